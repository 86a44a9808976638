/** Edits (insert, delete, replace, swap of neighbours) between two texts; small texts only. */
function distance(from: string, to: string): number {
  const edits: number[][] = [];
  const at = (i: number, j: number): number => (i < 0 || j < 0 ? Infinity : (edits[i]?.[j] ?? Infinity));
  for (let i = 0; i <= from.length; i += 1) {
    const row: number[] = [];
    edits.push(row);
    for (let j = 0; j <= to.length; j += 1) {
      const same = from[i - 1] === to[j - 1];
      const swapped = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (same ? 0 : 1), swapped ? at(i - 2, j - 2) + 1 : Infinity);
      row.push(i + j === 0 ? 0 : least);
    }
  }
  return at(from.length, to.length);
}

const plainForm = (text: string): string => text.toLowerCase().replaceAll(/[\s_-]/g, '');

/** The candidate a person most likely meant; letter case, spaces and hyphens do not count. `undefined`: none is near. */
export function didYouMean(text: string, candidates: readonly string[]): string | undefined {
  if (text.length > 60) return undefined;
  const wanted = plainForm(text);
  const most = Math.max(1, Math.floor(wanted.length / 3));
  const near = candidates
    .filter((candidate) => Math.abs(plainForm(candidate).length - wanted.length) <= most)
    .map((candidate) => ({ candidate, edits: distance(wanted, plainForm(candidate)) }))
    .filter(({ edits }) => edits <= most);
  return near.toSorted((one, other) => one.edits - other.edits)[0]?.candidate;
}

/** A sentence that lists what is allowed. */
export function allowedHere(candidates: readonly string[]): string {
  return candidates.length === 0 ? 'Nothing is allowed here.' : `Allowed here: ${candidates.join(', ')}.`;
}

/** The end of a sentence about a wrong word: `Did you mean "x"?`, else what is allowed. */
export function hint(text: string, candidates: readonly string[]): string {
  const near = didYouMean(text, candidates);
  return near === undefined ? allowedHere(candidates) : `Did you mean "${near}"?`;
}
