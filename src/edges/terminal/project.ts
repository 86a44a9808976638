import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { exitCodes, Problem } from '../../problems.ts';

/** The folder of the Salesforce project around the current folder, if there is one. */
export async function projectRootIfAny(): Promise<string | undefined> {
  const { SfProject } = await import('@salesforce/core/project');
  return SfProject.resolveProjectPath().catch(() => undefined);
}

/** The same where there must be one. Throws `not-a-project`. */
export async function projectRoot(): Promise<string> {
  const root = await projectRootIfAny();
  if (root === undefined) throw new Problem('not-a-project', [], exitCodes.wrongUse);
  return root;
}

/** The folder's real place, links followed; as it is where it is not there. */
function real(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

/** The way from a folder to a path below it; `undefined` where it is not below. */
function below(folder: string, path: string): string | undefined {
  const way = relative(folder, path);
  return way === '' || isAbsolute(way) || way.split(sep)[0] === '..' ? undefined : way.split(sep).join('/');
}

/**
 * A file as a person names it on the command line, absolute or from the current folder, as its `/`-separated path within
 * the project. A backslash separates on every system: no file of a project has one in its name. Throws
 * `spec-outside-project` (exit 2).
 */
export function inProject(root: string, given: string): string {
  const path = resolve(given.replaceAll('\\', '/'));
  // A shell may name the same folder through a link, as /tmp is one on macOS.
  const found = below(root, path) ?? below(real(root), join(real(dirname(path)), basename(path)));
  if (found === undefined) throw new Problem('spec-outside-project', [given, root], exitCodes.wrongUse);
  return found;
}
