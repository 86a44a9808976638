import type { LandingNotes, LandingSlice } from '../../core/model/history/landing.ts';
import type { StoreRow } from '../../core/model/history/tables.ts';
import { beginning, type Reach, type Stretch } from './collect-reach.ts';
import type { Sight } from './collect-sight.ts';

/** What became of one object's part of the archive in a run. */
export interface ArchiveOutcome {
  readonly object: string;
  readonly reach: Reach | undefined;
  readonly stretches: readonly Stretch[];
  readonly failed: readonly LandingSlice[];
  readonly sight: Sight | undefined;
  readonly withoutValues: boolean;
  /** Salesforce had not finished the first copy. */
  readonly isCopying: boolean;
  /** Of the rows that came. */
  readonly range: Stretch | undefined;
}

/** As the notes have it; `slices` are those of the archive. */
export const archiveOutcome = (known: Pick<ArchiveOutcome, 'object' | 'reach' | 'sight'>, slices: readonly LandingSlice[], { archived, copying = [] }: LandingNotes): ArchiveOutcome => ({
  ...known,
  stretches: slices.map(({ from, to }) => ({ from, to })),
  failed: slices.filter(({ state }) => state === 'failed'),
  withoutValues: slices.some(({ withoutValues }) => withoutValues),
  isCopying: copying.includes(known.object.toLowerCase()),
  range: archived?.[known.object],
});

const earlier = (times: readonly string[]): string | undefined => times.toSorted()[0];
const later = (times: readonly string[]): string | undefined => times.toSorted().at(-1);

/**
 * How far the store has what was archived. Its end is the newest row there was, not the moment of asking: rows are archived long
 * after they were made, and those that come next begin there. Where nothing came, or the first copy was under way, the next run
 * asks again.
 */
export function archiveReach({ reach, stretches, failed, isCopying, range }: Pick<ArchiveOutcome, 'reach' | 'stretches' | 'failed' | 'isCopying' | 'range'>): Stretch | undefined {
  const known = reach === undefined ? [] : [reach];
  if (failed.length > 0 || isCopying) return known[0];
  const asked = stretches.map(({ from }) => from).filter((from) => from !== beginning);
  const rows = range === undefined ? [] : [range];
  const from = earlier([...known, ...rows].map((one) => one.from).concat(asked));
  const to = later([...known, ...rows].map((one) => one.to)) ?? earlier(asked);
  return from === undefined || to === undefined ? undefined : { from, to };
}

const withoutWords = 'Values of the archive are not read, because Salesforce cannot leave out fields that the policy restricts there.';

const copyingWords = 'Salesforce is still copying history into the archive for the first time; a later run reads what is missing.';

function wordsOf({ failed, withoutValues, isCopying }: ArchiveOutcome): string | null {
  const failures = failed.map(({ error = '' }) => `The archive could not be read. Salesforce says: ${error}`);
  const words = [...new Set(failures), ...(isCopying ? [copyingWords] : []), ...(withoutValues ? [withoutWords] : [])];
  return words.length === 0 ? null : words.join(' ');
}

function stateOf({ failed, isCopying }: ArchiveOutcome, after: Stretch | undefined): string {
  if (failed.length === 0) return isCopying ? 'partial' : 'complete';
  return after === undefined ? 'unread' : 'partial';
}

/** Big objects know no sharing [K], so who sees every record sees every row of the archive, and of others it is not certain. */
const recordsOf = ({ sight }: ArchiveOutcome): string => (sight?.records === 'all' ? 'all' : 'unknown');

/** A row of `coverage` for the archive; `undefined` where it has nothing of the object. */
export function archiveRow(outcome: ArchiveOutcome, rows: number): StoreRow | undefined {
  const after = archiveReach(outcome);
  const state = stateOf(outcome, after);
  if (after === undefined && rows === 0 && state === 'complete') return undefined;
  return { object: outcome.object, source: 'archive', from_at: after?.from ?? null, to_at: after?.to ?? null, rows, state, records: recordsOf(outcome), why: wordsOf(outcome) };
}
