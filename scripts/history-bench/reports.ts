/** Each report of a store against SQL that somebody who knows DuckDB and this store would write by hand, over the same Parquet. */
import type { StoreFacts } from '../../src/core/model/history/report.ts';

/** Where reports leave out what they need to be right for every store, hand-written SQL may: no shared accounts, no look-ups, one engine. */
export function handWritten(root: string): Readonly<Record<string, string>> {
  const daily = `read_parquet('${root}/daily/*/*/*.parquet')`;
  const changes = `read_parquet('${root}/changes/*/*/*.parquet')`;
  const actors = `read_parquet('${root}/actors/*.parquet')`;
  const flips = `SELECT c.object, c.record_id, c.field, a.actor AS a0, lag(a.actor) OVER w AS a1, lag(a.actor, 2) OVER w AS a2, coalesce(new_key, '') AS v0, lag(coalesce(new_key, ''), 2) OVER w AS v2
    FROM ${changes} c JOIN ${actors} a USING (user_id)
    WHERE counted AND kind = 'change' AND hash(c.object, c.record_id, c.field) IN (SELECT hash(object, record_id, field) FROM ${changes} WHERE counted AND kind = 'change' GROUP BY 1 HAVING count(*) >= 5)
    WINDOW w AS (PARTITION BY c.object, c.record_id, c.field ORDER BY changed_at, change_id)`;
  return {
    summary: `SELECT *, n / sum(n) OVER (PARTITION BY object, field) FROM (SELECT actor, class, object, field, sum(changes) AS n, sum(filled), sum(cleared), min(first_at), max(last_at) FROM ${daily} JOIN ${actors} USING (user_id) GROUP BY ALL) ORDER BY n DESC LIMIT 25`,
    timeline: `SELECT actor, sum(n) AS total, string_agg(n::VARCHAR, ',' ORDER BY day), min(t0), max(t1) FROM (SELECT actor, day, sum(changes) AS n, min(first_at) AS t0, max(last_at) AS t1 FROM ${daily} JOIN ${actors} USING (user_id) GROUP BY ALL) GROUP BY actor ORDER BY total DESC LIMIT 100`,
    seen: `SELECT actor, class, object, min(first_at), max(last_at) AS last_seen, sum(changes) FROM ${daily} JOIN ${actors} USING (user_id) GROUP BY ALL ORDER BY last_seen LIMIT 100`,
    fights: `SELECT object, field, least(a0, a1), greatest(a0, a1), sum(n) AS flips FROM (SELECT object, record_id, field, least(a0, a1) AS a0, greatest(a0, a1) AS a1, count(*) AS n FROM (${flips}) WHERE a0 = a2 AND a0 <> a1 AND v0 = v2 GROUP BY ALL HAVING n >= 3) GROUP BY ALL ORDER BY flips DESC LIMIT 20`,
    record: `SELECT c.*, a.actor FROM ${changes} c JOIN ${actors} a USING (user_id) WHERE counted AND record_id = (SELECT min(record_id) FROM ${changes}) ORDER BY changed_at, change_id LIMIT 200`,
  };
}

/** Nothing that looks at every change is faster. */
export const countOf = (root: string): string => `SELECT count(*), count(old_key), count(new_key) FROM read_parquet('${root}/changes/*/*/*.parquet')`;

/** The same question of the changes themselves, without the days added up. */
export const rawSummary = (root: string): string =>
  `SELECT actor, class, object, field, count(*) AS n, min(changed_at), max(changed_at) FROM read_parquet('${root}/changes/*/*/*.parquet') JOIN read_parquet('${root}/actors/*.parquet') USING (user_id) WHERE counted GROUP BY ALL ORDER BY n DESC LIMIT 25`;

export const factsNow = (present: StoreFacts['present']): StoreFacts => ({ present, values: false, now: '2026-11-22T00:00:00.000Z' });
