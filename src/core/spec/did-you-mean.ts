/** Edits (insert, delete, replace, swap of neighbours) between two texts; small texts only. */
function distance(from: string, to: string): number {
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const same = from[i - 1] === to[j - 1];
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const plain = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      row.push(swapped ? Math.min(plain, (before[j - 2] ?? 0) + 1) : plain);
    }
    [before, last] = [last, row];
  }
  return last[to.length] ?? 0;
}

const plainForm = (text: string): string => text.toLowerCase().replaceAll(/[\s_-]/g, '');

/** The candidate a person most likely meant; letter case, spaces and hyphens do not count. `undefined`: none is near. */
export function didYouMean(text: string, candidates: readonly string[]): string | undefined {
  if (text.length > 60) return undefined;
  const wanted = plainForm(text);
  const scored = candidates.map((candidate) => ({ candidate, edits: distance(wanted, plainForm(candidate)) }));
  const best = scored.toSorted((one, other) => one.edits - other.edits)[0];
  return best !== undefined && best.edits <= Math.max(1, Math.floor(wanted.length / 3)) ? best.candidate : undefined;
}

/** The end of a sentence about a wrong word: `Did you mean "x"?`, else what is allowed. */
export function hint(text: string, candidates: readonly string[]): string {
  const near = didYouMean(text, candidates);
  if (near !== undefined) return `Did you mean "${near}"?`;
  return candidates.length === 0 ? 'Nothing is allowed here.' : `Allowed here: ${candidates.join(', ')}.`;
}
