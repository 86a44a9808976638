/** Lines of the one summary that is printed when everything has run. */
const lines: string[] = [];
const began = performance.now();

/** The seed of a run that chooses: IU_SEED, or today's date, so that a day's runs agree and days differ. */
export const seed = Number(process.env['IU_SEED'] ?? new Date().toISOString().slice(0, 10).replaceAll('-', ''));

export function tell(what: string, line: string): void {
  lines.push(`${what.padEnd(11)}${line}`);
}

export const seconds = (since: number): string => `${Math.round((performance.now() - since) / 1000)} s`;

/** Everything told so far, with the seed and the time it took. */
export function summary(): string {
  return ['', ...lines, `${'seed'.padEnd(11)}${seed}; all of it took ${seconds(began)}`, ''].join('\n');
}

/** A small generator of our own (mulberry32), so that a seed means the same everywhere. */
export function chooser(from: number): () => number {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** So many of a list, in its order. */
export function someOf<Each>(all: readonly Each[], count: number, choose: () => number): readonly Each[] {
  const keyed = all.map((each, index) => ({ each, index, key: choose() }));
  const chosen = keyed.sort((left, right) => left.key - right.key).slice(0, count);
  return chosen.sort((left, right) => left.index - right.index).map(({ each }) => each);
}
