import { portions } from '../../../core/model/history/event-rows.ts';
import { isCandidate } from '../../../core/model/history/report-candidates.ts';
import { among, amongFields } from '../../../core/model/history/report-filters.ts';
import { comparedField } from '../../../core/model/history/report-fields.ts';
import { inOrder } from '../../../core/model/history/report-order.ts';
import { sureness, weakness } from '../../../core/model/history/report-sureness.ts';
import type { ReportQuery, ReportUnit } from '../../../core/model/history/report.ts';
import { where } from '../../../core/model/history/sql-text.ts';
import { withoutChanges, withoutSpecs } from '../../../core/model/history/unanswered.ts';
import { examples } from './examples.ts';
import { notes } from './notes.ts';

/**
 * Writes that a spec does not allow. Events such as an owner's assignment are none: Salesforce makes them. What may have been
 * somebody else's breaches nothing.
 */
function breaches(query: ReportQuery): string {
  const declared = query.dialect.source('declared', query.at);
  const objects = `SELECT integration, lower(object) AS o_key, max(CASE WHEN field = '' AND direction = 'create' THEN 1 ELSE 0 END) AS may_create FROM ${declared} d GROUP BY integration, lower(object)`;
  const fields = `SELECT integration, lower(object) AS o_key, ${comparedField('field')} AS f_key, max(CASE WHEN direction = 'outbound' THEN 0 ELSE 1 END) AS may_write FROM ${declared} d WHERE field <> '' GROUP BY integration, lower(object), ${comparedField('field')}`;
  const why = `CASE WHEN o.o_key IS NULL THEN 'object not in the spec' WHEN p.kind = 'created' AND o.may_create = 1 THEN '' WHEN p.kind = 'created' THEN 'may not create'
    WHEN f.f_key IS NULL THEN 'field not in the spec' WHEN f.may_write = 0 THEN 'only read, says the spec' ELSE '' END`;
  const judged = `SELECT s.integration AS integration, p.object AS object, p.field AS field, ${why} AS why, p.changes AS n, p.first_at AS first_at, p.last_at AS last_at, ${weakness('p.confidence')} AS doubt
    FROM ${portions(query)} p JOIN (SELECT DISTINCT integration FROM ${declared} d) s ON lower(s.integration) = lower(p.actor)
    LEFT JOIN (${objects}) o ON o.integration = s.integration AND o.o_key = lower(p.object)
    LEFT JOIN (${fields}) f ON f.integration = s.integration AND f.o_key = lower(p.object) AND f.f_key = ${comparedField('p.field')}
    WHERE p.kind <> 'event' AND p.confidence <> 'ambiguous'`;
  return `SELECT integration, object, field, why, sum(n) AS n_changes, min(first_at) AS t_first, max(last_at) AS t_last, max(doubt) AS worst FROM (${judged}) j WHERE why <> '' GROUP BY integration, object, field, why`;
}

/** Fields that are written according to a spec, have history, and that nobody saw it write. Without what is tracked, a field has history where anybody changed it. */
function silent(query: ReportQuery): string {
  const { dialect, at, filters, facts } = query;
  const { actors, ...everybody } = filters;
  const all = portions({ ...query, filters: everybody });
  const key = `lower(object) AS o_key, ${comparedField('field')} AS f_key`;
  const keyed = (condition: string): string => `SELECT lower(actor) AS who, ${key}, min(first_at) AS first_at FROM ${all} p WHERE ${condition} GROUP BY lower(actor), lower(object), ${comparedField('field')}`;
  const tracked = facts.present.has('tracked') ? `SELECT DISTINCT ${key} FROM ${dialect.source('tracked', at)} t WHERE tracked AND field <> ''` : `SELECT DISTINCT ${key} FROM ${all} t`;
  const declared = `SELECT integration, object, field, ${key} FROM ${dialect.source('declared', at)} d ${where(["field <> '' AND direction NOT IN ('outbound', 'retired')", among(dialect, 'object', filters.objects), amongFields(dialect, 'field', filters.fields), among(dialect, 'integration', actors)])}`;
  const perhaps = `SELECT DISTINCT n.integration AS integration, n.o_key AS o_key, n.f_key AS f_key FROM (${declared}) n JOIN (${keyed("confidence = 'ambiguous'")}) m ON m.o_key = n.o_key AND m.f_key = n.f_key WHERE ${isCandidate('n.integration', 'm.who')}`;
  return `SELECT d.integration AS integration, d.object AS object, d.field AS field, CASE WHEN m.integration IS NULL THEN 'never written' ELSE 'perhaps never written' END AS why, 0 AS n_changes, w.first_at AS t_first, w.first_at AS t_last, 0 AS worst
    FROM (${declared}) d JOIN (${tracked}) t ON t.o_key = d.o_key AND t.f_key = d.f_key
    LEFT JOIN (${keyed("confidence <> 'ambiguous'")}) w ON w.who = lower(d.integration) AND w.o_key = d.o_key AND w.f_key = d.f_key
    LEFT JOIN (${perhaps}) m ON m.integration = d.integration AND m.o_key = d.o_key AND m.f_key = d.f_key WHERE w.who IS NULL`;
}

const sql = (query: ReportQuery): string =>
  `SELECT integration, object, field, why, n_changes AS changes, t_first AS first_change, t_last AS last_change, ${sureness('worst')} AS confidence
    FROM (SELECT * FROM (${breaches(query)}) b UNION ALL SELECT * FROM (${silent(query)}) s) both_kinds ORDER BY n_changes DESC, ${inOrder(query.dialect, 'integration', 'object', 'field', 'why')}`;

const conformance: ReportUnit = {
  id: 'conformance',
  title: 'Held against the specs',
  question: 'Which writes does a spec not allow, and which fields that it allows were never written?',
  needs: ['changes', 'actors', 'daily', 'declared'],
  otherwise: (facts) => (facts.present.has('declared') ? withoutChanges(facts) : withoutSpecs),
  accepts: ['objects', 'fields', 'actors', 'since', 'until', 'top'],
  top: 50,
  columns: () => [
    { name: 'integration', label: 'Integration', type: 'text', show: 'actor' },
    { name: 'object', label: 'Object', type: 'text' },
    { name: 'field', label: 'Field', type: 'text' },
    { name: 'why', label: 'What is the matter', type: 'text' },
    { name: 'changes', label: 'Changes', type: 'integer' },
    { name: 'first_change', label: 'First', type: 'moment' },
    { name: 'last_change', label: 'Last', type: 'moment' },
    { name: 'confidence', label: 'How sure', type: 'text' },
  ],
  sql,
  notes,
  examples,
};
export default conformance;
