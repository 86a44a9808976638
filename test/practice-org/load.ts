import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadSecrets } from './app-secrets.ts';
import { parseCsv } from './csv.ts';
import { refreshGroups } from './access/group-permissions.ts';
import { fillIn } from './fill-in.ts';
import { reserveIds } from './ids.ts';
import { placeRecords, resolve } from './load-records.ts';
import { placeSources, readLogBodies, sourceFilesIn, staysOnDisk } from './load-sources.ts';
import type { Pending, RecordFile } from './load-records.ts';
import { loadMetadataFolder } from './metadata/store.ts';
import { blankOrg } from './org.ts';
import { objectOf } from './schema/schema.ts';
import { administratorOf } from './seeds/administrator.ts';
import { seedEmpty } from './seeds/empty.ts';
import { settingsFrom } from './settings.ts';
import type { SettingsPatch } from './settings.ts';
import type { OrgState } from './state.ts';

/** `org.json`: settings and switches, and what the folder stands on. */
interface OrgFile extends SettingsPatch {
  /** `empty` (default): the folder adds to the empty seed. `none`: the folder is all there is, as a dump writes it. */
  base?: 'empty' | 'none';
}

/**
 * An org from a folder: `org.json`, `records/<SObject>.csv` (Bulk API dialect, SOQL field names, `Profile.Name` and the like as references)
 * and `metadata/` (source or MDAPI files); each may be absent. `patch` wins over `org.json`. Rejects with a message that names file and line.
 *
 * Records of setup objects come first, then metadata on top of them (so that a profile file finds its Profile row), then the business records,
 * whose objects the metadata may have brought. References are looked up last.
 */
export async function loadOrg(dir: string, patch: SettingsPatch): Promise<OrgState> {
  if (!existsSync(dir)) throw new Error(`No such folder: ${dir}`);
  const { base = 'empty', ...settings } = readOrgFile(join(dir, 'org.json'));
  const state = blankOrg(settingsFrom(settings, patch));
  const files = readRecordFiles(join(dir, 'records'));
  const sources = await sourceFilesIn(join(dir, 'records'));
  for (const { table } of files) reserveIds(state, table.records.flat());
  if (base === 'empty') seedEmpty(state);
  const [setup, business] = split(state, files);
  const pending: Pending[] = setup.flatMap((file) => placeRecords(state, file));
  const metadata = join(dir, 'metadata');
  if (existsSync(metadata)) await loadMetadataFolder(state, metadata);
  loadSecrets(state, join(dir, 'secrets.json'));
  // Loading metadata stamps the rows it touches; a file that names its rows by id knows better.
  pending.push(...setup.filter(({ table }) => table.columns.includes('Id')).flatMap((file) => placeRecords(state, file)));
  pending.push(...business.flatMap((file) => placeRecords(state, file)));
  for (const reference of pending) resolve(state, reference);
  placeSources(state, sources);
  await readLogBodies(state, dir);
  fillIn(state, administratorOf(state).id);
  refreshGroups(state);
  state.changes = 0;
  return state;
}

function readOrgFile(file: string): OrgFile {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as OrgFile;
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
  }
}

function readRecordFiles(dir: string): RecordFile[] {
  if (!existsSync(dir)) return [];
  const names = readdirSync(dir).filter((name) => name.endsWith('.csv') && !staysOnDisk(join(dir, name), basename(name, '.csv'))).sort();
  return names.map((name) => {
    const file = join(dir, name);
    try {
      return { file, sobject: basename(name, '.csv'), table: parseCsv(readFileSync(file, 'utf8')) };
    } catch (error) {
      throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
    }
  });
}

function split(state: OrgState, files: RecordFile[]): [setup: RecordFile[], business: RecordFile[]] {
  const isSetup = ({ sobject }: RecordFile): boolean => objectOf(state.schema, sobject)?.permissionable === false;
  return [files.filter(isSetup), files.filter((file) => !isSetup(file))];
}
