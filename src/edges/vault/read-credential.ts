import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredCredential } from '../../core/model/ports.ts';
import { Problem } from '../../problems.ts';
import { isSealedText } from './age-store.ts';
import { certificateFacts } from './certificate.ts';
import { readCredentialFile } from './credential-file.ts';
import type { CredentialFile } from './credential-file.ts';
import type { Place } from './place.ts';
import { readPrivate } from './private-file.ts';
import { isPrivateFolder } from './private-folder.ts';

export const fileNames = { credential: 'credential.json', certificate: 'certificate.pem' } as const;

/** The file of a flow's secret; encrypted, the same with `.age`. */
const secretFiles = { 'jwt-bearer': 'private-key.pem', 'client-credentials': 'consumer-secret', 'authorization-code': undefined } as const;

export function secretFile(flow: CredentialFile['flow'], store: StoredCredential['store']): string | undefined {
  const plain = secretFiles[flow];
  return plain === undefined || store === 'command' ? undefined : `${plain}${store === 'age' ? '.age' : ''}`;
}

/** A credential as it was found: its description, what everybody may see of it, and its certificate as it is kept. */
export interface Found {
  readonly file: CredentialFile;
  readonly credential: StoredCredential;
  readonly certificate?: string;
}

export function belongTogether(privateKey: string, certificate: string): boolean {
  try {
    return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(privateKey));
  } catch {
    return false;
  }
}

async function holdsSomething(place: Place, windows: boolean): Promise<boolean> {
  if (!(await isPrivateFolder(place.orgFolder, windows)) || !(await isPrivateFolder(place.folder, windows))) return false;
  return (await readdir(place.folder)).length > 0;
}

/** A plain copy that outlived a move, killed before its last step, is where the secret is. */
async function storeOf(folder: string, file: CredentialFile, windows: boolean): Promise<StoredCredential['store']> {
  const said = file.store ?? 'file';
  const plain = secretFile(file.flow, 'file');
  if (said === 'file' || plain === undefined) return 'file';
  return (await readPrivate(join(folder, plain), windows)) === undefined ? said : 'file';
}

/** Whether the folder holds of the secret what it should, as far as that shows without opening it. */
async function holdsSecret(folder: string, { flow }: CredentialFile, store: StoredCredential['store'], certificate: string | undefined, windows: boolean): Promise<boolean> {
  const name = secretFile(flow, store);
  if (name === undefined) return true;
  const text = (await readPrivate(join(folder, name), windows)) ?? '';
  if (store === 'age') return isSealedText(text);
  return certificate === undefined ? text !== '' : belongTogether(text, certificate);
}

function publicParts({ consumerKey, flow, createdAt, sealedTo, storedWith }: CredentialFile, store: StoredCredential['store']): StoredCredential {
  return {
    consumerKey,
    flow,
    store,
    createdAt,
    ...(store === 'age' && sealedTo !== undefined ? { sealedTo } : {}),
    ...(store === 'command' && storedWith !== undefined ? { storedWith } : {}),
  };
}

async function readWhole(folder: string, file: CredentialFile, windows: boolean): Promise<Found | undefined> {
  const certificate = file.flow === 'jwt-bearer' ? ((await readPrivate(join(folder, fileNames.certificate), windows)) ?? '') : undefined;
  const facts = certificate === undefined ? {} : certificateFacts(certificate);
  const store = await storeOf(folder, file, windows);
  if (facts === undefined || !(await holdsSecret(folder, file, store, certificate, windows))) return undefined;
  return { file, credential: { ...publicParts(file, store), ...facts }, ...(certificate === undefined ? {} : { certificate }) };
}

/**
 * `undefined` where there is no credential, which an empty folder counts as. A folder that holds something but not a whole
 * credential may hold a key that an org knows: it is `vault-damaged`, and never touched.
 */
export async function readCredential(place: Place, orgId: string, integration: string, windows: boolean): Promise<Found | undefined> {
  const { folder } = place;
  if (!(await holdsSomething(place, windows))) return undefined;
  const file = readCredentialFile((await readPrivate(join(folder, fileNames.credential), windows)) ?? '');
  if (file === undefined) throw new Problem('vault-damaged', [folder]);
  // On a file system without upper and lower case, `HubSpot` and `hubspot` are one folder.
  if (file.orgId !== orgId || file.integration !== integration) throw new Problem('vault-other-integration', [folder, file.integration]);
  const found = await readWhole(folder, file, windows);
  if (found === undefined) throw new Problem('vault-damaged', [folder]);
  return found;
}
