import type { Severity } from '../policy.ts';
import type { Evidence } from './check.ts';
import type { Place } from './place.ts';

interface Details {
  readonly at?: Place | undefined;
  readonly key?: string | undefined;
  readonly raise?: Severity | undefined;
  readonly fix?: string | undefined;
}

/** One thing seen; details that are not there are left out. */
export function seen(words: string, { at, key, raise, fix }: Details = {}): Evidence {
  return {
    words,
    ...(at === undefined ? {} : { at }),
    ...(key === undefined ? {} : { key }),
    ...(raise === undefined ? {} : { raise }),
    ...(fix === undefined ? {} : { fix }),
  };
}

/** Where a property of a row stands, else where the row does. */
export function placeIn(row: { readonly at?: Place; readonly places?: Readonly<Record<string, Place>> } | undefined, property: string): Place | undefined {
  return row?.places?.[property] ?? row?.at;
}
