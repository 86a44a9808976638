import { closeSync, constants, fdatasyncSync, fstatSync, ftruncateSync, openSync, unlinkSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { JournalEvent } from '../../core/model/journal.ts';
import type { JournalBeginning } from '../../core/planning/journal-event.ts';
import { lineHash, writeLine } from '../../core/planning/journal-line.ts';
import { Problem } from '../../problems.ts';
import { notWritable } from './not-writable.ts';
import { syncFolder } from './folders.ts';

const { O_APPEND, O_CREAT, O_EXCL, O_RDWR, O_WRONLY } = constants;
/** Does not exist on Windows. */
const noFollow = (constants.O_NOFOLLOW as number | undefined) ?? 0;

/** Bytes a journal may have; a hundred parts with a dozen calls each take a tenth of it. */
export const longestJournal = 4_194_304;

/** Where the next line of a file goes. */
export interface LineEnd {
  /** Bytes of the whole lines so far. */
  readonly length: number;
  readonly seq: number;
  readonly prev: string;
}

export interface JournalFile {
  /**
   * On disk when this returns. Everything is done at once, without waiting, so that no two lines mingle and a signal finds
   * lines whole. Throws `journal-not-writable`, and then the line is not in the file, or cut off before the next.
   */
  write(at: Date, event: JournalEvent | JournalBeginning): void;
  close(): void;
}

export interface OpenFile {
  readonly handle: number;
  /** As messages name it. */
  readonly path: string;
}

/** Nobody else writes here, so a file of another length than ours is one that somebody changed by hand. */
function refuseStranger({ handle, path }: OpenFile, length: number): void {
  const { nlink, size } = fstatSync(handle);
  if (nlink === 0) throw new Problem('journal-not-writable', [path, 'it was removed meanwhile']);
  if (size !== length) throw new Problem('journal-not-writable', [path, 'another program wrote to it']);
}

function writeWhole(handle: number, bytes: Buffer): void {
  const written = writeSync(handle, bytes);
  // A disk that fills up takes a part, and says why only when asked again.
  if (written < bytes.length) throw Object.assign(new Error('a short write'), { code: 'ENOSPC' });
}

/** The file of one journal, open at its end. */
export function journalFile(file: OpenFile, end: LineEnd): JournalFile {
  const { handle, path } = file;
  let { length, seq, prev } = end;
  let torn = false;

  const cutTail = (): void => {
    ftruncateSync(handle, length);
    torn = false;
  };

  const append = (bytes: Buffer): void => {
    if (torn) cutTail();
    refuseStranger(file, length);
    if (length + bytes.length > longestJournal) throw Object.assign(new Error('too long'), { code: 'EFBIG' });
    torn = true;
    writeWhole(handle, bytes);
    fdatasyncSync(handle);
    torn = false;
  };

  return {
    write: (at, event) => {
      const line = writeLine({ seq, at: at.toISOString(), prev, event });
      try {
        append(Buffer.from(`${line}\n`, 'latin1'));
      } catch (error) {
        try {
          if (torn) cutTail();
        } catch {
          // The next line cuts it off, or whoever reads the journal drops it.
        }
        throw notWritable(path, error);
      }
      length += line.length + 1;
      seq += 1;
      prev = lineHash(line);
    },
    close: () => closeSync(handle),
  };
}

/** A new journal, on disk with its first line and its name; none is left behind where that fails. Throws `journal-not-writable`. */
export function createJournalFile(target: string, path: string, at: Date, beginning: JournalBeginning): JournalFile {
  try {
    const handle = openSync(target, O_WRONLY | O_APPEND | O_CREAT | O_EXCL | noFollow, 0o600);
    const file = journalFile({ handle, path }, { length: 0, seq: 0, prev: '' });
    try {
      file.write(at, beginning);
      syncFolder(dirname(target));
      return file;
    } catch (error) {
      file.close();
      unlinkSync(target);
      throw error;
    }
  } catch (error) {
    throw notWritable(path, error);
  }
}

/** A journal that is there, what is torn at its end cut off for good. Throws `journal-not-writable`. */
export function continueJournalFile(target: string, path: string, end: LineEnd, torn: boolean): JournalFile {
  try {
    if (torn) {
      // Windows cuts nothing through a handle that only appends.
      const handle = openSync(target, O_RDWR | noFollow);
      try {
        ftruncateSync(handle, end.length);
        fdatasyncSync(handle);
      } finally {
        closeSync(handle);
      }
    }
    return journalFile({ handle: openSync(target, O_WRONLY | O_APPEND | noFollow), path }, end);
  } catch (error) {
    throw notWritable(path, error);
  }
}
