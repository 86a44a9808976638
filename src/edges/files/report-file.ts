import { lstat } from 'node:fs/promises';
import { codeOf } from '../../core/model/error-code.ts';
import { Problem } from '../../problems.ts';
import { writeAtomically } from './atomic-write.ts';

/** What stands there already is replaced only where it is a plain file: not a folder, a device, or a link to one. */
async function refuseOther(path: string): Promise<void> {
  const there = await lstat(path).catch(() => undefined);
  if (there !== undefined && !there.isFile()) throw new Problem('report-not-written', [path, 'something else than a file is there']);
}

/** Who may read a new one: whom the person's umask lets, or the person alone. */
export type ReportReaders = 'umask' | 'owner';

/** A report where the person who asked wants it: the whole new file, or the old one untouched. Throws `report-not-written`. */
export async function writeReport(path: string, content: string | Uint8Array, readers: ReportReaders = 'umask'): Promise<void> {
  await refuseOther(path);
  try {
    await writeAtomically(path, content, readers === 'owner' ? 0o600 : 0o666);
  } catch (error) {
    const code = codeOf(error);
    throw code === '' ? error : new Problem('report-not-written', [path, code]);
  }
}
