import type { HistoryStore } from '../../core/model/history/store.ts';

const begins = 'A run that adds to this history began on';
const shown = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/**
 * Before what has come is added up: until `noteGaps` is told what came of the run, whoever reads the store hears that it is under
 * way, or was killed. What the run before could not read stays true that long.
 */
export async function noteUnfinished(store: HistoryStore, at: Date): Promise<void> {
  const before = (await store.gaps()).filter((gap) => !gap.startsWith(begins));
  await store.noteGaps([`${begins} ${shown(at)} and has not come to its end: some of its rows may be missing here, or not be added up. If it is not running any more, run it again.`, ...before]);
}
