import type { BulkJob, BulkQueries } from '../../core/model/history/bulk.ts';
import { missingPage, type Landing, type LandedPage, type LandingSlice } from '../../core/model/history/landing.ts';
import { OrgRefusal, type Clock } from '../../core/model/ports.ts';
import { Problem } from '../../problems.ts';
import type { NoteBook } from './collect-notes.ts';

export interface SliceDeps {
  readonly bulk: BulkQueries;
  readonly landing: Landing;
  readonly clock: Clock;
  /** Records asked for in one page. */
  readonly pageRows: number;
  /** A page is on disk, or a job was looked at. */
  readonly seen: () => void;
}

/** What Salesforce said of a job that came to nothing. */
class JobOver extends Error {}

const firstPauseMs = 500;
const longestPauseMs = 15_000;
const patienceHours = 6;
/** A job that is forgotten, or whose results are refused, begins anew so often. */
const mostJobs = 3;

/** Whether it is complete. Throws JobOver for one that never will be. */
function isDone({ state, error }: BulkJob): boolean {
  if (state === 'Failed' || state === 'Aborted') throw new JobOver(error ?? `The query job was ${state === 'Aborted' ? 'ended by somebody' : 'not finished'}.`);
  return state === 'JobComplete';
}

/** Waits, ever longer, until the job is complete; false where the org does not know it. Throws JobOver, `history-job-slow`. */
async function isComplete({ bulk, clock, seen }: SliceDeps, id: string, object: string): Promise<boolean> {
  const end = clock.now().getTime() + patienceHours * 3_600_000;
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 1.5, longestPauseMs)) {
    const job = await bulk.job(id);
    if (job === undefined) return false;
    if (isDone(job)) return true;
    seen();
    if (clock.now().getTime() + pause > end) throw new Problem('history-job-slow', [object, String(patienceHours)]);
    await clock.sleep(pause);
  }
}

async function started({ bulk }: SliceDeps, book: NoteBook, slice: LandingSlice): Promise<string> {
  if (slice.job !== undefined) return slice.job;
  const job = await bulk.start(slice.soql);
  await book.change(slice.name, (now) => ({ ...now, job }));
  return job;
}

interface PageWanted {
  readonly slice: LandingSlice;
  readonly job: string;
  readonly at: string | undefined;
  readonly file: string;
}

/** One page onto disk and into the notes. `told` hears the next locator as soon as the answer begins. */
async function fetchPage({ bulk, landing, pageRows, seen }: SliceDeps, book: NoteBook, { slice, job, at, file }: PageWanted, told: (next: string | undefined) => void): Promise<void> {
  const { rows, bytes, next } = await bulk.page(job, landing.path(book.batch, file), { columns: slice.columns, locator: at, maxRecords: pageRows, told });
  const page: LandedPage = { file, rows, bytes, ...(at === undefined ? {} : { locator: at }), ...(next === undefined ? {} : { next }) };
  await book.change(slice.name, (now) => ({ ...now, pages: [...now.pages, page] }));
  told(next);
  seen();
}

/** Names that no page of the slice has, also after a run that left some out. */
function fileNames({ name, pages }: LandingSlice): () => string {
  let number = Math.max(0, ...pages.map(({ file }) => Number(/-(\d+)\.csv\.gz$/.exec(file)?.[1] ?? 0)));
  return () => `${name}-${String((number += 1)).padStart(5, '0')}.csv.gz`;
}

/** Every page that is not there yet, each begun as soon as its locator is known; how many come at once the session's turns bound. */
async function fetchPages(deps: SliceDeps, book: NoteBook, name: string, job: string): Promise<void> {
  const slice = book.slice(name);
  const nameNext = fileNames(slice);
  const asked = new Set<string | undefined>();
  const underWay: Promise<void>[] = [];
  try {
    for (let missing = missingPage(slice, undefined); missing !== 'whole';) {
      const { at } = missing;
      if (asked.has(at)) throw new JobOver('Its result led in a circle.');
      asked.add(at);
      const next = await new Promise<string | undefined>((resolve, reject) => {
        const page = fetchPage(deps, book, { slice, job, at, file: nameNext() }, resolve);
        underWay.push(page);
        page.catch(reject);
      });
      missing = next === undefined ? 'whole' : missingPage(slice, next);
    }
  } finally {
    await Promise.allSettled(underWay);
  }
  await Promise.all(underWay);
}

/** Forgets the job and what came of it. */
async function beginAnew({ landing }: SliceDeps, book: NoteBook, name: string): Promise<void> {
  const files = book.slice(name).pages.map(({ file }) => file);
  await book.begin(name);
  await landing.remove(book.batch, files);
}

type Outcome = 'whole' | 'forgotten' | 'torn' | JobOver | OrgRefusal;

async function attempt(deps: SliceDeps, book: NoteBook, name: string): Promise<Outcome> {
  try {
    const job = await started(deps, book, book.slice(name));
    if (!(await isComplete(deps, job, book.slice(name).object))) return 'forgotten';
    await fetchPages(deps, book, name, job);
    // A page that came a second time may name another one after it than the first time, when that was asked for already.
    return missingPage(book.slice(name), undefined) === 'whole' ? 'whole' : 'torn';
  } catch (error) {
    if (error instanceof JobOver || error instanceof OrgRefusal) return error;
    throw error;
  }
}

const words: Readonly<Record<Exclude<Outcome, Error>, string>> = {
  whole: '',
  forgotten: 'Salesforce forgot the query job, more than once.',
  torn: 'The pages of its result did not follow one another, more than once.',
};
const wordsOf = (outcome: Outcome): string => (outcome instanceof Error ? outcome.message : words[outcome]);

/** A job that failed fails again, and a statement that is refused stays refused; results of a job may be there the next time. */
const isFinal = (outcome: Outcome, { job }: LandingSlice): boolean => outcome instanceof JobOver || (outcome instanceof OrgRefusal && job === undefined);

/**
 * Brings one slice home: its job, then its pages. A page that is in the notes is not read again. What the org refuses, and a job
 * that failed, is noted in Salesforce's words, and leaves the others whole; anything else is thrown, and the next run goes on.
 */
export async function collectSlice(deps: SliceDeps, book: NoteBook, name: string): Promise<void> {
  for (let jobs = 1; ; jobs += 1) {
    const outcome = await attempt(deps, book, name);
    if (outcome === 'whole') {
      await book.change(name, (slice) => ({ ...slice, state: 'whole' }));
      return;
    }
    const isOver = jobs >= mostJobs || isFinal(outcome, book.slice(name));
    await beginAnew(deps, book, name);
    if (!isOver) continue;
    await book.change(name, (slice) => ({ ...slice, state: 'failed', error: wordsOf(outcome) }));
    return;
  }
}
