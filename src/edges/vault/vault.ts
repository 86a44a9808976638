import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock, Random, StoredCredential, Vault } from '../../core/model/ports.ts';
import { Problem } from '../../problems.ts';
import { makeKeyPair } from './certificate.ts';
import { isConsumerKey, writeCredentialFile } from './credential-file.ts';
import type { CredentialFile } from './credential-file.ts';
import { makingName, sweep } from './half-made.ts';
import { placeOf, reference } from './place.ts';
import type { Place } from './place.ts';
import { codeOf, syncFolder, writePrivate } from './private-file.ts';
import { ensurePrivateFolder, isPrivateFolder, refuseWorkTree } from './private-folder.ts';
import { fileNames, readCredential } from './read-credential.ts';
import type { Found } from './read-credential.ts';

export interface VaultOptions {
  /** e.g. `~/.sf/integration-user/keys`, absolute. */
  readonly root: string;
  /** Written as `~` in references. */
  readonly home: string;
  readonly clock: Clock;
  readonly random: Random;
  /** Of a certificate; 365 days where not given. */
  readonly validDays?: number;
  readonly platform?: NodeJS.Platform;
}

export interface FileVault extends Vault {
  /** Keys of messages/problems.md that a person should see once: on Windows file modes protect nothing. */
  readonly warnings: readonly 'vault-modes-mean-nothing'[];
}

/** A consumer key as Salesforce's own are long, and a secret of the same alphabet (facts 1.3). */
const consumerKeyLength = 85;
const secretLength = 64;

/** Somebody else finished first: a folder that is not empty cannot be renamed over; Windows says EPERM. */
function isTaken(error: unknown, windows: boolean): boolean {
  const code = codeOf(error);
  return code === 'ENOTEMPTY' || code === 'EEXIST' || (windows && code === 'EPERM');
}

/**
 * Credentials as files that only their owner can read. A credential is built aside and renamed when every byte is on disk,
 * so that it is there whole or not at all, and one that is there is never replaced.
 *
 * Throws `vault-in-git`, `vault-too-open`, `vault-not-ours`, `vault-damaged`, `vault-other-integration`,
 * `vault-other-flow`, `vault-odd-name`, `vault-not-written`.
 */
export function openVault(options: VaultOptions): FileVault {
  const { root, home, clock, random } = options;
  const windows = (options.platform ?? process.platform) === 'win32';

  const read = async (orgId: string, integration: string): Promise<Found | undefined> =>
    (await isPrivateFolder(root, windows)) ? readCredential(placeOf(root, orgId, integration), orgId, integration, windows) : undefined;

  const fill = async (folder: string, file: CredentialFile): Promise<void> => {
    if (file.flow === 'jwt-bearer') {
      const pair = await makeKeyPair(file.integration, clock.now(), options.validDays ?? 365);
      await writePrivate(join(folder, fileNames.privateKey), pair.privateKey);
      await writePrivate(join(folder, fileNames.certificate), pair.certificate);
    } else {
      await writePrivate(join(folder, fileNames.secret), random.text(secretLength));
    }
    await writePrivate(join(folder, fileNames.credential), writeCredentialFile(file));
    await syncFolder(folder, windows);
  };

  const build = async (place: Place, file: CredentialFile): Promise<void> => {
    const making = join(place.orgFolder, makingName(process.pid, random.text(12)));
    try {
      await mkdir(making, { mode: 0o700 });
      await fill(making, file);
      await rename(making, place.folder);
      await syncFolder(place.orgFolder, windows);
    } catch (error) {
      await rm(making, { recursive: true, force: true });
      if (!isTaken(error, windows)) throw error;
    }
  };

  const replaceFile = async (folder: string, file: CredentialFile): Promise<void> => {
    const temporary = join(folder, `.${randomUUID()}.tmp`);
    try {
      await writePrivate(temporary, writeCredentialFile(file));
      await rename(temporary, join(folder, fileNames.credential));
      await syncFolder(folder, windows);
    } finally {
      await rm(temporary, { force: true });
    }
  };

  const inWords = async <Value>(folder: string, work: () => Promise<Value>): Promise<Value> => {
    try {
      return await work();
    } catch (error) {
      const code = codeOf(error);
      throw error instanceof Problem || code === '' ? error : new Problem('vault-not-written', [reference(folder, home), code]);
    }
  };

  const sure = (found: Found | undefined, flow: CredentialFile['flow'], folder: string): StoredCredential => {
    if (found === undefined) throw new Problem('vault-not-written', [reference(folder, home), 'EEXIST']);
    if (found.file.flow !== flow) throw new Problem('vault-other-flow', [reference(folder, home), found.file.flow, flow]);
    return found.credential;
  };

  return {
    warnings: windows ? ['vault-modes-mean-nothing'] : [],
    find: async (orgId, integration) => (await read(orgId, integration))?.credential,
    where: (orgId, integration) => reference(placeOf(root, orgId, integration).folder, home),
    make: async (orgId, integration, flow) => {
      const place = placeOf(root, orgId, integration);
      return inWords(place.folder, async () => {
        await refuseWorkTree(root);
        await ensurePrivateFolder(root, windows);
        await ensurePrivateFolder(place.orgFolder, windows);
        await sweep(place.orgFolder, clock.now());
        const before = await read(orgId, integration);
        if (before !== undefined) {
          // The run that made it may have died between the rename and its sync.
          await syncFolder(place.orgFolder, windows);
          return sure(before, flow, place.folder);
        }
        const file: CredentialFile = { version: 1, orgId, integration, flow, consumerKey: random.text(consumerKeyLength), createdAt: clock.now().toISOString() };
        await build(place, file);
        return sure(await read(orgId, integration), flow, place.folder);
      });
    },
    keepConsumerKey: async (orgId, integration, consumerKey) => {
      const { folder } = placeOf(root, orgId, integration);
      if (!isConsumerKey(consumerKey)) throw new Problem('vault-odd-consumer-key', [integration]);
      await inWords(folder, async () => {
        const found = await read(orgId, integration);
        if (found === undefined) throw new Problem('vault-empty', [integration, reference(folder, home)]);
        if (found.file.consumerKey !== consumerKey) await replaceFile(folder, { ...found.file, consumerKey });
      });
    },
  };
}
