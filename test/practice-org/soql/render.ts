import type { FieldSchema, ObjectSchema } from '../schema/schema.ts';
import type { OrgState, Row, Value } from '../state.ts';
import type { FieldPath } from './field-path.ts';
import type { Reader } from './reader.ts';
import { profileMetadata } from './tooling-metadata.ts';

export type JsonRecord = Record<string, unknown>;

/** `attributes` of a record: its type and address. OauthToken rows have no id (facts 2.x [A]). */
export function attributesOf(reader: Pick<Reader, 'version' | 'tooling'>, object: ObjectSchema, row: Row): { type: string; url: string } {
  const room = reader.tooling ? '/tooling' : '';
  return { type: object.name, url: `/services/data/v${reader.version}${room}/sobjects/${object.name}/${idOf(object, row) ?? '000000000000000AAA'}` };
}

export function renderPath(reader: Reader, path: FieldPath, row: Row): unknown {
  const holder = path.holder(row);
  if (!holder) return null;
  return renderField(reader, path.object, path.field, holder.row, path.read(row));
}

/** A value as the REST API writes it: date-times with `+0000`, addresses as objects, blobs as the address to fetch them from. */
export function renderField(reader: Pick<Reader, 'state' | 'version' | 'tooling'>, object: ObjectSchema, field: FieldSchema, row: Row, value: Value): unknown {
  const special = specials[`${object.name}.${field.name}`];
  if (special) return special(reader.state, row);
  if (field.type === 'address') return renderAddress(field, row);
  if (value === null) return null;
  if (field.type === 'datetime') return renderMoment(value);
  if (field.type === 'base64') return `${attributesOf(reader, object, row).url}/${field.name}`;
  return value;
}

/** Columns that no stored value answers. OauthToken rows have no id (facts 2.x [A]). */
const specials: Record<string, (state: OrgState, row: Row) => unknown> = {
  'OauthToken.Id': () => null,
  'Profile.Metadata': profileMetadata,
};

/** `2026-11-21T10:00:00.000+0000`. */
export function renderMoment(value: Value): string {
  return new Date(String(value)).toISOString().replace('Z', '+0000');
}

const addressParts = ['City', 'Country', 'GeocodeAccuracy', 'Latitude', 'Longitude', 'PostalCode', 'State', 'Street'];

function renderAddress(field: FieldSchema, row: Row): Record<string, Value> | null {
  const prefix = field.name.replace(/Address$/, '');
  const parts = addressParts.map((part): [string, Value] => [part.charAt(0).toLowerCase() + part.slice(1), row[`${prefix}${part}`] ?? null]);
  return parts.every(([, value]) => value === null) ? null : Object.fromEntries(parts);
}

function idOf(object: ObjectSchema, row: Row): string | null {
  const id = row['Id'];
  return object.name === 'OauthToken' || typeof id !== 'string' ? null : id;
}
