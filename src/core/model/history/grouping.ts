import type { Dialect } from './dialect.ts';
import type { Filters, GroupKey } from './filters.ts';
import type { ReportColumn } from './report.ts';

/** What each key is called above its column. */
export const groupLabels: Readonly<Record<GroupKey, ReportColumn>> = {
  actor: { name: 'actor', label: 'Who', type: 'text', show: 'actor' },
  class: { name: 'class', label: 'Kind of user', type: 'text' },
  object: { name: 'object', label: 'Object', type: 'text' },
  field: { name: 'field', label: 'Field', type: 'text' },
  kind: { name: 'kind', label: 'Kind of change', type: 'text' },
  confidence: { name: 'confidence', label: 'How sure', type: 'text' },
  day: { name: 'day', label: 'Day', type: 'day' },
  week: { name: 'week', label: 'Week from', type: 'day' },
  month: { name: 'month', label: 'Month from', type: 'day' },
};

export function groupKeysOf({ groupBy }: Filters, otherwise: readonly GroupKey[]): readonly GroupKey[] {
  return groupBy === undefined || groupBy.length === 0 ? otherwise : [...new Set(groupBy)];
}

/** What to group by; periods are made of the column that holds a day. */
export function groupExpression(dialect: Dialect, key: GroupKey, day: string): string {
  if (key === 'day') return dialect.day(day);
  if (key === 'week') return dialect.week(day);
  return key === 'month' ? dialect.month(day) : key;
}
