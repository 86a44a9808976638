import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dumpSecrets } from './app-secrets.ts';
import { cellOf } from './cell.ts';
import { formatCsv } from './csv.ts';
import { dumpMetadataFolder } from './metadata/store.ts';
import { objectOf } from './schema/schema.ts';
import type { ObjectSchema } from './schema/schema.ts';
import type { OrgState, Row } from './state.ts';

/** Useless without the sessions. */
const left = new Set(['AuthSession']);

/**
 * Write the org in the load format, so that loading it gives the same org; `records/` and `metadata/` of an earlier dump are replaced.
 * Sessions, refresh tokens and codes end with the server; `secrets.json` holds the apps' consumer secrets.
 * Columns that are null in every row are left out, and so are permissions nobody has.
 */
export async function dumpOrg(state: OrgState, dir: string): Promise<void> {
  const elsewhere = [...state.archives.keys(), ...state.sources.keys()];
  if (elsewhere.length > 0) throw new Error(`An org with rows that are not in memory cannot be dumped: ${elsewhere.join(', ')}`);
  const records = join(dir, 'records');
  const metadata = join(dir, 'metadata');
  for (const folder of [records, metadata]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  const clock = state.settings.clock === undefined ? {} : { clock: state.now().toISOString() };
  writeFileSync(join(dir, 'org.json'), `${JSON.stringify({ base: 'none', ...state.settings, ...clock }, null, 2)}\n`);
  for (const [sobject, table] of state.tables) {
    const object = objectOf(state.schema, sobject);
    if (object && table.size > 0 && !left.has(sobject)) writeFileSync(join(records, `${sobject}.csv`), csvOf(object, [...table.values()]));
  }
  await dumpMetadataFolder(state, metadata);
  dumpSecrets(state, join(dir, 'secrets.json'));
}

function csvOf(object: ObjectSchema, rows: Row[]): string {
  const said = (name: string): boolean => rows.some((row) => (row[name] ?? null) !== null && !(row[name] === false && /^(Maximum)?Permissions/.test(name)));
  const columns = [...object.fields.keys()].filter((name) => name === 'Id' || said(name));
  return formatCsv({ columns, records: rows.map((row) => columns.map((column) => cellOf(row[column]))) });
}
