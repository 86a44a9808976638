/** Takes files into a store, in a process that a test may kill: `node ingest-child.ts FOLDER FILE...`. */
import { join } from 'node:path';
import { openHistoryStores } from '../../../src/edges/warehouse/stores.ts';

const [folder = '', ...files] = process.argv.slice(2);
const stores = openHistoryStores({ keys: { folder: join(folder, 'keys'), environment: undefined }, now: () => '2026-11-22T08:00:00.000Z', refuseGit: async () => undefined });
const store = await stores.open(join(folder, 'store'));
if (store === undefined) throw new Error('no store');
for (const path of files) await store.ingest([{ path, object: 'Case', kind: 'csv' }], { batch: path, restricted: new Set() });
await store.rollUp();
await store.close();
process.stdout.write('done\n');
