const blocks = ['▁', '▂', '▃', '▅', '▇'] as const;
/** For terminals that have no blocks: emptier to fuller. */
const letters = ['_', '.', '-', '=', '#'] as const;
/** Nothing at all happened. */
const nothing = { blocks: ' ', letters: ' ' } as const;

/** The counts of a sparkline's cell, oldest first; what is no number is nothing. */
export function countsOf(cell: string): readonly number[] {
  return cell === '' ? [] : cell.split(',').map((part) => Math.max(0, Number(part) || 0));
}

/** Neighbours added up until no more than `width` are left; a last one that is not full is made of what is there. */
export function squeezed(counts: readonly number[], width: number): readonly number[] {
  const each = Math.ceil(counts.length / Math.max(1, width));
  return Array.from({ length: Math.ceil(counts.length / Math.max(1, each)) }, (_, at) => counts.slice(at * each, (at + 1) * each).reduce((sum, count) => sum + count, 0));
}

/** Counts as a line of bars, the highest as high as can be; a gap where nothing happened, so that one is never none. */
export function sparkline(cell: string, { width = 24, ascii = false }: { readonly width?: number; readonly ascii?: boolean } = {}): string {
  const counts = squeezed(countsOf(cell), width);
  const most = counts.reduce((high, count) => Math.max(high, count), 0);
  const [bars, gap] = ascii ? [letters, nothing.letters] : [blocks, nothing.blocks];
  return counts.map((count) => (count === 0 ? gap : (bars[Math.min(bars.length - 1, Math.floor((count / most) * bars.length))] ?? gap))).join('');
}
