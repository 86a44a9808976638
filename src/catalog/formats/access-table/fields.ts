import type { AccessRow, AccessState } from '../../../core/model/access-view.ts';
import { fieldsByObject, type AccessSubject } from '../../../core/model/access-view-subjects.ts';
import { wrapped } from '../../../core/model/terminal-lines.ts';
import { marks } from './marks.ts';

/** How many names of one kind a terminal shows; the other forms show them all. */
const namesShown = 60;

const named = (right: string, state: AccessState): string => (state === 'exact' || state === 'held' ? right : `${marks[state]} ${right}`);

/** `read, MORE edit`. */
const rightsOf = (field: AccessSubject): string => [...field.rights].map(([right, state]) => named(right, state)).join(', ');

function linesOf(object: string, fields: readonly AccessSubject[]): readonly string[] {
  const kinds = new Map<string, string[]>();
  for (const field of fields) {
    const key = `${rightsOf(field)}${field.from.length === 0 ? '' : ` (from ${field.from.join(', ')})`}`;
    const names = kinds.get(key) ?? [];
    kinds.set(key, [...names, field.subject.slice(object.length + 1)]);
  }
  return [...kinds].flatMap(([kind, names]) => {
    const more = names.length - namesShown;
    const list = names.slice(0, namesShown).join(', ') + (more > 0 ? ` and ${more} more` : '');
    return wrapped('    ', `${kind}: ${list}`, 6);
  });
}

/** Fields of one object together where they have the same rights from the same places. */
export function fieldLines(rows: readonly AccessRow[]): readonly string[] {
  return [...fieldsByObject(rows)].flatMap(([object, fields]) => [...wrapped('  ', object, 4), ...linesOf(object, fields)]);
}
