import type { Change } from './component.ts';

/** One thing that a component has and should have otherwise. `undefined` stands for "nothing". */
export interface Difference {
  readonly what: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** A sentence for the difference, or nothing where there is none. */
export function changed({ what, from, to }: Difference): readonly Change[] {
  if (from === to) return [];
  if (from === undefined) return [{ words: `${what} will be set to ${to ?? ''}.`, ...(to === undefined ? {} : { to }) }];
  if (to === undefined) return [{ words: `${what} will be removed (it is ${from}).`, from }];
  return [{ words: `${what} will change from ${from} to ${to}.`, from, to }];
}
