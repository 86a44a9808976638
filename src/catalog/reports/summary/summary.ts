import { dailyRows, eventRows, wholeDays } from '../../../core/model/history/event-rows.ts';
import { groupExpression, groupKeysOf, groupLabels } from '../../../core/model/history/grouping.ts';
import type { GroupKey } from '../../../core/model/history/filters.ts';
import type { ReportQuery, ReportUnit } from '../../../core/model/history/report.ts';
import { classWords } from '../../../core/model/history/actor.ts';
import { examples } from './examples.ts';

const otherwise: readonly GroupKey[] = ['actor', 'class', 'object', 'field'];
/** Who made the changes; the share is of everybody's in the same object, field and period. */
const ofActors = new Set<GroupKey>(['actor', 'class', 'confidence']);

/** Changes from days where days tell enough, which is a thousandth of the work. */
function added(query: ReportQuery): string {
  if (wholeDays(query.filters)) return `(SELECT object, field, kind, day AS at_day, actor, class, confidence, changes, filled, cleared, first_at, last_at FROM ${dailyRows(query)} days)`;
  const when = (condition: string): string => `CASE WHEN ${condition} THEN 1 ELSE 0 END`;
  return `(SELECT object, field, kind, ${query.dialect.day('changed_at')} AS at_day, actor, class, confidence, 1 AS changes, ${when('old_key IS NULL AND new_key IS NOT NULL')} AS filled,
    ${when('old_key IS NOT NULL AND new_key IS NULL')} AS cleared, changed_at AS first_at, changed_at AS last_at FROM ${eventRows(query)} events)`;
}

function sql(query: ReportQuery): string {
  const { dialect } = query;
  const keys = groupKeysOf(query.filters, otherwise);
  const expression = (key: GroupKey): string => groupExpression(dialect, key, 'at_day');
  const others = keys.filter((key) => !ofActors.has(key)).map((key) => `g_${key}`);
  const whole = `sum(n_changes) OVER (${others.length === 0 ? '' : `PARTITION BY ${others.join(', ')}`})`;
  // Shares are of everybody's changes, so who made them is asked for last.
  const { actors, ...everybody } = query.filters;
  const mine = actors === undefined || actors.length === 0 || !keys.includes('actor') ? '' : `WHERE lower(g_actor) IN (${actors.map((name) => dialect.text(name.toLowerCase())).join(', ')})`;
  const grouped = `SELECT ${keys.map((key) => `${expression(key)} AS g_${key}`).join(', ')}, sum(changes) AS n_changes, sum(filled) AS n_filled, sum(cleared) AS n_cleared, min(first_at) AS t_first, max(last_at) AS t_last
    FROM ${added({ ...query, filters: keys.includes('actor') ? everybody : query.filters })} rows_in GROUP BY ${keys.map(expression).join(', ')}`;
  const shared = `SELECT ${keys.map((key) => `g_${key}`).join(', ')}, n_changes, n_filled, n_cleared, t_first, t_last, CAST(floor(1000.0 * n_changes / ${whole}) AS BIGINT) AS n_share FROM (${grouped}) sums`;
  return `SELECT ${keys.map((key) => `g_${key} AS ${key}`).join(', ')}, n_changes AS changes, n_share AS share, n_filled AS filled, n_cleared AS cleared, t_first AS first_change, t_last AS last_change
    FROM (${shared}) shares ${mine} ORDER BY n_changes DESC, ${keys.map((key) => dialect.binary(`g_${key}`)).join(', ')}`;
}

const summary: ReportUnit = {
  id: 'summary',
  title: 'Who changed what',
  question: 'Which integration changed which field, how often, and how much of it did people do?',
  needs: ['changes', 'actors', 'daily'],
  otherwise: 'Collect first: sf integration-user report history --target-org ORG',
  accepts: ['objects', 'fields', 'actors', 'since', 'until', 'groupBy', 'top'],
  top: 25,
  columns: ({ filters }) => [
    ...groupKeysOf(filters, otherwise).map((key) => groupLabels[key]),
    { name: 'changes', label: 'Changes', type: 'integer' },
    { name: 'share', label: 'Share', type: 'integer', show: 'share' },
    { name: 'filled', label: 'Filled', type: 'integer' },
    { name: 'cleared', label: 'Cleared', type: 'integer' },
    { name: 'first_change', label: 'First', type: 'moment' },
    { name: 'last_change', label: 'Last', type: 'moment' },
  ],
  sql,
  notes: (rows) => {
    const of = (name: string): number => rows.filter((row) => row['class'] === name).reduce((sum, row) => sum + Number(row['changes']), 0);
    const [byIntegrations, byPeople] = [of('integration'), of('person')];
    if (byIntegrations + byPeople === 0) return [];
    return [`In these rows integrations made ${byIntegrations} changes, each a ${classWords.integration}'s own, and people ${byPeople}.`];
  },
  examples,
};
export default summary;
