import { accessOf } from '../access/effective.ts';
import { ApiError } from '../http.ts';
import { normaliseId } from '../ids.ts';
import { kept } from '../row-source.ts';
import { objectOf } from '../schema/schema.ts';
import type { ObjectSchema } from '../schema/schema.ts';
import { readerFor } from '../soql/reader.ts';
import { tableOf } from '../soql/tables.ts';
import { visibleRows } from '../soql/visible.ts';
import type { OrgState, Row, Session } from '../state.ts';

export type Doing = 'create' | 'edit' | 'delete';

const words: Record<Doing, { ability: 'createable' | 'updateable' | 'deletable'; done: string }> = {
  create: { ability: 'createable', done: 'inserted' },
  edit: { ability: 'updateable', done: 'updated' },
  delete: { ability: 'deletable', done: 'deleted' },
};

/** The object of a write, if it can be written that way and this user may; else ApiError (facts 3.3). */
export function writeableObject(state: OrgState, actor: Session, name: string, doing: Doing): ObjectSchema {
  const object = readableByName(state, actor, name);
  const { ability, done } = words[doing];
  if (!object[ability]) throw new ApiError(400, 'INVALID_TYPE_FOR_OPERATION', `entity type cannot be ${done}: ${object.label}`);
  if (!accessOf(state, actor.userId).object(object.name)[doing]) {
    throw new ApiError(403, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
  }
  return object;
}

/** An object the user cannot read does not exist for it: 404 NOT_FOUND. */
export function readableByName(state: OrgState, actor: Session, name: string): ObjectSchema {
  const object = objectOf(state.schema, name);
  const access = object && accessOf(state, actor.userId).object(object.name);
  if (!object || object.api === 'tooling' || !(access?.read || access?.create)) throw notFound();
  return object;
}

/** The row of an id that the user may see: 404 where there is none, or it is in the recycle bin. */
export function readableRow(state: OrgState, actor: Session, object: ObjectSchema, id: string): Row {
  const full = normaliseId(id);
  const row = rowOf(state, object, full ?? id);
  if (!row && full === undefined) throw new ApiError(400, 'MALFORMED_ID', `${object.label} ID: id value of incorrect type: ${id}`, ['Id']);
  if (!row || !visibleRows(readerFor(state, actor, ''), object)(row)) throw notFound();
  if (row['IsDeleted'] === true) throw new ApiError(404, 'ENTITY_IS_DELETED', 'entity is deleted');
  return row;
}

function rowOf(state: OrgState, object: ObjectSchema, id: string): Row | undefined {
  return tableOf(state, object.name).get(id) ?? sourcedRow(state, object, id);
}

/** A row of an object's source; all of it is read for one that is not there. */
function sourcedRow({ sources }: OrgState, object: ObjectSchema, id: string): Row | undefined {
  for (const { row } of sources.get(object.name)?.rowsFrom(0) ?? []) if (row['Id'] === id) return kept(row, object.fields.keys());
  return undefined;
}

export function notFound(): ApiError {
  return new ApiError(404, 'NOT_FOUND', 'The requested resource does not exist');
}
