import { constants } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../../core/model/error-code.ts';
import type { BrokenJournal } from '../../core/model/journal.ts';
import { isOrgFolder, journalFolder, readJournalPath, stampOf, type JournalPlace } from '../../core/planning/journal-path.ts';
import { readJournal, type JournalText, type ToldJournal } from '../../core/planning/journal-text.ts';
import { isFolderBelow } from './folders.ts';
import { longestJournal } from './journal-file.ts';

/** Files looked at in one project. */
export const mostJournals = 2_000;

/** A pipe of that name would let the reader wait for ever. Neither flag exists on Windows. */
const careful = constants.O_RDONLY | ((constants.O_NOFOLLOW as number | undefined) ?? 0) | ((constants.O_NONBLOCK as number | undefined) ?? 0);

interface Named {
  readonly path: string;
  readonly place: JournalPlace;
}

export interface FoundJournal {
  readonly path: string;
  readonly told: ToldJournal;
}

export interface FoundJournals {
  readonly journals: readonly FoundJournal[];
  readonly broken: readonly BrokenJournal[];
  /** Begun, and dead before the first line was whole: nothing was done. */
  readonly unbegun: readonly Named[];
}

const odd = (reason: string): JournalText => ({ kind: 'broken', line: 0, reason });

function unreadable(error: unknown): JournalText {
  const code = codeOf(error);
  if (code === '') throw error;
  return odd(code === 'ELOOP' ? 'it is a link, not a journal' : `it cannot be read (${code})`);
}

/** A journal under another name than its own is a copy, and the truth may stand in the other. */
function underItsName(told: JournalText, place: JournalPlace): JournalText {
  if (told.kind !== 'told') return told;
  const { head, begunAt } = told;
  const own = head.orgId === place.orgId && head.integration === place.integration && head.runId === place.runId && stampOf(begunAt) === place.stamp;
  return own ? told : { kind: 'broken', line: 1, reason: 'it tells of another run than its name' };
}

/** What the file at a journal's path tells; `undefined` where there is none. */
export async function readJournalFile(target: string, place: JournalPlace): Promise<JournalText | undefined> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(target, careful);
    const stats = await handle.stat();
    if (!stats.isFile()) return odd('it is not a file');
    if (stats.size > longestJournal) return odd('it is larger than any journal');
    return underItsName(readJournal(await handle.readFile('latin1')), place);
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? undefined : unreadable(error);
  } finally {
    await handle?.close();
  }
}

/** The folder's entries; none, and a reason, where a link or a file stands in the place of it or of a folder above it. */
async function entries(root: string, folder: string): Promise<{ names: readonly string[]; broken: readonly BrokenJournal[] }> {
  try {
    return { names: isFolderBelow(root, folder) ? await readdir(join(root, folder)) : [], broken: [] };
  } catch (error) {
    const code = codeOf(error);
    if (code === '') throw error;
    return { names: [], broken: [{ path: folder, line: 0, reason: code === 'ELOOP' ? 'it is a link, not a folder' : `it cannot be read (${code})` }] };
  }
}

/** What is named as a journal, by path; what is not is passed over. */
async function namedJournals(root: string): Promise<{ named: readonly Named[]; broken: readonly BrokenJournal[] }> {
  const top = await entries(root, journalFolder);
  const folders = top.names.filter(isOrgFolder).map((orgId) => `${journalFolder}/${orgId}`);
  const orgs = await Promise.all(folders.map(async (folder) => ({ folder, ...(await entries(root, folder)) })));
  const paths = orgs.flatMap(({ folder, names }) => names.map((name) => `${folder}/${name}`)).sort();
  const named = paths.map((path) => ({ path, place: readJournalPath(path) }));
  return { named: named.filter((each): each is Named => each.place !== undefined), broken: [...top.broken, ...orgs.flatMap(({ broken }) => broken)] };
}

const tooMany: BrokenJournal = { path: journalFolder, line: 0, reason: `it holds more than ${mostJournals} journals, and the others were not read` };

/** Every journal below a project, in no order that means anything. */
export async function readJournals(root: string): Promise<FoundJournals> {
  const { named, broken } = await namedJournals(root);
  const texts = new Map<Named, JournalText>();
  // One after another: two thousand at once would use up the files a process may open.
  for (const each of named.slice(0, mostJournals)) {
    const text = await readJournalFile(join(root, each.path), each.place);
    if (text !== undefined) texts.set(each, text);
  }
  const all = [...texts];
  return {
    journals: all.flatMap(([{ path }, told]) => (told.kind === 'told' ? [{ path, told }] : [])),
    broken: [...broken, ...all.flatMap(([{ path }, text]) => (text.kind === 'broken' ? [{ path, line: text.line, reason: text.reason }] : [])), ...(named.length > mostJournals ? [tooMany] : [])],
    unbegun: all.flatMap(([each, { kind }]) => (kind === 'nothing' ? [each] : [])),
  };
}
