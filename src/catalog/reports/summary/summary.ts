import { portions } from '../../../core/model/history/event-rows.ts';
import { groupExpression, groupKeysOf, groupLabels } from '../../../core/model/history/grouping.ts';
import type { Filters, GroupKey } from '../../../core/model/history/filters.ts';
import { among } from '../../../core/model/history/report-filters.ts';
import { inOrder } from '../../../core/model/history/report-order.ts';
import { sureness, weakness } from '../../../core/model/history/report-sureness.ts';
import type { ReportQuery, ReportUnit } from '../../../core/model/history/report.ts';
import { amount, thousands } from '../../../core/model/history/show.ts';
import { where } from '../../../core/model/history/sql-text.ts';
import type { StoreRow } from '../../../core/model/history/tables.ts';
import { withoutChanges } from '../../../core/model/history/unanswered.ts';
import { examples } from './examples.ts';

const otherwise: readonly GroupKey[] = ['actor', 'class', 'object', 'field'];
/** Who made the changes. */
const ofActors = new Set<GroupKey>(['actor', 'class', 'confidence']);
const periods = new Set<GroupKey>(['day', 'week', 'month']);

/** Whether a row says itself how sure it is: its least sure change counts. */
const tellsDoubt = (filters: Filters): boolean => !groupKeysOf(filters, otherwise).includes('confidence');

/**
 * The share of those who are told or asked for is of everybody's changes of the same object, field and period, so who made them is
 * asked for last. Where nobody is, it is of all changes.
 */
function sql(query: ReportQuery): string {
  const { dialect } = query;
  const keys = groupKeysOf(query.filters, otherwise);
  const expression = (key: GroupKey): string => groupExpression(dialect, key, 'day');
  const { actors, ...everybody } = query.filters;
  const mine = among(dialect, 'actor', actors);
  const ofMine = (column: string, none = ' ELSE 0'): string => (mine === undefined ? column : `CASE WHEN ${mine} THEN ${column}${none} END`);
  const beside = mine === undefined && !keys.some((key) => ofActors.has(key)) ? [] : keys.filter((key) => !ofActors.has(key)).map((key) => `g_${key}`);
  const whole = `sum(n_all) OVER (${beside.length === 0 ? '' : `PARTITION BY ${beside.join(', ')}`})`;
  const grouped = `SELECT ${keys.map((key) => `${expression(key)} AS g_${key}`).join(', ')}, sum(changes) AS n_all, sum(${ofMine('changes')}) AS n_changes, sum(${ofMine('filled')}) AS n_filled, sum(${ofMine('cleared')}) AS n_cleared,
    max(${ofMine(weakness('confidence'), '')}) AS n_doubt, min(${ofMine('first_at', '')}) AS t_first, max(${ofMine('last_at', '')}) AS t_last FROM ${portions({ ...query, filters: everybody })} rows_in GROUP BY ${keys.map(expression).join(', ')}`;
  const shared = `SELECT ${keys.map((key) => `g_${key}`).join(', ')}, n_changes, n_filled, n_cleared, n_doubt, t_first, t_last, CAST(floor(1000.0 * n_changes / ${whole}) AS BIGINT) AS n_share FROM (${grouped}) sums`;
  const texts = keys.filter((key) => !periods.has(key)).map((key) => `g_${key}`);
  const order = ['n_changes DESC', ...keys.filter((key) => periods.has(key)).map((key) => `g_${key}`), ...(texts.length === 0 ? [] : [inOrder(dialect, ...texts)])];
  return `SELECT ${keys.map((key) => `g_${key} AS ${key}`).join(', ')}, n_changes AS changes, n_share AS share, n_filled AS filled, n_cleared AS cleared${tellsDoubt(query.filters) ? `, ${sureness('n_doubt')} AS confidence` : ''}, t_first AS first_change, t_last AS last_change
    FROM (${shared}) shares ${where([mine === undefined ? undefined : 'n_changes > 0'])} ORDER BY ${order.join(', ')}`;
}

function notes(rows: readonly StoreRow[]): readonly string[] {
  const of = (isMeant: (name: unknown) => boolean): number => rows.filter((row) => isMeant(row['class'])).reduce((sum, row) => sum + Number(row['changes']), 0);
  const [integrations, people] = [of((name) => name === 'integration'), of((name) => name === 'person')];
  if (integrations + people === 0) return [];
  const others = of((name) => name !== 'integration' && name !== 'person');
  return [`In these rows integrations made ${amount(integrations, 'change')}, people ${thousands(people)}${others === 0 ? '' : `, others ${thousands(others)}`}.`];
}

const summary: ReportUnit = {
  id: 'summary',
  title: 'Who changed what',
  question: 'Which integration changed which field, how often, and how much of it did people do?',
  needs: ['changes', 'actors', 'daily'],
  otherwise: withoutChanges,
  accepts: ['objects', 'fields', 'actors', 'since', 'until', 'groupBy', 'top'],
  top: 25,
  columns: ({ filters, facts }) => [
    ...groupKeysOf(filters, otherwise).map((key) => groupLabels[key]),
    { name: 'changes', label: 'Changes', type: 'integer' },
    { name: 'share', label: 'Share', type: 'integer', show: 'share' },
    // Only shared accounts are ever in doubt.
    ...(facts.present.has('attributions') && tellsDoubt(filters) ? [groupLabels.confidence] : []),
    { name: 'filled', label: 'Filled', type: 'integer' },
    { name: 'cleared', label: 'Cleared', type: 'integer' },
    { name: 'first_change', label: 'First', type: 'moment' },
    { name: 'last_change', label: 'Last', type: 'moment' },
  ],
  sql,
  notes,
  examples,
};
export default summary;
