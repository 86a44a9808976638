import { newId } from '../../ids.ts';
import { dropRow, metadataOf, putRow, rows } from '../../state.ts';
import type { MetadataRecord, OrgState, Row, XmlElement } from '../../state.ts';
import type { Listed, Scope } from './handler.ts';

const AUDIT = new Set(['CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp']);

/** Store what no row can carry. Stored content is replaced, never changed in place: drafts share it. */
export function saveRecord(scope: Scope, type: string, fullName: string, id: string, content: XmlElement): MetadataRecord {
  const records = metadataOf(scope.state, type);
  const known = records.get(fullName);
  if (known?.id === id && JSON.stringify(known.content) === JSON.stringify(content)) return known;
  const now = scope.state.now().toISOString();
  const by = scope.session.userId;
  const born = known ?? { createdById: by, createdDate: now };
  const record: MetadataRecord = {
    type,
    fullName,
    id,
    createdById: born.createdById,
    createdDate: born.createdDate,
    lastModifiedById: by,
    lastModifiedDate: now,
    content,
  };
  records.set(fullName, record);
  scope.state.changes += 1;
  return record;
}

export function recordsOf(state: OrgState, type: string): MetadataRecord[] {
  return [...(state.metadata.get(type)?.values() ?? [])];
}

export function recordOf(state: OrgState, type: string, fullName: string): MetadataRecord | undefined {
  return state.metadata.get(type)?.get(fullName);
}

export function dropRecord(scope: Scope, type: string, fullName: string): void {
  if (metadataOf(scope.state, type).delete(fullName)) scope.state.changes += 1;
}

/**
 * Write a row with its audit columns; `undefined` columns are left as they are. A row that says what the org knows already is not
 * written, so that a deploy of the same file changes nothing.
 */
export function saveRow(scope: Scope, sobject: string, prefix: string, known: Row | undefined, fields: Record<string, Row[string] | undefined>): Row {
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Row;
  if (known && Object.entries(given).every(([name, value]) => known[name] === value)) return known;
  const now = scope.state.now().toISOString();
  const by = scope.session.userId;
  const born: Row = known ?? { Id: newId(scope.state, prefix), CreatedDate: now, CreatedById: by };
  return putRow(scope.state, sobject, { ...born, ...given, LastModifiedDate: now, LastModifiedById: by, SystemModstamp: now });
}

/** The row of a stored component. A loaded folder's records come before its metadata, so there the row may be older than the record. */
export function rowBehind(scope: Scope, type: string, fullName: string, sobject: string, named: Row): Row | undefined {
  const id = recordOf(scope.state, type, fullName)?.id;
  if (id !== undefined) return scope.state.tables.get(sobject)?.get(id);
  if (scope.mode === 'deploy') return undefined;
  return findRow(scope.state, sobject, (row) => Object.entries(named).every(([column, value]) => row[column] === value));
}

/** Drop every row of a table that matches. */
export function dropRows(scope: Scope, sobject: string, matches: (row: Row) => boolean): void {
  for (const one of rows(scope.state, sobject)) if (matches(one)) dropRow(scope.state, sobject, String(one['Id']));
}

export function findRow(state: OrgState, sobject: string, matches: (row: Row) => boolean): Row | undefined {
  return rows(state, sobject).find(matches);
}

/** How a row-backed component shows in lists. */
export function listedRow(fullName: string, row: Row): Listed {
  const text = (column: string): string => String(row[column] ?? '');
  return {
    fullName,
    id: text('Id'),
    createdById: text('CreatedById'),
    createdDate: text('CreatedDate'),
    lastModifiedById: text('LastModifiedById'),
    lastModifiedDate: text('LastModifiedDate'),
  };
}

/** Permission columns that are true, without the `Permissions` prefix. */
export function grantedNames(row: Row): string[] {
  return Object.keys(row)
    .filter((column) => column.startsWith('Permissions') && row[column] === true && !AUDIT.has(column))
    .map((column) => column.slice('Permissions'.length));
}
