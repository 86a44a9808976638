import type { NetworkEntry, Spec } from '../model/spec.ts';
import { pathText } from './place.ts';
import { printable } from './printable.ts';
import { allowlists } from './spec-sense.ts';

/** `until` is the last day that counts (PRODUCT, spec). Both are ISO dates. */
function hasEnded(until: string | undefined, today: string): until is string {
  return until !== undefined && until < today;
}

/** The entries of an allowlist that count on this day. */
export function current(allow: readonly NetworkEntry[], today: string): readonly NetworkEntry[] {
  return allow.filter(({ until }) => !hasEnded(until, today));
}

/**
 * What of a spec has ended and therefore counts for nothing: addresses, aliases, exceptions. Whole plain sentences, not
 * violations: a spec that was right when it was written goes on working on the day after, and can do less.
 */
export function endedNotes(spec: Spec, today: string): readonly string[] {
  const addresses = allowlists(spec).flatMap(({ path, allow }) =>
    allow.map(({ until, source }, index) => ({ until, text: `${pathText([...path, index])} (${printable(source)})`, effect: 'nobody is let in by it any more' })),
  );
  const aliases = spec.aliases.map(({ until, app }, index) => ({ until, text: `${pathText(['aliases', index])} (${printable(app)})`, effect: 'that app no longer counts as this integration' }));
  const exceptions = spec.exceptions.map(({ until, rule }, index) => ({ until, text: `${pathText(['exceptions', index])} (${printable(rule)})`, effect: 'it excuses nothing any more' }));
  return [...addresses, ...aliases, ...exceptions].flatMap(({ until, text, effect }) => (hasEnded(until, today) ? [`${text} ended on ${until}: ${effect}.`] : []));
}
