import { isOpen, type JournalState } from '../model/journal.ts';

const dayMs = 86_400_000;
const keptDays = 90;
const keptJournals = 200;

/** Paths of the journals that need not be kept: ended more than 90 days ago, or not among the newest 200 that ended. One that is open is kept for ever. */
export function outdatedJournals(journals: readonly JournalState[], now: Date): readonly string[] {
  const ended = journals.filter((journal) => !isOpen(journal)).sort((left, right) => (left.lastAt < right.lastAt ? 1 : -1));
  const since = new Date(now.getTime() - keptDays * dayMs).toISOString();
  return ended.filter(({ lastAt }, index) => index >= keptJournals || lastAt < since).map(({ path }) => path);
}
