import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { everyFile, leaks, secretsOfPem, type SecretText } from '../e2e/support/secrets.ts';
import { rows } from '../practice-org/state.ts';
import { keysFolder } from './keys-folder.ts';
import type { Site } from './site.ts';

/** Every secret that there is at this moment: what the vault holds, finished or half made, and the session. */
async function secretsIn({ home, practice }: Site): Promise<readonly SecretText[]> {
  const files = await everyFile(keysFolder(home)).catch(() => ({}));
  const kept = Object.entries(files).flatMap(([file, text]) => {
    if (text.includes('PRIVATE KEY')) return secretsOfPem(file, text);
    if (file.endsWith('consumer-secret')) return [{ what: file, text: text.trim() }];
    const [, consumerKey] = /"consumerKey": "([^"]+)"/.exec(text) ?? [];
    return consumerKey === undefined ? [] : [{ what: `consumer key in ${file}`, text: consumerKey }];
  });
  return [...kept, { what: 'the access token', text: practice.accessToken }];
}

/** Secrets that stand anywhere but in the vault: `what in where`. */
export async function leaksOf(site: Site): Promise<readonly string[]> {
  const [project, home] = await Promise.all([everyFile(site.project), everyFile(site.home)]);
  const outside = Object.fromEntries(Object.entries(home).filter(([path]) => !path.startsWith(join('.sf', 'integration-user', 'keys'))));
  return leaks([...(await secretsIn(site))], { ...project, ...outside });
}

/** The next to take the lock clears a lock half taken, at once where its holder is known to be dead, else after 30 seconds. */
const halfMade = /\.tmp$|\.making-/;

/** What a run must not leave: files half made. The empty folder of a lock is a lock that is free. */
export async function strayFiles({ home, project }: Site): Promise<readonly string[]> {
  const all = await Promise.all([home, project].map((folder) => readdir(folder, { recursive: true })));
  return all.flat().filter((path) => halfMade.test(path));
}

/** The files of the project that every run writes alike, by path; journal and audit log tell of each run and differ. */
export async function projectFiles({ project }: Site): Promise<Readonly<Record<string, string>>> {
  const files = await everyFile(project);
  return Object.fromEntries(Object.entries(files).filter(([path]) => !/^(?:\.sf|integrations\/(?:audit|records))\//.test(path)).sort());
}

/** What the tables hold of one kind, by the name of their integrations. */
export function countsOf({ practice: { state } }: Site): Readonly<Record<string, number>> {
  const own = (sobject: string, column: string, pattern: RegExp): number => rows(state, sobject).filter((each) => pattern.test(String(each[column]))).length;
  return {
    users: own('User', 'Username', /\.practice$/),
    profiles: own('Profile', 'Name', /Integration$/),
    permissionSets: rows(state, 'PermissionSet').filter((each) => each['IsOwnedByProfile'] === false && /_Integration$/.test(String(each['Name']))).length,
    apps: (state.metadata.get('ExternalClientApplication')?.size ?? 0) + (state.metadata.get('ConnectedApp')?.size ?? 0),
    assignments: rows(state, 'PermissionSetAssignment').length,
    licences: rows(state, 'PermissionSetLicenseAssign').length,
  };
}

/** Files a person or a tool reads that cannot be read: audit log, records. */
export async function unreadable({ project }: Site): Promise<readonly string[]> {
  const paths = (await readdir(project, { recursive: true })).filter((path) => /^integrations\/(?:audit|records|generated)\/.*\.json$/.test(path) && !halfMade.test(path));
  const judged = await Promise.all(
    paths.map(async (path) => {
      try {
        JSON.parse(await readFile(join(project, path), 'utf8'));
        return [];
      } catch {
        return [path];
      }
    }),
  );
  return judged.flat();
}
