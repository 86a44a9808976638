import { eventRows } from '../../../core/model/history/event-rows.ts';
import type { ReportQuery, ReportUnit } from '../../../core/model/history/report.ts';
import type { StoreRow } from '../../../core/model/history/tables.ts';
import { examples } from './examples.ts';

/** Fewer are chance: somebody corrects somebody once. */
const leastFlips = 3;

/**
 * A flip: rows n, n+1, n+2 of one field of one record, in order, of actors A, B, A, where the second A puts back what it had
 * written. Keys with fewer than three rows cannot hold one: leaving them out first halves time and memory
 * (facts/performance 6). Rows of one second are told apart by their Ids.
 */
function sql(query: ReportQuery): string {
  const { dialect } = query;
  const { actors, ...everybody } = query.filters;
  const rows = (): string => eventRows({ ...query, filters: everybody });
  const key = dialect.hash64('object', 'record_id', 'field');
  const candidates = `SELECT ${key} AS k FROM ${rows()} counted_rows WHERE kind = 'change' GROUP BY ${key} HAVING count(*) >= ${leastFlips}`;
  const order = `PARTITION BY object, record_id, field ORDER BY changed_at, ${dialect.binary('change_id')}`;
  const back = (column: string, steps: number): string => `lag(${column}, ${steps}) OVER (${order})`;
  const windowed = `SELECT object, record_id, field, changed_at, actor, class, new_key, ${back('actor', 1)} AS actor_1, ${back('class', 1)} AS class_1, ${back('actor', 2)} AS actor_2, ${back('new_key', 2)} AS key_2, ${back('changed_at', 2)} AS at_2
    FROM ${rows()} all_rows WHERE kind = 'change' AND ${key} IN (SELECT k FROM (${candidates}) keys)`;
  const first = (one: string, two: string): string => `CASE WHEN actor < actor_1 THEN ${one} ELSE ${two} END`;
  const flips = `SELECT object, record_id, field, changed_at, at_2, ${first('actor', 'actor_1')} AS name_a, ${first('class', 'class_1')} AS class_a, ${first('actor_1', 'actor')} AS name_b, ${first('class_1', 'class')} AS class_b
    FROM (${windowed}) w WHERE actor_2 = actor AND actor_1 <> actor AND (key_2 = new_key OR (key_2 IS NULL AND new_key IS NULL))`;
  const perRecord = `SELECT object, record_id, field, name_a, class_a, name_b, class_b, count(*) AS n, min(at_2) AS t_first, max(changed_at) AS t_last, sum(${dialect.secondsBetween('at_2', 'changed_at')}) AS seconds
    FROM (${flips}) f GROUP BY object, record_id, field, name_a, class_a, name_b, class_b`;
  const mine = actors === undefined || actors.length === 0 ? '' : actors.map((name) => dialect.text(name.toLowerCase())).join(', ');
  return `SELECT object, field, name_a AS actor, name_b AS other, min(class_a) AS class, min(class_b) AS other_class, sum(n) AS flips, count(*) AS records, min(t_first) AS first_flip, max(t_last) AS last_flip, CAST(floor(1.0 * sum(seconds) / sum(n)) AS BIGINT) AS seconds_between
    FROM (${perRecord}) r ${mine === '' ? '' : `WHERE lower(name_a) IN (${mine}) OR lower(name_b) IN (${mine})`} GROUP BY object, field, name_a, name_b HAVING sum(n) >= ${leastFlips}
    ORDER BY sum(n) DESC, ${['object', 'field', 'name_a', 'name_b'].map((column) => dialect.binary(column)).join(', ')}`;
}

const span = (seconds: number): string => {
  if (seconds < 120) return `${seconds} seconds`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} minutes`;
  return seconds < 172_800 ? `${Math.round(seconds / 3_600)} hours` : `${Math.round(seconds / 86_400)} days`;
};

/** One machine against another is a loop; with a person in it somebody corrects what a machine writes. */
function noteOf(row: StoreRow): string {
  const { actor, other, object, field, flips, records, seconds_between: seconds, class: one, other_class: two } = row;
  const what = `${String(actor)} and ${String(other)} overwrite ${String(object)}.${String(field)} back and forth: ${String(flips)} times on ${String(records)} ${records === 1 ? 'record' : 'records'}, about ${span(Number(seconds))} for each round.`;
  if (one !== 'person' && two !== 'person') return `${what} Likely a loop: each writes its own value when the other has changed it. Let only one of them write the field.`;
  return one === 'person' && two === 'person' ? `${what} Two people: agree on who decides.` : `${what} Somebody corrects by hand what an integration puts back. Let only one of them own the field.`;
}

const fights: ReportUnit = {
  id: 'fights',
  title: 'Who overwrites whom',
  question: 'Which two keep overwriting the same field of the same record back and forth?',
  needs: ['changes', 'actors'],
  otherwise: 'Collect first: sf integration-user report history --target-org ORG',
  accepts: ['objects', 'fields', 'actors', 'since', 'until', 'record', 'top'],
  top: 20,
  columns: () => [
    { name: 'object', label: 'Object', type: 'text' },
    { name: 'field', label: 'Field', type: 'text' },
    { name: 'actor', label: 'One', type: 'text', show: 'actor' },
    { name: 'other', label: 'The other', type: 'text', show: 'actor' },
    { name: 'flips', label: 'Times', type: 'integer' },
    { name: 'records', label: 'Records', type: 'integer' },
    { name: 'first_flip', label: 'First', type: 'moment' },
    { name: 'last_flip', label: 'Last', type: 'moment' },
    { name: 'seconds_between', label: 'A round', type: 'integer', show: 'seconds' },
  ],
  sql: (query) => sql(query),
  notes: (rows) => rows.slice(0, 5).map(noteOf),
  examples,
};
export default fights;
