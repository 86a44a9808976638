import type { FieldDescribe, ObjectDescribe } from '../../core/model/ports.ts';
import { OrgRefusal } from '../../core/model/ports.ts';
import { judgeObjectWith } from './answer.ts';
import type { Caller } from './caller.ts';
import { isObject, objectsAt, textAt } from './json.ts';
import type { JsonObject } from './json.ts';
import { objectSegment } from './object-segment.ts';

function fieldOf(field: JsonObject): FieldDescribe {
  const is = (key: string): boolean => field[key] === true;
  return {
    name: textAt(field, 'name'),
    label: textAt(field, 'label'),
    type: textAt(field, 'type'),
    nillable: is('nillable'),
    createable: is('createable'),
    updateable: is('updateable'),
    permissionable: is('permissionable'),
    custom: is('custom'),
    referenceTo: Array.isArray(field['referenceTo']) ? field['referenceTo'].filter((name) => typeof name === 'string') : [],
    relationshipOrder: typeof field['relationshipOrder'] === 'number' ? field['relationshipOrder'] : null,
  };
}

export function objectOf(described: unknown): ObjectDescribe {
  const is = (key: string): boolean => isObject(described) && described[key] === true;
  return {
    name: textAt(described, 'name'),
    queryable: is('queryable'),
    createable: is('createable'),
    updateable: is('updateable'),
    deletable: is('deletable'),
    fields: objectsAt(described, 'fields').map(fieldOf),
  };
}

/** The platform does not tell "no such object" from "not yours to see" (facts 3.3: INVALID_TYPE; 404 NOT_FOUND). */
function isAbsence(error: unknown): boolean {
  return error instanceof OrgRefusal && (error.status === 404 || error.code === 'INVALID_TYPE');
}

/** Throws `soql-not-a-name` for what is no object's name. */
export const describePath = (base: string, sobject: string): string => `${base}/sobjects/${objectSegment(sobject)}/describe`;

/** `undefined` where there is no such object, or the caller cannot see it. */
export async function describeOne(caller: Caller, base: string, sobject: string): Promise<ObjectDescribe | undefined> {
  try {
    return objectOf(await caller.send({ method: 'GET', path: describePath(base, sobject), readOnly: true }, judgeObjectWith('fields')));
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}
