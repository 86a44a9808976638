import type { AccessArea, AccessRow, AccessState } from './access-view.ts';
import { rightWords } from './access-view-words.ts';

/** All rights on one thing together. */
export interface AccessSubject {
  readonly area: AccessArea;
  readonly subject: string;
  readonly label?: string;
  /** By right, in the order of the rows. */
  readonly rights: ReadonlyMap<string, AccessState>;
  /** Of all its rights, each once. */
  readonly from: readonly string[];
  /** Each once; one that is not about all its rights begins with the right. */
  readonly notes: readonly string[];
}

const once = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

function subjectOf(rows: readonly [AccessRow, ...AccessRow[]]): AccessSubject {
  const [{ area, subject, label }] = rows;
  const isShared = (note: string): boolean => rows.every((row) => row.note === note);
  return {
    area,
    subject,
    ...(label === undefined ? {} : { label }),
    rights: new Map(rows.map((row) => [row.right, row.state])),
    from: once(rows.flatMap((row) => row.from)),
    notes: once(rows.flatMap((row) => (row.note === undefined ? [] : [isShared(row.note) ? row.note : `${rightWords(row.right)}: ${row.note}`]))),
  };
}

/** Rows put together by `keyOf`, in the order in which they come. */
export function grouped(rows: readonly AccessRow[], keyOf: (row: AccessRow) => string): readonly AccessSubject[] {
  const groups = new Map<string, [AccessRow, ...AccessRow[]]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()].map(subjectOf);
}

/** One entry per thing of an area; what could not be read at all (`*`) is left out. */
export function subjectsOf(rows: readonly AccessRow[], area: AccessArea): readonly AccessSubject[] {
  return grouped(rows.filter((row) => row.area === area && row.subject !== '*'), (row) => row.subject);
}

/** What differs in one way, with the rights that come from the same places together. */
export function differing(rows: readonly AccessRow[], state: AccessState): readonly AccessSubject[] {
  return grouped(rows.filter((row) => row.state === state), (row) => [row.area, row.subject, row.note ?? '', ...row.from].join('\n'));
}

/** Fields by their object. A field permission's name begins with it (facts 2 [A], FieldPermissions). */
export function fieldsByObject(rows: readonly AccessRow[]): ReadonlyMap<string, readonly AccessSubject[]> {
  const objects = new Map<string, AccessSubject[]>();
  for (const field of subjectsOf(rows, 'field')) {
    const object = field.subject.slice(0, Math.max(field.subject.indexOf('.'), 0));
    const own = objects.get(object);
    if (own === undefined) objects.set(object, [field]);
    else own.push(field);
  }
  return objects;
}
