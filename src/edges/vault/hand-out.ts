import { dirname } from 'node:path';
import { codeOf } from '../../core/model/error-code.ts';
import type { Secret } from '../../core/model/secret.ts';
import { exitCodes, Problem } from '../../problems.ts';
import { refuseWorkTree } from './git-tree.ts';
import { syncFolder, writePrivate } from './private-file.ts';

function inWords(path: string, error: unknown): unknown {
  const code = codeOf(error);
  if (error instanceof Problem || code === '') return error;
  // A link in its place counts as a file that is there: it is not followed.
  return code === 'EEXIST' || code === 'ELOOP' ? new Problem('hand-out-exists', [path], exitCodes.wrongUse) : new Problem('hand-out-not-written', [path, code]);
}

/**
 * Writes a secret to a new file that only its owner can read, on disk when this resolves. Throws `hand-out-in-git` for a
 * place that git does not ignore, `hand-out-exists` and `hand-out-not-written`; then no part of it is left.
 */
export async function handOut(path: string, secret: Secret): Promise<void> {
  try {
    await refuseWorkTree(path, 'hand-out-in-git');
    await secret.use((text) => writePrivate(path, text));
    await syncFolder(dirname(path), process.platform === 'win32');
  } catch (error) {
    throw inWords(path, error);
  }
}
