import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RegistryRow } from '../../../src/core/model/audit/rows-files.ts';
import type { KnownUser } from '../../../src/core/model/history/people.ts';
import { longId } from '../../../src/core/model/long-id.ts';
import type { HistoryStore } from '../../../src/core/model/history/store.ts';
import type { StoreRow } from '../../../src/core/model/history/tables.ts';
import { parse } from '../../../src/core/spec/parse.ts';
import type { People } from '../../../src/workflows/history/settle.ts';
import { rowsIn, type Cells } from '../../history-worlds/recount/read.ts';
import type { WrittenWorld } from '../../history-worlds/write-world.ts';

const table = async (folder: string, path: string): Promise<readonly Cells[]> => rowsIn(await readFile(join(folder, path), 'utf8'));

const userOf = (cells: Cells): KnownUser => ({ id: cells['ID'] ?? '', name: cells['LASTNAME'] ?? '', username: cells['USERNAME'] ?? '', userType: cells['USERTYPE'] ?? '', isPerson: cells['USERTYPE'] === 'Standard' && cells['PROFILE.NAME'] !== 'Minimum Access - API Only Integrations' });

/** What a generated org and its project tell of people. */
export async function peopleOfWorld(folder: string): Promise<People> {
  const names = (await readdir(join(folder, 'project/integrations'))).filter((name) => name !== 'policy.yaml');
  const registry = await Promise.all(names.toSorted().map(async (name): Promise<RegistryRow> => ({ file: `integrations/${name}`, spec: parse(await readFile(join(folder, 'project/integrations', name), 'utf8'), name), environment: 'production', places: {} })));
  return { users: (await table(folder, 'org/records/User.csv')).map(userOf), allUsersRead: true, registry };
}

const cellsAs = (cells: Cells, columns: Readonly<Record<string, string>>): StoreRow => Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, cells[column] ?? '']));

const loginRow = (idBy: ReadonlyMap<string, string>) => (cells: Cells, at: number): StoreRow => ({
  ...cellsAs(cells, { at: 'LOGINTIME', app: 'APPLICATION', type: 'LOGINTYPE', status: 'STATUS' }),
  login_id: `0Ya${String(at).padStart(15, '0')}`,
  user_id: idBy.get(cells['USER.USERNAME'] ?? '') ?? '',
});

const callRow = (cells: Cells): StoreRow => ({
  ...cellsAs(cells, { call_id: 'REQUEST_ID', called_at: 'TIMESTAMP_DERIVED', app: 'CONNECTED_APP_NAME', entity: 'ENTITY_NAME', method: 'HTTP_METHOD', family: 'API_FAMILY', resource: 'API_RESOURCE' }),
  user_id: longId(cells['USER_ID'] ?? ''),
  status: Number(cells['STATUS_CODE']),
  log: 'ApiTotalUsage',
});

/** Takes the exported history of a world into a store, with the logs that its org would have let us bank. */
export async function fillStore(store: HistoryStore, folder: string, { manifest }: WrittenWorld): Promise<void> {
  const files = manifest.files.filter(({ flavour }) => flavour === 'bulk').map(({ path, object }) => ({ path: join(folder, path), object, kind: 'csv' as const }));
  await store.ingest(files, { batch: 'world', restricted: new Set() });
  const users = await table(folder, 'org/records/User.csv');
  await store.bank('logins', (await table(folder, 'org/records/LoginHistory.csv')).map(loginRow(new Map(users.map((user) => [user['USERNAME'] ?? '', user['ID'] ?? ''])))));
  for (const name of (await readdir(join(folder, 'log'))).toSorted()) await store.bank('usage', (await table(folder, `log/${name}`)).map(callRow));
}
