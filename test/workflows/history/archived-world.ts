import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { grouped } from '../../../src/core/model/audit/grouped.ts';
import { historyWorld } from '../../history-worlds/compose.ts';
import { csvText } from '../../history-worlds/csv.ts';
import { historyRow, readTable, type Cells, type Row } from '../../history-worlds/recount/read.ts';
import { trackedObject } from '../../history-worlds/tracked.ts';
import { writeHistoryWorld } from '../../history-worlds/write-world.ts';
import { to18 } from '../../practice-org/ids.ts';
import type { PracticeOrg } from '../../practice-org/server.ts';
import { putRow, rows } from '../../practice-org/state.ts';

/** A row of FieldHistoryArchive. `HistoryId` is the Id of the row in the history object (object reference [A]). */
export type ArchivedRow = Readonly<Record<string, string>>;

export interface ArchivedWorld {
  /** A folder that a practice org loads: Field Audit Trail is on, and older history is in the archive. */
  readonly org: string;
  /** Every change of these objects, each once, whether it is in the history object, in the archive, or in both. */
  readonly truth: readonly Row[];
  /** Changes that only the archive has. */
  readonly only: readonly Row[];
  /** Everything in the archive. */
  readonly archive: readonly ArchivedRow[];
}

const deletedField = { Field: '00NHw0000001234MAA', ArchiveFieldName: 'Old_Code__c' };

/** The row as the archive has it: there is no DataType. */
export const archivedRow = ({ id, object, record, field, oldValue, newValue, user, at }: Row): ArchivedRow => ({
  FieldHistoryType: object,
  HistoryId: id,
  ParentId: record,
  CreatedDate: new Date(at).toISOString(),
  CreatedById: user,
  Field: field,
  ArchiveFieldName: field,
  OldValue: oldValue ?? '',
  NewValue: newValue ?? '',
  ...(field === deletedField.ArchiveFieldName ? deletedField : {}),
});

/** The same change three years before, when the API shows it no more. */
const threeYearsBefore = (row: Row, number: number): Row => ({ ...row, id: to18(`017Hz0${String(number).padStart(9, '0')}`), at: row.at - 3 * 365 * 86_400_000 });

/** The older half of what history objects have is in the archive as well; of that, every seventh change is in the archive alone. */
function parted(rows: readonly Row[]): { readonly live: readonly Row[]; readonly copied: readonly Row[]; readonly moved: readonly Row[] } {
  // A lookup's two rows stay together.
  const changes = [...grouped(rows, ({ record, field, at }) => `${record} ${field} ${at}`).values()];
  const copied = changes.slice(0, Math.floor(changes.length / 2));
  const moved = new Set(copied.filter((_, at) => at % 7 === 3).flat());
  return { live: rows.filter((row) => !moved.has(row)), copied: copied.flat(), moved: [...moved] };
}

async function tableOf(folder: string, object: string): Promise<{ readonly path: string; readonly cells: readonly Cells[]; readonly rows: readonly Row[] }> {
  const path = `org/records/${trackedObject(object).history}.csv`;
  const cells = await readTable(folder, path);
  return { path, cells, rows: cells.map((one) => historyRow(object, one)).toSorted((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1)) };
}

const lines = (rows: readonly Readonly<Record<string, string>>[]): string => csvText([Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))]);

/** Writes a generated world whose org has Field Audit Trail for these objects. */
export async function writeArchivedWorld(folder: string, seed: number, objects: readonly string[]): Promise<ArchivedWorld> {
  await writeHistoryWorld(folder, historyWorld(seed));
  const truth: Row[] = [];
  const only: Row[] = [];
  const archive: ArchivedRow[] = [];
  for (const object of objects) {
    const { path, cells, rows: all } = await tableOf(folder, object);
    const { live, copied, moved } = parted(all);
    const ids = new Set(live.map(({ id }) => id));
    await writeFile(join(folder, path), lines(cells.filter((one) => ids.has(historyRow(object, one).id)).map((one) => ({ ...one }))));
    const older = copied.map((row, at) => threeYearsBefore(row, truth.length + at));
    const gone = older.slice(0, 1).map((row): Row => ({ ...row, id: to18(`017Hy0${String(truth.length).padStart(9, '0')}`), field: deletedField.ArchiveFieldName, oldValue: 'A-1', newValue: 'A-2' }));
    truth.push(...all, ...older, ...gone);
    only.push(...moved, ...older, ...gone);
    archive.push(...[...copied, ...older, ...gone].map(archivedRow));
  }
  await writeFile(join(folder, 'org/records/FieldHistoryArchive.csv'), lines(archive));
  const settings = JSON.parse(await readFile(join(folder, 'org/org.json'), 'utf8')) as { readonly switches: object };
  await writeFile(join(folder, 'org/org.json'), JSON.stringify({ ...settings, switches: { ...settings.switches, fieldAuditTrail: 'on' } }));
  return { org: join(folder, 'org'), truth, only, archive };
}

/** Whoever asks lacks Retain Field History. */
export function withoutPermission({ state }: PracticeOrg): void {
  for (const set of rows(state, 'PermissionSet')) set['PermissionsRetainFieldHistory'] = false;
}

/** Salesforce is or was copying an object's history into the archive. */
export function archiveCopy({ state }: PracticeOrg, HistoryType: string, Status: 'CopyRunning' | 'CopySucceeded'): void {
  putRow(state, 'HistoryRetentionJob', { Id: to18(`0hjHz0${String(rows(state, 'HistoryRetentionJob').length).padStart(9, '0')}`), HistoryType, Status, RetainOlderThanDate: '2026-05-01T00:00:00.000Z', StartDate: '2026-11-01T00:00:00.000Z', DurationSeconds: null, NumberOfRowsRetained: null });
}

/** Salesforce copies one more row into the archive. */
export function archiveMore(org: PracticeOrg, row: Row): void {
  putRow(org.state, 'FieldHistoryArchive', { Id: to18(`0hiHz0${row.id.slice(6, 15)}`), ...archivedRow(row) });
}
