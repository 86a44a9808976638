import { realpath } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { codeOf } from '../../core/model/error-code.ts';
import { Problem } from '../../problems.ts';

/** Names that Windows takes for devices, with any extension. */
const device = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;
const oddCharacter = /[\u0000-\u001f\\:*?"<>|]/;

function isOddSegment(segment: string): boolean {
  return segment === '' || segment === '.' || segment === '..' || oddCharacter.test(segment) || device.test(segment);
}

/** The real place of a path, or of its nearest ancestor that exists. */
async function realAncestor(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR'].includes(codeOf(error)) || dirname(path) === path) throw error;
    return realAncestor(dirname(path));
  }
}

/**
 * The absolute path of a `/`-separated path below `root`. Neither the text (`..`, absolute, NUL, drive letters, device names)
 * nor a symbolic link on the way leads out. Throws `file-outside-project`.
 */
export async function inside(root: string, path: string): Promise<string> {
  const outside = new Problem('file-outside-project', [JSON.stringify(path)]);
  if (path.split('/').some(isOddSegment)) throw outside;
  const target = join(root, ...path.split('/'));
  const home = await realAncestor(root);
  const place = await realAncestor(target).catch(() => undefined);
  if (place === undefined || !(place === home || place.startsWith(home.endsWith(sep) ? home : home + sep))) throw outside;
  return target;
}
