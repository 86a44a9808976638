import { accessOf } from '../access/effective.ts';
import type { Context } from '../http.ts';
import type { ObjectSchema } from '../schema/schema.ts';
import { readerFor } from '../soql/reader.ts';
import { compileSelect } from '../soql/select.ts';
import type { JsonRecord } from '../soql/render.ts';
import type { Row } from '../state.ts';
import { versionOf } from './request.ts';

/**
 * A record as GET answers it: the fields asked for, or all the user may see. A field that is not there is refused with INVALID_FIELD,
 * as in a query (facts 3.3 [A]).
 */
export function readRecord(context: Context, object: ObjectSchema, row: Row, fields: string[], tooling = false): JsonRecord {
  const { state, session } = context;
  const names = fields.length > 0 ? fields : readableFields(context, object, tooling);
  const reader = readerFor(state, session, `SELECT ${names.join(', ')} FROM ${object.name}`, { tooling, version: versionOf(context) });
  const child = (): (() => null) => () => null;
  return compileSelect({ reader, object, child }, [...new Set(names)].map((field) => ({ type: 'Field', field })))(row);
}

function readableFields({ state, session }: Context, object: ObjectSchema, tooling: boolean): string[] {
  const access = accessOf(state, session.userId);
  const readable = [...object.fields.values()].filter((field) => (tooling || !field.toolingOnly) && (!field.permissionable || access.field(object.name, field.name).read));
  return readable.map((field) => field.name);
}
