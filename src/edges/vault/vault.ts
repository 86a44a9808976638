import { join } from 'node:path';
import { codeOf } from '../../core/model/error-code.ts';
import type { CredentialStore } from '../../core/model/credential-store.ts';
import type { Clock, CredentialFlow, OpenCredential, Random, Sealed, StoredCredential, Vault } from '../../core/model/ports.ts';
import type { Secret } from '../../core/model/secret.ts';
import { Problem } from '../../problems.ts';
import { buildCredential } from './build-credential.ts';
import type { Blank } from './build-credential.ts';
import { isConsumerKey } from './credential-file.ts';
import { refuseWorkTree } from './git-tree.ts';
import { makingName, sweep } from './half-made.ts';
import { openSecret, storeObstacle } from './keep-secret.ts';
import type { Keeping } from './keep-secret.ts';
import { describe, moveSecret } from './move-secret.ts';
import { placeOf, reference } from './place.ts';
import type { Place } from './place.ts';
import { syncFolder } from './private-file.ts';
import { ensurePrivateFolder, isPrivateFolder } from './private-folder.ts';
import { fileNames, readCredential, secretFile } from './read-credential.ts';
import type { Found } from './read-credential.ts';

export interface VaultOptions {
  /** e.g. `~/.sf/integration-user/keys`, absolute. */
  readonly root: string;
  /** Written as `~` in references; where stores' commands run. */
  readonly home: string;
  readonly clock: Clock;
  readonly random: Random;
  /** Of a certificate; 365 days where not given. */
  readonly validDays?: number;
  readonly platform?: NodeJS.Platform;
  /** File of an age identity that opens what is encrypted. */
  readonly ageIdentity?: string | undefined;
  /** Of which stores' commands get a short part; this process's where not given. */
  readonly environment?: NodeJS.ProcessEnv;
  /** For one command; two minutes where not given. */
  readonly commandTimeoutMs?: number;
}

export interface FileVault extends Vault {
  /** Keys of messages/problems.md that a person should see once: on Windows file modes protect nothing. */
  readonly warnings: readonly 'vault-modes-mean-nothing'[];
}

const inFile: CredentialStore = { kind: 'file' };

function openCredential({ consumerKey, createdAt, flow }: StoredCredential, secret: Secret | undefined): OpenCredential {
  if (secret === undefined) return { consumerKey, createdAt };
  return { consumerKey, createdAt, ...(flow === 'jwt-bearer' ? { privateKey: secret } : { consumerSecret: secret }) };
}

/**
 * Credentials in folders that only their owner can read: the public parts always; the private key or secret too, plain or
 * encrypted with age, unless a command took it elsewhere. A credential is built aside and renamed when every byte is on
 * disk, so that it is there whole or not at all, and one that is there is never replaced.
 *
 * Throws `vault-in-git`, `vault-too-open`, `vault-not-ours`, `vault-damaged`, `vault-other-integration`,
 * `vault-other-flow`, `vault-odd-name`, `vault-not-written`, `vault-empty`, `vault-stored-twice`; of the stores
 * `store-age-nobody`, `store-not-approved`, `store-refused`, `store-not-read-back`, `store-gave-another`.
 */
