import { contestedKeys, eventRows } from './event-rows.ts';
import { among } from './report-filters.ts';
import { inOrder } from './report-order.ts';
import { weakness } from './report-sureness.ts';
import type { ReportQuery } from './report.ts';
import { where } from './sql-text.ts';

/** Fewer, of two actors on one field of one record, are chance: somebody corrects somebody once. */
const leastFlips = 3;
/** Three flips are five changes at the least, and each writes what was written before. */
const leastChanges = leastFlips + 2;

/** Emptied is a value; where neither value is told (long texts), nobody knows what was written. Keys are never empty texts. */
const wrote = "CASE WHEN new_key IS NOT NULL THEN new_key WHEN old_key IS NOT NULL THEN '' END";

/**
 * Changes of fields that more than one changed, often enough. Of a look-up, Salesforce writes a row with names and one with Ids (facts 2 [K]),
 * and only the first counts; but two records may have one name, so what was written is read from the second where it is there.
 */
function contested(query: ReportQuery): string {
  const { dialect, at } = query;
  const key = dialect.hash64('c.object', 'c.record_id', 'c.field');
  const keys = contestedKeys(query, { key, wrote, leastChanges, leastAgain: leastFlips });
  const worth = `c.kind = 'change' AND ${key} IN (SELECT k FROM contested_keys)`;
  const lookUps = `(SELECT DISTINCT field FROM ${dialect.source('changes', at)} i WHERE NOT i.counted)`;
  const columns = 'change_id, object, record_id, field, changed_at, old_key, new_key, actor, class, confidence';
  const idRows = 'max(CASE WHEN counted THEN 0 ELSE 1 END) OVER (PARTITION BY object, record_id, field, user_id, changed_at)';
  return `(WITH contested_keys AS ${keys}
    SELECT ${columns} FROM ${eventRows(query, `c.counted AND c.field NOT IN ${lookUps} AND ${worth}`)} plain
    UNION ALL SELECT ${columns} FROM (SELECT ${columns}, counted, ${idRows} AS id_rows FROM ${eventRows(query, `c.field IN ${lookUps} AND ${worth}`)} both_rows) l WHERE id_rows = 0 OR NOT counted)`;
}

/** The same, each beside the two before it. */
function beside(query: ReportQuery): string {
  const { dialect, facts } = query;
  const back = (column: string, steps: number): string => `lag(${column}, ${steps}) OVER (PARTITION BY object, record_id, field ORDER BY changed_at, ${inOrder(dialect, 'change_id')})`;
  const doubt = weakness('confidence');
  // Only attributions are ever unsure.
  const doubts = facts.present.has('attributions') ? `${doubt} AS doubt, ${back(doubt, 1)} AS doubt_1, ${back(doubt, 2)} AS doubt_2` : '0 AS doubt, 0 AS doubt_1, 0 AS doubt_2';
  return `SELECT object, record_id, field, changed_at, actor, class, ${wrote} AS wrote, ${back('actor', 1)} AS actor_1, ${back('class', 1)} AS class_1,
    ${back('actor', 2)} AS actor_2, ${back(wrote, 2)} AS wrote_2, ${back('changed_at', 2)} AS at_2, ${doubts} FROM ${contested(query)} rows_in`;
}

/**
 * Fights: two actors, one field of one record, three flips or more. `object, record_id, field, name_a, class_a, name_b, class_b,
 * n_flips, t_first, t_last, n_seconds, worst`; name_a comes before name_b. A subquery in parentheses, without an alias.
 *
 * A flip: rows n, n+1, n+2 of one field of one record, in order, of actors A, B, A, where the second A puts back what it had
 * written. Fields of records that changed too seldom, or by one alone, are left out first: the window is what costs (facts/performance 6).
 * Rows of one second are told apart by their Ids. Who is asked for is asked last, for the other one is needed to see a flip.
 */
export function fightsByRecord(query: ReportQuery): string {
  const { dialect } = query;
  const { actors, ...everybody } = query.filters;
  const first = (one: string, two: string): string => `CASE WHEN actor < actor_1 THEN ${one} ELSE ${two} END`;
  const flips = `SELECT object, record_id, field, changed_at, at_2, ${first('actor', 'actor_1')} AS name_a, ${first('class', 'class_1')} AS class_a, ${first('actor_1', 'actor')} AS name_b, ${first('class_1', 'class')} AS class_b,
    CASE WHEN doubt >= doubt_1 AND doubt >= doubt_2 THEN doubt WHEN doubt_1 >= doubt_2 THEN doubt_1 ELSE doubt_2 END AS doubts
    FROM (${beside({ ...query, filters: everybody })}) w WHERE actor_2 = actor AND actor_1 <> actor AND wrote_2 = wrote`;
  const mine = [among(dialect, 'name_a', actors), among(dialect, 'name_b', actors)].filter((condition) => condition !== undefined).join(' OR ');
  return `(SELECT object, record_id, field, name_a, min(class_a) AS class_a, name_b, min(class_b) AS class_b, count(*) AS n_flips, min(at_2) AS t_first, max(changed_at) AS t_last, sum(${dialect.secondsBetween('at_2', 'changed_at')}) AS n_seconds, max(doubts) AS worst
    FROM (${flips}) f ${where([mine === '' ? undefined : `(${mine})`])} GROUP BY object, record_id, field, name_a, name_b HAVING count(*) >= ${leastFlips})`;
}
