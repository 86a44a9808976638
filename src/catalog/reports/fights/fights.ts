import { eventRows, frequentKeys } from '../../../core/model/history/event-rows.ts';
import { among } from '../../../core/model/history/report-filters.ts';
import { inOrder } from '../../../core/model/history/report-order.ts';
import { sureness, weakness } from '../../../core/model/history/report-sureness.ts';
import type { ReportQuery, ReportUnit } from '../../../core/model/history/report.ts';
import { where } from '../../../core/model/history/sql-text.ts';
import { examples } from './examples.ts';
import { noteOf } from './note.ts';

/** Fewer, of two actors on one field of one record, are chance: somebody corrects somebody once. */
const leastFlips = 3;
/** Three flips are five changes at the least. */
const leastChanges = leastFlips + 2;

/** Emptied is a value; where neither value is told (long texts), nobody knows what was written. Keys are never empty texts. */
const wrote = "CASE WHEN new_key IS NOT NULL THEN new_key WHEN old_key IS NOT NULL THEN '' END";

/**
 * A flip: rows n, n+1, n+2 of one field of one record, in order, of actors A, B, A, where the second A puts back what it had
 * written. Fields of records that changed too seldom are left out first: that halves time and memory (facts/performance 6).
 * Rows of one second are told apart by their Ids.
 */
function sql(query: ReportQuery): string {
  const { dialect, facts } = query;
  const { actors, ...everybody } = query.filters;
  const all = { ...query, filters: everybody };
  const key = dialect.hash64('c.object', 'c.record_id', 'c.field');
  const rows = eventRows(all, `c.kind = 'change' AND ${key} IN ${frequentKeys(all, key, leastChanges)}`);
  const back = (column: string, steps: number): string => `lag(${column}, ${steps}) OVER (PARTITION BY object, record_id, field ORDER BY changed_at, ${inOrder(dialect, 'change_id')})`;
  // Only attributions are ever unsure.
  const unsure = facts.present.has('attributions');
  const doubt = (steps: number): string => (steps === 0 ? weakness('confidence') : back(weakness('confidence'), steps));
  const weights = unsure ? `${doubt(0)} AS doubt, ${doubt(1)} AS doubt_1, ${doubt(2)} AS doubt_2` : '0 AS doubt, 0 AS doubt_1, 0 AS doubt_2';
  const windowed = `SELECT object, record_id, field, changed_at, actor, class, ${wrote} AS wrote, ${back('actor', 1)} AS actor_1, ${back('class', 1)} AS class_1,
    ${back('actor', 2)} AS actor_2, ${back(wrote, 2)} AS wrote_2, ${back('changed_at', 2)} AS at_2, ${weights} FROM ${rows} all_rows`;
  const first = (one: string, two: string): string => `CASE WHEN actor < actor_1 THEN ${one} ELSE ${two} END`;
  const flips = `SELECT object, record_id, field, changed_at, at_2, ${first('actor', 'actor_1')} AS name_a, ${first('class', 'class_1')} AS class_a, ${first('actor_1', 'actor')} AS name_b, ${first('class_1', 'class')} AS class_b,
    CASE WHEN doubt >= doubt_1 AND doubt >= doubt_2 THEN doubt WHEN doubt_1 >= doubt_2 THEN doubt_1 ELSE doubt_2 END AS worst FROM (${windowed}) w WHERE actor_2 = actor AND actor_1 <> actor AND wrote_2 = wrote`;
  const perRecord = `SELECT object, record_id, field, name_a, class_a, name_b, class_b, count(*) AS n, min(at_2) AS t_first, max(changed_at) AS t_last, sum(${dialect.secondsBetween('at_2', 'changed_at')}) AS seconds, max(worst) AS n_worst
    FROM (${flips}) f GROUP BY object, record_id, field, name_a, class_a, name_b, class_b HAVING count(*) >= ${leastFlips}`;
  const mine = [among(dialect, 'name_a', actors), among(dialect, 'name_b', actors)].filter((condition) => condition !== undefined).join(' OR ');
  return `SELECT object, field, name_a AS actor, name_b AS other, min(class_a) AS class, min(class_b) AS other_class, sum(n) AS flips, count(*) AS records, min(t_first) AS first_flip, max(t_last) AS last_flip,
    CAST(floor(1.0 * sum(seconds) / sum(n)) AS BIGINT) AS seconds_between, ${sureness('max(n_worst)')} AS confidence
    FROM (${perRecord}) r ${where([mine === '' ? undefined : `(${mine})`])} GROUP BY object, field, name_a, name_b ORDER BY sum(n) DESC, ${inOrder(dialect, 'object', 'field', 'name_a', 'name_b')}`;
}

const fights: ReportUnit = {
  id: 'fights',
  title: 'Who overwrites whom',
  question: 'Which two keep overwriting the same field of the same record back and forth?',
  needs: ['changes', 'actors'],
  otherwise: 'Collect first: sf integration-user report history --target-org ORG',
  accepts: ['objects', 'fields', 'actors', 'since', 'until', 'record', 'top'],
  top: 20,
  columns: ({ facts }) => [
    { name: 'object', label: 'Object', type: 'text' },
    { name: 'field', label: 'Field', type: 'text' },
    { name: 'actor', label: 'One', type: 'text', show: 'actor' },
    { name: 'other', label: 'The other', type: 'text', show: 'actor' },
    { name: 'flips', label: 'Times', type: 'integer' },
    { name: 'records', label: 'Records', type: 'integer' },
    { name: 'first_flip', label: 'First', type: 'moment' },
    { name: 'last_flip', label: 'Last', type: 'moment' },
    { name: 'seconds_between', label: 'A round', type: 'integer', show: 'seconds' },
    ...(facts.present.has('attributions') ? [{ name: 'confidence', label: 'How sure', type: 'text' as const }] : []),
  ],
  sql: (query) => sql(query),
  notes: (rows) => rows.slice(0, 5).map(noteOf),
  examples,
};
export default fights;
