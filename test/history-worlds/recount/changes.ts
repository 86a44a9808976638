import type { Row } from './read.ts';

/** What rows mean, and who it counts for once somebody has said so. */
export interface Change {
  readonly id: string;
  readonly at: number;
  readonly object: string;
  readonly record: string;
  readonly field: string;
  readonly kind: 'change' | 'created' | 'event';
  readonly user: string;
  readonly oldValue: string | null;
  readonly newValue: string | null;
  readonly oldName?: string | null;
  readonly newName?: string | null;
}

function changeOf(names: Row | undefined, ids: Row | undefined): Change | undefined {
  const row = names ?? ids;
  if (row === undefined) return undefined;
  const { at, object, record, field, user } = row;
  const id = [names?.id, ids?.id].filter((one) => one !== undefined).toSorted()[0] ?? '';
  const kind = field === 'created' ? 'created' : /^[a-z]/.test(field) && !field.includes('__') ? 'event' : 'change';
  const { oldValue, newValue } = ids ?? row;
  return { id, at, object, record, field, kind, user, oldValue, newValue, ...(names === undefined || ids === undefined ? {} : { oldName: names.oldValue, newName: names.newValue }) };
}

/** One change for each row, but for the rows with names and with ids of a look-up, which are one: the first with the first, the second with the second. */
export function changesOf(rows: readonly Row[]): readonly Change[] {
  const moments = Map.groupBy(rows, ({ object, record, field, at, user }) => [object, record, field, at, user].join('\n'));
  const changes = [...moments.values()].flatMap((group) => {
    const ids = group.filter(({ dataType }) => dataType === 'EntityId');
    const others = group.filter(({ dataType }) => dataType !== 'EntityId');
    return Array.from({ length: Math.max(ids.length, others.length) }, (_, place) => changeOf(others[place], ids[place])).filter((change) => change !== undefined);
  });
  return changes.toSorted((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
}
