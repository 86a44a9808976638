import { landedRows, type LandingNotes } from '../../core/model/history/landing.ts';
import type { Clock, Progress } from '../../core/model/ports.ts';

export interface CollectProgress {
  seen(notes: LandingNotes): void;
}

const number = (count: number): string => Math.round(count).toLocaleString('en-US');

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5_400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`;
}

const expectedRows = ({ slices }: LandingNotes): number => slices.reduce((sum, { expected = 0 }) => sum + expected, 0);

/** One line: rows of those expected, pages, rate, time left. The rate is of this run: what lay on disk before took it no time. */
export function progressLine(notes: LandingNotes, { elapsedMs, rowsBefore }: { readonly elapsedMs: number; readonly rowsBefore: number }): string {
  const rows = landedRows(notes.slices);
  const expected = expectedRows(notes);
  const pages = notes.slices.reduce((sum, slice) => sum + slice.pages.length, 0);
  const perSecond = elapsedMs < 1_000 ? 0 : ((rows - rowsBefore) * 1_000) / elapsedMs;
  const rate = perSecond === 0 ? [] : [`${number(perSecond)} rows/s`, ...(expected > rows ? [`${duration((expected - rows) / perSecond)} left`] : [])];
  return [`${number(rows)}${expected > rows ? ` of ${number(expected)}` : ''} rows`, `${number(pages)} ${pages === 1 ? 'page' : 'pages'}`, ...rate].join(' · ');
}

export function progressOf(progress: Pick<Progress, 'note'>, clock: Pick<Clock, 'now'>): CollectProgress {
  let begun: { readonly at: number; readonly rows: number; readonly batch: string } | undefined;
  return {
    seen(notes) {
      if (begun?.batch !== notes.batch) begun = { at: clock.now().getTime(), rows: landedRows(notes.slices), batch: notes.batch };
      progress.note(progressLine(notes, { elapsedMs: clock.now().getTime() - begun.at, rowsBefore: begun.rows }));
    },
  };
}
