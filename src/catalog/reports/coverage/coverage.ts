import { among, amongFields } from '../../../core/model/history/report-filters.ts';
import { comparedField } from '../../../core/model/history/report-fields.ts';
import { inOrder } from '../../../core/model/history/report-order.ts';
import type { ReportQuery, ReportUnit } from '../../../core/model/history/report.ts';
import { where } from '../../../core/model/history/sql-text.ts';
import { withoutSpecs } from '../../../core/model/history/unanswered.ts';
import { examples } from './examples.ts';
import { notes } from './notes.ts';

/**
 * Tracked fields an object may have (facts 1.6 [A/B]): 20, 60 with Field Audit Trail, 200 in newer orgs. Nothing tells which org is
 * which but an object that tracks more.
 */
const limits = [20, 60, 200] as const;
const limitOf = (most: string): string => `CASE WHEN ${most} <= ${limits[0]} THEN ${limits[0]} WHEN ${most} <= ${limits[1]} THEN ${limits[1]} ELSE ${limits[2]} END`;

/** Why the history of a declared field is not kept: what no switch can mend is asked first. */
const why = `CASE WHEN o.o_key IS NULL THEN 'not known' WHEN t.can_track = 0 THEN 'cannot be tracked' WHEN t.f_key IS NULL THEN 'field not seen' WHEN o.is_on = 0 THEN 'object not tracked' WHEN o.n_tracked >= o.n_limit THEN 'limit reached' ELSE 'field not tracked' END`;

function sql(query: ReportQuery): string {
  const { dialect, at, filters } = query;
  const declared = `SELECT DISTINCT integration, object, field, direction, lower(object) AS o_key, ${comparedField('field')} AS f_key FROM ${dialect.source('declared', at)} d
    ${where(["field <> '' AND direction <> 'retired'", among(dialect, 'object', filters.objects), amongFields(dialect, 'field', filters.fields), among(dialect, 'integration', filters.actors)])}`;
  const tracked = dialect.source('tracked', at);
  const is = (condition: string): string => `CASE WHEN ${condition} THEN 1 ELSE 0 END`;
  // An object of which only fields are known is tracked where one of them is.
  const counted = `SELECT lower(object) AS o_key, max(${is('tracked')}) AS is_on, sum(${is("tracked AND field <> ''")}) AS n_tracked FROM ${tracked} t GROUP BY lower(object)`;
  const objects = `SELECT o_key, is_on, n_tracked, ${limitOf('max(n_tracked) OVER ()')} AS n_limit FROM (${counted}) n`;
  const fields = `SELECT lower(object) AS o_key, ${comparedField('field')} AS f_key, min(label) AS label, max(${is('tracked')}) AS is_tracked, max(${is('can_track')}) AS can_track FROM ${tracked} t WHERE field <> '' GROUP BY lower(object), ${comparedField('field')}`;
  return `SELECT d.object AS object, d.field AS field, coalesce(t.label, d.field) AS label, d.integration AS integration, d.direction AS direction, ${why} AS why,
    CASE WHEN o.n_tracked < o.n_limit THEN o.n_limit - o.n_tracked ELSE 0 END AS room, coalesce(o.n_limit, ${limits[0]}) AS most
    FROM (${declared}) d LEFT JOIN (${objects}) o ON o.o_key = d.o_key LEFT JOIN (${fields}) t ON t.o_key = d.o_key AND t.f_key = d.f_key
    WHERE coalesce(t.is_tracked, 0) = 0 ORDER BY ${inOrder(dialect, 'd.object', 'd.field', 'd.integration', 'd.direction')}`;
}

const coverage: ReportUnit = {
  id: 'coverage',
  title: 'Fields without history',
  question: 'Which fields of the specs have no history, and how is it turned on?',
  needs: ['declared', 'tracked'],
  otherwise: ({ present }) => (present.has('declared') ? 'Which fields the org keeps history of was not read. Read it: sf integration-user report history --target-org ORG' : withoutSpecs),
  accepts: ['objects', 'fields', 'actors', 'top'],
  top: 200,
  columns: () => [
    { name: 'object', label: 'Object', type: 'text' },
    { name: 'field', label: 'Field', type: 'text' },
    { name: 'label', label: 'Label', type: 'text' },
    { name: 'integration', label: 'Integration', type: 'text', show: 'actor' },
    { name: 'direction', label: 'Direction', type: 'text' },
    { name: 'why', label: 'Why', type: 'text' },
  ],
  sql,
  notes,
  examples,
};
export default coverage;
