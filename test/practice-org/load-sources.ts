import { createReadStream, createWriteStream, existsSync, openSync, readdirSync, statSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { csvSource } from './csv-source.ts';
import { objectOf } from './schema/schema.ts';
import type { OrgState } from './state.ts';

/** A history file from this size on stays on disk. */
const STAYS = 16 * 1024 * 1024;
/** Field history: rows nobody writes, which grow by the million. Look-alikes are not among them. */
const GROWING = /^(?!(Login|Verification|Opportunity)History$).*History$|^FieldHistoryArchive$/;

export interface SourceFile {
  file: string;
  sobject: string;
  /** Bytes of CSV, opened. */
  descriptor: number;
}

/** Record files that are read from disk when a query asks for them: large ones of history objects, and packed ones, which are unpacked first. */
export async function sourceFilesIn(dir: string): Promise<SourceFile[]> {
  const names = existsSync(dir) ? readdirSync(dir).sort() : [];
  const files: SourceFile[] = [];
  for (const name of names) {
    const file = join(dir, name);
    const sobject = name.replace(/\.csv(\.gz)?$/, '');
    if (!staysOnDisk(file, sobject)) continue;
    files.push({ file, sobject, descriptor: name.endsWith('.gz') ? await unpacked(file) : openSync(file, 'r') });
  }
  return files;
}

/** Is a file of the load folder one of those? */
export function staysOnDisk(file: string, sobject: string): boolean {
  if (!GROWING.test(sobject)) return false;
  return file.endsWith('.csv.gz') || (file.endsWith('.csv') && statSync(file).size >= STAYS);
}

/** Let the org read its rows from the files. Throws on an object the org does not have, naming the file. */
export function placeSources(state: OrgState, files: readonly SourceFile[]): void {
  for (const { file, sobject, descriptor } of files) {
    const object = objectOf(state.schema, sobject);
    if (!object) throw new Error(`${file}: the org has no object ${sobject}`);
    state.sources.set(object.name, csvSource(file, object, descriptor));
  }
}

/** Unpacked into a file that has no name any more: it is gone with the process. */
async function unpacked(file: string): Promise<number> {
  const dir = await mkdtemp(join(tmpdir(), 'practice-org-'));
  try {
    const plain = join(dir, 'plain.csv');
    await pipeline(createReadStream(file), createGunzip(), createWriteStream(plain));
    return openSync(plain, 'r');
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Bodies of event log files may stand in files of their own: `LogFile` then names one, from the load folder on. */
export async function readLogBodies(state: OrgState, dir: string): Promise<void> {
  for (const row of state.tables.get('EventLogFile')?.values() ?? []) {
    const named = String(row['LogFile'] ?? '');
    if (!/^[\w./-]+\.csv$/.test(named)) continue;
    const file = join(dir, named);
    if (!existsSync(file)) throw new Error(`records/EventLogFile.csv: no such file: ${named}`);
    row['LogFile'] = await readFile(file, 'utf8');
  }
}
