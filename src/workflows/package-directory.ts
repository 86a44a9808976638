import { exitCodes, Problem } from '../problems.ts';
import type { Files } from '../core/model/ports.ts';

export interface PackageDirectories {
  /** Relative to the project, `/` as separator, no slash at the end. */
  readonly all: readonly string[];
  readonly main: string;
}

interface Entry {
  readonly path: string;
  readonly default?: boolean;
}

const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null && 'path' in value && typeof value.path === 'string';

export function cleanPath(path: string): string {
  return path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
}

function entriesOf(text: string): readonly Entry[] {
  try {
    const { packageDirectories } = JSON.parse(text) as { packageDirectories?: unknown };
    return Array.isArray(packageDirectories) ? packageDirectories.filter(isEntry) : [];
  } catch {
    return [];
  }
}

/** The package directories of sfdx-project.json; the default one is where source goes. Throws `no-package-directory` (exit 2). */
export async function packageDirectories(files: Files): Promise<PackageDirectories> {
  const entries = entriesOf((await files.read('sfdx-project.json')) ?? '');
  const main = entries.find((entry) => entry.default === true) ?? entries[0];
  if (main === undefined) throw new Problem('no-package-directory', [], exitCodes.wrongUse);
  return { all: entries.map(({ path }) => cleanPath(path)), main: cleanPath(main.path) };
}
