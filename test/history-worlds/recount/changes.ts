import { groupsOf } from './groups.ts';
import type { Row } from './read.ts';

/** What rows mean, whoever it counts for. */
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

const idType = 'EntityId';

function kindOf(field: string): Change['kind'] {
  if (field === 'created') return 'created';
  return /^[a-z]/.test(field) && !field.includes('__') ? 'event' : 'change';
}

const oneRow = ({ id, at, object, record, field, user, oldValue, newValue }: Row): Change => ({ id, at, object, record, field, kind: kindOf(field), user, oldValue, newValue });
const twoRows = (names: Row, ids: Row): Change => ({ ...oneRow(ids), id: names.id < ids.id ? names.id : ids.id, oldName: names.oldValue, newName: names.newValue });

/** The first row with names goes with the first one with ids, the second with the second; what is left over stands alone. */
function paired(rows: readonly Row[]): readonly Change[] {
  const ids = rows.filter(({ dataType }) => dataType === idType);
  const others = rows.filter(({ dataType }) => dataType !== idType);
  const pairs = others.map((names, place) => {
    const own = ids[place];
    return own === undefined ? oneRow(names) : twoRows(names, own);
  });
  return [...pairs, ...ids.slice(others.length).map(oneRow)];
}

export const inOrder = (one: { readonly at: number; readonly id: string }, other: { readonly at: number; readonly id: string }): number => one.at - other.at || (one.id < other.id ? -1 : 1);

/** One change for each row, but one for the two rows of a look-up. */
export const changesOf = (rows: readonly Row[]): readonly Change[] => [...groupsOf(rows, ({ object, record, field, at, user }) => [object, record, field, at, user].join('\n')).values()].flatMap(paired).toSorted(inOrder);
