import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../../core/model/error-code.ts';
import type { CredentialStore } from '../../core/model/credential-store.ts';
import type { Secret } from '../../core/model/secret.ts';
import { writeCredentialFile } from './credential-file.ts';
import type { CredentialFile } from './credential-file.ts';
import { keepSecret } from './keep-secret.ts';
import type { Keeping } from './keep-secret.ts';
import { newCredential } from './new-credential.ts';
import type { Making } from './new-credential.ts';
import type { Place } from './place.ts';
import { syncFolder, writePrivate } from './private-file.ts';
import { fileNames } from './read-credential.ts';

/** What is known of a credential before it is made. */
export type Blank = Omit<CredentialFile, 'consumerKey'>;

/** Somebody else finished first: a folder that is not empty cannot be renamed over; Windows says EPERM. */
function isTaken(error: unknown, windows: boolean): boolean {
  const code = codeOf(error);
  return code === 'ENOTEMPTY' || code === 'EEXIST' || (windows && code === 'EPERM');
}

/** The description goes last: it says that the secret is in its store. */
async function fill(folder: string, blank: Blank, store: CredentialStore, how: Making, keeping: Keeping): Promise<Secret | undefined> {
  const fresh = await newCredential(blank.flow, how);
  if (fresh.certificate !== undefined) await writePrivate(join(folder, fileNames.certificate), fresh.certificate);
  const whereabouts = fresh.secret === undefined ? {} : await keepSecret(folder, blank.flow, fresh.secret, store, keeping);
  await writePrivate(join(folder, fileNames.credential), writeCredentialFile({ ...blank, consumerKey: fresh.consumerKey, ...whereabouts }));
  await syncFolder(folder, keeping.windows);
  return fresh.secret;
}

/** A new credential, built aside and put in its place whole; `taken` where another run's stands there by now. */
export async function buildCredential(place: Place, blank: Blank, store: CredentialStore, how: Making, keeping: Keeping): Promise<{ readonly secret: Secret | undefined } | 'taken'> {
  const folder = join(place.orgFolder, keeping.making());
  try {
    await mkdir(folder, { mode: 0o700 });
    const secret = await fill(folder, blank, store, how, keeping);
    await rename(folder, place.folder);
    await syncFolder(place.orgFolder, keeping.windows);
    return { secret };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    if (isTaken(error, keeping.windows)) return 'taken';
    throw error;
  }
}