export function openVault(options: VaultOptions): FileVault {
  const { root, home, clock, random } = options;
  const windows = (options.platform ?? process.platform) === 'win32';
  /** Secrets that this process made and gave away: the proof that follows can still use them. */
  const made = new Map<string, Secret>();
  const making = (): string => makingName(process.pid, random.text(12));
  const commands = { cwd: home, environment: options.environment ?? process.env, timeoutMs: options.commandTimeoutMs ?? 120_000 };
  const keeping: Keeping = { windows, ageIdentity: options.ageIdentity, commands, making };

  const remember = (folder: string, secret: Secret | undefined, store: CredentialStore): void => {
    if (secret !== undefined && store.kind !== 'file') made.set(folder, secret);
  };

  const read = async (orgId: string, integration: string): Promise<Found | undefined> =>
    (await isPrivateFolder(root, windows)) ? readCredential(placeOf(root, orgId, integration), orgId, integration, windows) : undefined;

  const mustRead = async (orgId: string, integration: string): Promise<Found> => {
    const found = await read(orgId, integration);
    if (found === undefined) throw new Problem('vault-empty', [integration, reference(placeOf(root, orgId, integration).folder, home)]);
    return found;
  };

  const build = async (place: Place, blank: Blank, store: CredentialStore): Promise<void> => {
    const how = { integration: blank.integration, now: clock.now(), validDays: options.validDays ?? 365, random };
    const built = await buildCredential(place, blank, store, how, keeping);
    if (built !== 'taken') remember(place.folder, built.secret, store);
    // The command's store may now hold this run's secret beside, or in place of, the one that counts.
    else if (store.kind === 'command') throw new Problem('vault-stored-twice', [blank.integration, store.put.argv[0] ?? '', reference(place.folder, home)]);
  };

  const inWords = async <Value>(folder: string, work: () => Promise<Value>): Promise<Value> => {
    try {
      return await work();
    } catch (error) {
      const code = codeOf(error);
      throw error instanceof Problem || code === '' ? error : new Problem('vault-not-written', [reference(folder, home), code]);
    }
  };

  const sure = (found: Found | undefined, flow: CredentialFlow, folder: string): StoredCredential => {
    if (found === undefined) throw new Problem('vault-not-written', [reference(folder, home), 'EEXIST']);
    if (found.file.flow !== flow) throw new Problem('vault-other-flow', [reference(folder, home), found.file.flow, flow]);
    return found.credential;
  };

  const secretFor = async (folder: string, found: Found, store: CredentialStore | undefined): Promise<Secret | Sealed | undefined> => {
    if (found.file.flow === 'authorization-code') return undefined;
    return made.get(folder) ?? openSecret(folder, found, store, keeping);
  };

  return {
    warnings: windows ? ['vault-modes-mean-nothing'] : [],
    find: async (orgId, integration) => (await read(orgId, integration))?.credential,
    where: (orgId, integration) => reference(placeOf(root, orgId, integration).folder, home),
    obstacle: (store) => storeObstacle(store, keeping),
    open: async (orgId, integration, store) => {
      const found = await mustRead(orgId, integration);
      const secret = await secretFor(placeOf(root, orgId, integration).folder, found, store);
      return secret !== undefined && 'kind' in secret ? secret : { kind: 'open', credential: openCredential(found.credential, secret) };
    },
    make: async (orgId, integration, flow, store = inFile) => {
      const place = placeOf(root, orgId, integration);
      return inWords(place.folder, async () => {
        await refuseWorkTree(join(place.folder, secretFile(flow, 'file') ?? fileNames.credential), 'vault-in-git');
        await ensurePrivateFolder(root, windows);
        await ensurePrivateFolder(place.orgFolder, windows);
        await sweep(place.orgFolder, clock.now());
        const before = await read(orgId, integration);
        if (before !== undefined) {
          // The run that made it may have died between the rename and its sync.
          await syncFolder(place.orgFolder, windows);
          return sure(before, flow, place.folder);
        }
        await build(place, { version: 1, orgId, integration, flow, createdAt: clock.now().toISOString() }, store);
        return sure(await read(orgId, integration), flow, place.folder);
      });
    },
    move: async (orgId, integration, store) => {
      const { folder } = placeOf(root, orgId, integration);
      await inWords(folder, async () => {
        const found = await mustRead(orgId, integration);
        await sweep(folder, clock.now());
        const secret = await secretFor(folder, found, store);
        if (secret === undefined) return;
        if ('kind' in secret) throw secret.why;
        await moveSecret(folder, found.file, secret, store, keeping);
        remember(folder, secret, store);
      });
    },
    keepConsumerKey: async (orgId, integration, consumerKey) => {
      const { folder } = placeOf(root, orgId, integration);
      if (!isConsumerKey(consumerKey)) throw new Problem('vault-odd-consumer-key', [integration]);
      await inWords(folder, async () => {
        const found = await mustRead(orgId, integration);
        await sweep(folder, clock.now());
        if (found.file.consumerKey !== consumerKey) await describe(folder, { ...found.file, consumerKey }, keeping);
      });
    },
  };
}
