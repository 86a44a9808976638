import type { Spec } from '../model/spec.ts';
import type { Path } from './place.ts';

/** A `store` or `read` as it stands in a spec, with its path. */
export interface WrittenStore {
  readonly setting: 'store' | 'read';
  readonly text: string;
  readonly path: Path;
}

const settings = ['store', 'read'] as const;

function writtenIn(credentials: { readonly store?: string | undefined; readonly read?: string | undefined } | undefined, path: Path): readonly WrittenStore[] {
  return settings.flatMap((setting) => {
    const text = credentials?.[setting];
    return text === undefined ? [] : [{ setting, text, path: [...path, setting] }];
  });
}

/** Everything a spec says of where its secrets go: its own, and what environments say instead. */
export function writtenStores({ credentials, environments }: Pick<Spec, 'credentials' | 'environments'>): readonly WrittenStore[] {
  const own = Object.entries(environments).flatMap(([name, environment]) => writtenIn(environment.credentials, ['environments', name, 'credentials']));
  return [...writtenIn(credentials, ['credentials']), ...own];
}
