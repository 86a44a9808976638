import { valueOf } from './cell.ts';
import type { Table } from './csv.ts';
import { newId } from './ids.ts';
import { fieldOf, objectOf } from './schema/schema.ts';
import type { FieldSchema, ObjectSchema } from './schema/schema.ts';
import { keepRow, putRow, rows } from './state.ts';
import type { OrgState, Row } from './state.ts';

export interface RecordFile {
  /** For messages, e.g. `records/User.csv`. */
  file: string;
  sobject: string;
  table: Table;
}

/** A relationship column such as `Profile.Name`, looked up once all rows are there. */
export interface Pending {
  file: string;
  row: Row;
  field: FieldSchema;
  /** Field of the parent and the value it must have. */
  key: string;
  value: string;
}

/** By which column a row of the file is the same as one the org already has, where the file names no id. */
const naturalKeys: Record<string, string> = {
  Organization: 'OrganizationType',
  UserLicense: 'Name',
  PermissionSetLicense: 'DeveloperName',
  Profile: 'Name',
  PermissionSet: 'Name',
  SecurityHealthCheckRisks: 'DurableId',
  User: 'Username',
  UserLogin: 'UserId',
};

interface Column {
  name: string;
  field: FieldSchema;
  /** Of a relationship column: the parent's field. */
  key?: string;
}

/** Put the rows of one file into the org. Throws on an object or a column the org does not have, naming file and line. */
export function placeRecords(state: OrgState, { file, sobject, table }: RecordFile): Pending[] {
  const object = objectOf(state.schema, sobject);
  if (!object) throw new Error(`${file}: the org has no object ${sobject}`);
  const columns = table.columns.map((name) => columnOf(file, object, name));
  return table.records.flatMap((cells, line) => {
    const given: Row = {};
    const pending: Omit<Pending, 'row'>[] = [];
    for (const [place, { name, field, key }] of columns.entries()) {
      const cell = cells[place] ?? '';
      if (key === undefined) given[field.name] = read(`${file}:${line + 2}`, field, cell);
      else if (cell !== '') pending.push({ file: `${file}:${line + 2}: ${name}`, field, key, value: cell });
    }
    const row = place(state, object, given);
    return pending.map((reference) => ({ ...reference, row }));
  });
}

/** Throws where no row, or more than one, has the value. */
export function resolve(state: OrgState, { file, row, field, key, value }: Pending): void {
  const parents = field.referenceTo.length > 0 ? field.referenceTo : ['User'];
  const found = parents.flatMap((parent) => rows(state, parent)).filter((parent) => String(parent[key]).toLowerCase() === value.toLowerCase());
  if (found.length !== 1) throw new Error(`${file}: ${found.length === 0 ? 'nothing' : `more than one record`} has ${key} ${value}`);
  row[field.name] = found[0]?.['Id'] ?? null;
}

function columnOf(file: string, object: ObjectSchema, name: string): Column {
  const [relationship = '', key, ...deeper] = name.split('.');
  const field = key === undefined ? fieldOf(object, name) : referenceOf(object, relationship);
  if (!field || deeper.length > 0) throw new Error(`${file}: ${object.name} has no column ${name}`);
  return { name, field, ...(key === undefined ? {} : { key }) };
}

/** By the name of the relationship; `User.Username` and `Owner.Username` also where SOQL knows none, as on LoginHistory and CronTrigger. */
function referenceOf(object: ObjectSchema, relationship: string): FieldSchema | undefined {
  const wanted = relationship.toLowerCase();
  const named = [...object.fields.values()].find((field) => field.relationshipName?.toLowerCase() === wanted);
  return named ?? (['user', 'owner'].includes(wanted) ? fieldOf(object, `${wanted}Id`) : undefined);
}

function read(where: string, field: FieldSchema, cell: string): Row[string] {
  try {
    return valueOf(field, cell);
  } catch (error) {
    throw new Error(`${where}: ${(error as Error).message}`, { cause: error });
  }
}

/** Over the row with the same id or natural key, or as a new one. */
function place(state: OrgState, object: ObjectSchema, given: Row): Row {
  // facts 2 [A]: the Id of an OauthToken is always null; its DeleteToken tells it apart.
  if (object.name === 'OauthToken') return keepRow(state, object.name, { ...given, Id: null }, String(given['DeleteToken']));
  const known = sameAs(state, object.name, given);
  const id = given['Id'] ?? known?.['Id'] ?? newId(state, object.keyPrefix);
  if (known && known['Id'] !== id) state.tables.get(object.name)?.delete(String(known['Id']));
  return putRow(state, object.name, { ...known, ...given, Id: id });
}

function sameAs(state: OrgState, sobject: string, given: Row): Row | undefined {
  if (typeof given['Id'] === 'string') return state.tables.get(sobject)?.get(given['Id']);
  const key = naturalKeys[sobject];
  if (key === undefined) return undefined;
  return rows(state, sobject).find((row) => (sobject === 'Organization' ? true : row[key] === given[key]));
}
