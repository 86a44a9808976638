import type { Change } from './component.ts';

/** One thing that a component has and should have otherwise. `undefined` stands for "nothing". */
export interface Difference extends Pick<Change, 'part' | 'effect'> {
  readonly what: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

function sentence({ what, from, to }: Difference): string {
  if (from === undefined) return `${what} will be set to ${to ?? ''}.`;
  return to === undefined ? `${what} will be removed (it is ${from}).` : `${what} will change from ${from} to ${to}.`;
}

const kindOf = (from: string | undefined, to: string | undefined): Pick<Change, 'kind'> => (from === undefined ? { kind: 'create' } : to === undefined ? { kind: 'remove' } : {});

/** A sentence for the difference, or nothing where there is none. */
export function changed(difference: Difference): readonly Change[] {
  const { from, to, part, effect } = difference;
  if (from === to) return [];
  return [
    {
      words: sentence(difference),
      ...(part === undefined ? {} : { part }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(effect === undefined ? {} : { effect }),
      ...kindOf(from, to),
    },
  ];
}
