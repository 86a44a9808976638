import { ApiError } from '../http.ts';
import type { Call, Context, Handler, Route } from '../http.ts';
import { normaliseId } from '../ids.ts';
import { objectOf, objectOfId } from '../schema/schema.ts';
import type { OrgState } from '../state.ts';
import { insertRow, removeRow, updateRow } from './dml.ts';
import { readRecord } from './read-record.ts';
import { keyField, upsertRow } from './record-routes.ts';
import { jsonBody, listParam, param } from './request.ts';
import type { Body } from './request.ts';
import { notFound, readableByName, readableRow } from './row-access.ts';
import { mixedDmlGuard, transaction } from './transaction.ts';
import type { DmlGuard } from './transaction.ts';

interface RowResult {
  id?: string;
  success: boolean;
  errors: { statusCode: string; message: string; fields: string[] }[];
  created?: boolean;
}
/** Writes one record of a collection in a draft of the org. */
type WriteOne<T> = (draft: OrgState, one: T, guard: DmlGuard) => RowResult;

/** facts 2.z [A]. */
const MOST_RECORDS = 200;
const path = '/services/data/:version/composite/sobjects';

/** Each row answers for itself; with allOrNone one bad row takes back the good ones. */
function writeAll<T>(state: OrgState, records: T[], allOrNone: boolean, writeOne: WriteOne<T>): RowResult[] {
  if (records.length > MOST_RECORDS) throw new ApiError(400, 'EXCEEDED_ID_LIMIT', `record limit reached. cannot submit more than ${MOST_RECORDS} records into this call`);
  return transaction(state, (draft) => {
    const guard = mixedDmlGuard();
    const results = records.map((one) => attempt(() => writeOne(draft, one, allOrNone ? guard : () => undefined)));
    const good = !allOrNone || results.every(({ success }) => success);
    return { good, result: good ? results : results.map((result) => (result.success ? rolledBack : result)) };
  });
}

const rolledBack: RowResult = {
  success: false,
  errors: [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK', message: 'Record rolled back because not all records were valid and the request was using AllOrNone header', fields: [] }],
};

/** facts 3.3 [A]: rows say `statusCode` where whole answers say `errorCode`. */
function attempt(write: () => RowResult): RowResult {
  try {
    return write();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { success: false, errors: [{ statusCode: error.code, message: error.message, fields: error.fields }] };
  }
}

const create: Handler = (call, { state, session }) => {
  const { records, allOrNone } = collection(call);
  const results = writeAll(state, records, allOrNone, (draft, record, guard) => {
    const name = typeOf(record);
    guard({ name });
    return done(String(insertRow(draft, session, name, record)['Id']));
  });
  return { status: 200, body: results };
};

const update: Handler = (call, { state, session }) => {
  const { records, allOrNone } = collection(call);
  const results = writeAll(state, records, allOrNone, (draft, record, guard) => {
    const name = typeOf(record);
    guard({ name });
    const id = record['Id'] ?? record['id'];
    if (typeof id !== 'string') throw new ApiError(400, 'MISSING_ARGUMENT', 'Id not specified in an update call', ['Id']);
    return done(String(updateRow(draft, session, name, id, record)['Id']));
  });
  return { status: 200, body: results };
};

const upsert: Handler = (call, context) => {
  const { records, allOrNone } = collection(call);
  const object = readableByName(context.state, context.session, param(context, 'sobject'));
  const key = keyField(object, param(context, 'field'));
  const results = writeAll(context.state, records, allOrNone, (draft, record, guard) => {
    guard(object);
    const { [key.name]: value, ...rest } = record;
    const { row, created } = upsertRow({ ...context, state: draft }, object, key, String(value), rest);
    return { ...done(String(row['Id'])), created };
  });
  return { status: 200, body: results };
};

const remove: Handler = (call, { state, session }) => {
  const allOrNone = call.query.get('allOrNone') === 'true';
  const results = writeAll(state, listParam(call, 'ids'), allOrNone, (draft, id, guard) => {
    const object = objectOfId(draft.schema, normaliseId(id) ?? id);
    if (!object) throw new ApiError(400, 'MALFORMED_ID', `malformed id ${id}`);
    guard(object);
    removeRow(draft, session, object.name, id);
    return done(normaliseId(id) ?? id);
  });
  return { status: 200, body: results };
};

/** `GET ?ids=&fields=`, or the same lists in a POST body. Ids that are not there are null. */
function read(lists: (call: Call) => { ids: string[]; fields: string[] }): Handler {
  return (call, context) => {
    const object = readableByName(context.state, context.session, param(context, 'sobject'));
    const { ids, fields } = lists(call);
    return { status: 200, body: ids.map((id) => readOne(context, object.name, id, fields)) };
  };
}

function readOne(context: Context, name: string, id: string, fields: string[]): unknown {
  const object = objectOf(context.state.schema, name);
  if (!object) throw notFound();
  try {
    return readRecord(context, object, readableRow(context.state, context.session, object, id), fields);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

function done(id: string): RowResult {
  return { id, success: true, errors: [] };
}

function collection(call: Call): { records: Body[]; allOrNone: boolean } {
  const body = jsonBody(call);
  if (!Array.isArray(body['records'])) throw new ApiError(400, 'JSON_PARSER_ERROR', 'records is required', ['records']);
  return { records: body['records'] as Body[], allOrNone: body['allOrNone'] === true };
}

function typeOf(record: Body): string {
  const attributes = record['attributes'] as { type?: unknown } | undefined;
  if (typeof attributes?.type !== 'string') throw new ApiError(400, 'INVALID_TYPE', 'attributes.type is required for each record');
  return attributes.type;
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

export const collectionRoutes: Route[] = [
  { method: 'POST', path, session: 'rest', handler: create },
  { method: 'PATCH', path, session: 'rest', handler: update },
  { method: 'DELETE', path, session: 'rest', handler: remove },
  { method: 'PATCH', path: `${path}/:sobject/:field`, session: 'rest', handler: upsert },
  { method: 'GET', path: `${path}/:sobject`, session: 'rest', handler: read((call) => ({ ids: listParam(call, 'ids'), fields: listParam(call, 'fields') })) },
  { method: 'POST', path: `${path}/:sobject`, session: 'rest', handler: read((call) => ({ ids: strings(jsonBody(call)['ids']), fields: strings(jsonBody(call)['fields']) })) },
];
