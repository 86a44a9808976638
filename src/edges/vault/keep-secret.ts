import { join } from 'node:path';
import { secretName, type CredentialStore } from '../../core/model/credential-store.ts';
import type { Sealed } from '../../core/model/ports.ts';
import { Secret } from '../../core/model/secret.ts';
import { Problem } from '../../problems.ts';
import { keysOfAll, seal, unseal, withoutKey } from './age-store.ts';
import { commandObstacle, openByCommand, putByCommand } from './command-store.ts';
import type { CommandStore, CommandSurroundings } from './command-store.ts';
import type { CredentialFile } from './credential-file.ts';
import { readPrivate, replacePrivate } from './private-file.ts';
import { belongTogether, secretFile } from './read-credential.ts';
import type { Found } from './read-credential.ts';

export interface Keeping {
  readonly windows: boolean;
  readonly ageIdentity: string | undefined;
  readonly commands: CommandSurroundings;
  /** A new name for a file in the making. */
  readonly making: () => string;
}
/** What `credential.json` says of where the secret is. */
export type Whereabouts = Pick<CredentialFile, 'store' | 'sealedTo' | 'storedWith'>;

async function byCommand(store: CommandStore, flow: CredentialFile['flow'], secret: Secret, { commands }: Keeping): Promise<Whereabouts> {
  await putByCommand(store, secretName(flow), secret, commands);
  return { store: 'command', storedWith: store.put.written };
}

/** The secret is durable in its store when this resolves; `folder` is where files of it go. */
export async function keepSecret(folder: string, flow: CredentialFile['flow'], secret: Secret, store: CredentialStore, keeping: Keeping): Promise<Whereabouts> {
  if (store.kind === 'command') return byCommand(store, flow, secret, keeping);
  const path = join(folder, secretFile(flow, store.kind) ?? '');
  const write = (content: string): Promise<void> => replacePrivate(path, keeping.making(), content, keeping.windows);
  if (store.kind === 'file') {
    await secret.use(write);
    return {};
  }
  const keys = keysOfAll(store.recipients);
  await write(await seal(secret, keys));
  return { store: 'age', sealedTo: keys };
}

/** What can be known without doing anything of why nothing could be kept there. */
export async function storeObstacle(store: CredentialStore, { windows, commands }: Keeping): Promise<Problem | undefined> {
  if (store.kind === 'command') return commandObstacle(store, commands.environment, windows);
  const without = store.kind === 'age' ? withoutKey(store.recipients) : undefined;
  return without === undefined ? undefined : new Problem('store-age-nobody', [without]);
}

async function secretOf(folder: string, { file, credential }: Found, store: CredentialStore | undefined, { windows, ageIdentity, commands }: Keeping): Promise<Secret | Sealed> {
  const what = secretName(file.flow);
  if (credential.store === 'command') return openByCommand(store, what, folder, programOf(credential.storedWith), commands);
  const where = join(folder, secretFile(file.flow, credential.store) ?? '');
  const text = await readPrivate(where, windows);
  if (text === undefined) throw new Problem('vault-damaged', [folder]);
  return credential.store === 'age' ? unseal({ text, where, what }, ageIdentity, windows) : new Secret(text);
}

const programOf = (storedWith: string | undefined): string => storedWith?.split(/\s/)[0] ?? 'another store';

/** The secret, proven to belong to the certificate where there is one; or why it cannot be got at here. */
export async function openSecret(folder: string, found: Found, store: CredentialStore | undefined, keeping: Keeping): Promise<Secret | Sealed> {
  const secret = await secretOf(folder, found, store, keeping);
  const { certificate } = found;
  if ('kind' in secret || certificate === undefined || secret.use((text) => belongTogether(text, certificate))) return secret;
  if (found.credential.store !== 'command') throw new Problem('vault-damaged', [folder]);
  return { kind: 'sealed', why: new Problem('sealed-other-secret', [programOf(store?.kind === 'command' ? store.read?.argv[0] : undefined), secretName(found.file.flow)]) };
}
