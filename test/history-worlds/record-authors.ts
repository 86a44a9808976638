import { cast } from './cast.ts';
import { dayAt, span } from './moments.ts';
import type { Change } from './story.ts';

/** Who made a record and who changed it last, as its own columns tell it, tracked or not. */
export interface RecordAuthors {
  readonly object: string;
  readonly record: string;
  readonly createdBy: string;
  readonly createdAt: number;
  readonly modifiedBy: string;
  readonly modifiedAt: number;
}

/** Records whose history begins later were made by the administrator before. */
const before = dayAt(span + 30);

/** Of changes in their order. */
export function recordAuthors(changes: readonly Change[]): readonly RecordAuthors[] {
  const found = new Map<string, RecordAuthors>();
  for (const { object, record, kind, user, at } of changes) {
    const made = kind === 'created' ? { createdBy: user, createdAt: at } : { createdBy: cast.admin.id, createdAt: before };
    found.set(`${object} ${record}`, { ...made, ...found.get(`${object} ${record}`), object, record, modifiedBy: user, modifiedAt: at });
  }
  return [...found.values()];
}
