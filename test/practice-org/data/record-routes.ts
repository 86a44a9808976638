import { ApiError } from '../http.ts';
import type { Call, Context, Handler, Reply, Route } from '../http.ts';
import { fieldOf } from '../schema/schema.ts';
import type { FieldSchema, ObjectSchema } from '../schema/schema.ts';
import { rows } from '../state.ts';
import type { Row } from '../state.ts';
import { insertRow, removeRow, updateRow } from './dml.ts';
import { readRecord } from './read-record.ts';
import { jsonBody, listParam, param } from './request.ts';
import { notFound, readableByName, readableRow } from './row-access.ts';

const records = '/services/data/:version/sobjects/:sobject';

const create: Handler = (call, { state, session, params }) => {
  const row = insertRow(state, session, params['sobject'] ?? '', jsonBody(call));
  return { status: 201, body: { id: row['Id'], success: true, errors: [] } };
};

const read: Handler = (call, context) => {
  const { state, session } = context;
  const object = readableByName(state, session, param(context, 'sobject'));
  const row = readableRow(state, session, object, param(context, 'id'));
  return { status: 200, body: readRecord(context, object, row, listParam(call, 'fields')) };
};

const update: Handler = (call, { state, session, params }) => {
  updateRow(state, session, params['sobject'] ?? '', params['id'] ?? '', jsonBody(call));
  return { status: 204 };
};

const remove: Handler = (_call, { state, session, params }) => {
  removeRow(state, session, params['sobject'] ?? '', params['id'] ?? '');
  return { status: 204 };
};

/** `/sobjects/Account/External__c/42`, and blobs: `/sobjects/EventLogFile/0AT.../LogFile` (facts 2.x EventLogFile [A]). */
const readByKey: Handler = (call, context) => {
  const { state, session } = context;
  const object = readableByName(state, session, param(context, 'sobject'));
  const blob = fieldOf(object, param(context, 'value'));
  if (blob?.type === 'base64') return blobReply(readableRow(state, session, object, param(context, 'field')), blob);
  const row = rowByKey(context, object);
  if (!row) throw notFound();
  return { status: 200, body: readRecord(context, object, row, listParam(call, 'fields')) };
};

/** Update the record with that key, or create it (facts/clients.md: upsert). */
const upsert: Handler = (call, context) => {
  const object = readableByName(context.state, context.session, param(context, 'sobject'));
  const { row, created } = upsertRow(context, object, keyField(object, param(context, 'field')), param(context, 'value'), jsonBody(call));
  return { status: created ? 201 : 200, body: { id: row['Id'], success: true, errors: [], created } };
};

const removeByKey: Handler = (_call, context) => {
  const object = readableByName(context.state, context.session, param(context, 'sobject'));
  const row = rowByKey(context, object);
  if (!row) throw notFound();
  removeRow(context.state, context.session, object.name, String(row['Id']));
  return { status: 204 };
};

/** Insert, or update the one row whose external id has this value. */
export function upsertRow({ state, session }: Context, object: ObjectSchema, key: FieldSchema, value: string, fields: Record<string, unknown>): { row: Row; created: boolean } {
  const known = findByKey(rows(state, object.name), key, value);
  if (known) return { row: updateRow(state, session, object.name, String(known['Id']), fields), created: false };
  const given = key.name === 'Id' ? fields : { ...fields, [key.name]: value };
  return { row: insertRow(state, session, object.name, given), created: true };
}

export function keyField(object: ObjectSchema, name: string): FieldSchema {
  const field = fieldOf(object, name);
  if (!field || !(field.externalId || field.idLookup)) throw new ApiError(404, 'NOT_FOUND', `Provided external ID field does not exist or is not accessible: ${name}`);
  return field;
}

function rowByKey(context: Context, object: ObjectSchema): Row | undefined {
  return findByKey(rows(context.state, object.name), keyField(object, param(context, 'field')), param(context, 'value'));
}

function findByKey(candidates: Row[], key: FieldSchema, value: string): Row | undefined {
  return candidates.find((row) => row['IsDeleted'] !== true && String(row[key.name] ?? '').toLowerCase() === value.toLowerCase());
}

function blobReply(row: Row, field: FieldSchema): Reply {
  const stored = String(row[field.name] ?? '');
  // Loaded folders may hold the text itself; uploads are base64.
  const encoded = /^[A-Za-z0-9+/\s]+={0,2}$/.test(stored) && stored.replaceAll(/\s/g, '').length % 4 === 0;
  const type = typeof row['LogFileContentType'] === 'string' ? row['LogFileContentType'] : 'application/octet-stream';
  return { status: 200, headers: { 'content-type': type }, body: Buffer.from(stored, encoded ? 'base64' : 'utf8') };
}

function route(method: string, path: string, handler: (call: Call, context: Context) => Reply | Promise<Reply>): Route {
  return { method, path: `${records}${path}`, session: 'rest', handler };
}

export const recordRoutes: Route[] = [
  route('POST', '', create),
  route('GET', '/:id', read),
  route('PATCH', '/:id', update),
  route('DELETE', '/:id', remove),
  route('GET', '/:field/:value', readByKey),
  route('PATCH', '/:field/:value', upsert),
  route('DELETE', '/:field/:value', removeByKey),
];
