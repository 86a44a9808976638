import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CredentialStore } from '../../core/model/credential-store.ts';
import type { Secret } from '../../core/model/secret.ts';
import { writeCredentialFile } from './credential-file.ts';
import type { CredentialFile } from './credential-file.ts';
import { keepSecret } from './keep-secret.ts';
import type { Keeping } from './keep-secret.ts';
import { replacePrivate, syncFolder } from './private-file.ts';
import { fileNames, secretFile } from './read-credential.ts';

/** `credential.json` in place of the one before. */
export function describe(folder: string, file: CredentialFile, { making, windows }: Keeping): Promise<void> {
  return replacePrivate(join(folder, fileNames.credential), making(), writeCredentialFile(file), windows);
}

/**
 * The secret into another store, then the description, then out of the old one. Killed in between, it is where it was
 * before, and perhaps in the new store too; another run does all of it again.
 */
export async function moveSecret(folder: string, file: CredentialFile, secret: Secret, store: CredentialStore, keeping: Keeping): Promise<void> {
  const { version, orgId, integration, flow, consumerKey, createdAt } = file;
  const whereabouts = await keepSecret(folder, flow, secret, store, keeping);
  await describe(folder, { version, orgId, integration, flow, consumerKey, createdAt, ...whereabouts }, keeping);
  for (const kind of ['file', 'age'] as const) {
    const name = secretFile(flow, kind);
    if (name !== undefined && kind !== store.kind) await rm(join(folder, name), { force: true });
  }
  await syncFolder(folder, keeping.windows);
}
