import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredCredential } from '../../core/model/ports.ts';
import { Secret } from '../../core/model/secret.ts';
import { Problem } from '../../problems.ts';
import { certificateFacts } from './certificate.ts';
import { readCredentialFile } from './credential-file.ts';
import type { CredentialFile } from './credential-file.ts';
import type { Place } from './place.ts';
import { readPrivate } from './private-file.ts';
import { isPrivateFolder } from './private-folder.ts';

export const fileNames = {
  credential: 'credential.json',
  privateKey: 'private-key.pem',
  certificate: 'certificate.pem',
  secret: 'consumer-secret',
} as const;

export interface Found {
  readonly file: CredentialFile;
  readonly credential: StoredCredential;
}

function belongTogether(privateKey: string, certificate: string): boolean {
  try {
    return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(privateKey));
  } catch {
    return false;
  }
}

async function withKey(folder: string, base: StoredCredential, windows: boolean): Promise<StoredCredential> {
  const privateKey = await readPrivate(join(folder, fileNames.privateKey), windows);
  const certificate = await readPrivate(join(folder, fileNames.certificate), windows);
  if (privateKey === undefined || certificate === undefined || !belongTogether(privateKey, certificate)) throw new Problem('vault-damaged', [folder]);
  return { ...base, privateKey: new Secret(privateKey), ...certificateFacts(certificate) };
}

async function withSecret(folder: string, base: StoredCredential, windows: boolean): Promise<StoredCredential> {
  const secret = await readPrivate(join(folder, fileNames.secret), windows);
  if (secret === undefined || secret === '') throw new Problem('vault-damaged', [folder]);
  return { ...base, consumerSecret: new Secret(secret) };
}

async function holdsSomething(place: Place, windows: boolean): Promise<boolean> {
  if (!(await isPrivateFolder(place.orgFolder, windows)) || !(await isPrivateFolder(place.folder, windows))) return false;
  return (await readdir(place.folder)).length > 0;
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
  const base = { consumerKey: file.consumerKey, createdAt: file.createdAt };
  const credential = file.flow === 'jwt-bearer' ? await withKey(folder, base, windows) : await withSecret(folder, base, windows);
  return { file, credential };
}
