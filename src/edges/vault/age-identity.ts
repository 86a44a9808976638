import { open } from 'node:fs/promises';
import { codeOf } from '../../core/model/error-code.ts';
import type { Sealed } from '../../core/model/ports.ts';
import { Secret } from '../../core/model/secret.ts';
import { Problem } from '../../problems.ts';

/** Names the file of an age identity; never the key itself, which an environment would show to every child. */
export const identityVariable = 'SF_INTEGRATION_USER_AGE_IDENTITY';

const largest = 65_536;
const encrypted = /^(?:-----BEGIN AGE ENCRYPTED FILE-----|age-encryption\.org\/)/;

/** Follows links: that is how secrets are mounted. Throws a reason in words. */
async function contentOf(path: string, windows: boolean): Promise<string> {
  const handle = await open(path, 'r');
  try {
    const stats = await handle.stat();
    if (!stats.isFile() || stats.size > largest) throw new Error('it is not a file of age keys');
    if (!windows && (stats.mode & 0o077) !== 0) throw new Error('other users of this machine can read it; allow only yourself (chmod 600)');
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

/** As age-keygen writes them: one key to a line, `#` before a comment. */
function keysOf(text: string): readonly Secret[] {
  if (encrypted.test(text)) throw new Error('it is encrypted with a passphrase; decrypt it first');
  const lines = text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  if (lines.length === 0) throw new Error('there is no key in it');
  if (!lines.every((line) => /^AGE-SECRET-KEY-1[A-Z0-9]+$/.test(line))) throw new Error('it holds something else than age secret keys (AGE-SECRET-KEY-1...)');
  return lines.map((line) => new Secret(line));
}

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code === 'ENOENT') return 'there is no such file';
  return code === '' && error instanceof Error ? error.message : `it cannot be read (${code})`;
}

/** The keys in an identity file, or why there are none to be had. */
export async function readIdentities(path: string, windows: boolean): Promise<readonly Secret[] | Sealed> {
  try {
    return keysOf(await contentOf(path, windows));
  } catch (error) {
    return { kind: 'sealed', why: new Problem('sealed-identity-unusable', [path, identityVariable, reasonOf(error)]) };
  }
}
