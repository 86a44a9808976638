import { posix } from 'node:path';
import { exitCodes, Problem } from '../problems.ts';
import type { Files } from '../core/model/ports.ts';

export interface PackageDirectories {
  /** Relative to the project, `/` as separator, no slash at the end; empty where the project's own folder is one. */
  readonly all: readonly string[];
  readonly main: string;
}

interface Entry {
  readonly path: string;
  readonly default?: boolean;
}

const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null && 'path' in value && typeof value.path === 'string';

/** Either separator, and any way to write a path within the project, as `a/b`; empty for the project itself. */
export function cleanPath(path: string): string {
  return posix.normalize(path.replaceAll('\\', '/')).replace(/\/+$/, '').replace(/^\.$/, '');
}

/** A path below a folder as `cleanPath` gives it. */
export function below(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
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
