import { LostAnswer, OrgRefusal } from '../../core/model/ports.ts';
import type { FieldDescribe, ObjectDescribe, Org } from '../../core/model/ports.ts';
import { columns } from '../../core/model/soql.ts';
import { Problem } from '../../problems.ts';
import type { Caller } from './caller.ts';
import { isObject, objectsAt, textAt } from './json.ts';
import type { JsonObject } from './json.ts';
import { isRecordId, longId } from './record-id.ts';

export type Records = Pick<Org, 'describe' | 'get' | 'create' | 'update' | 'remove'>;

const goneCodes = new Set(['ENTITY_IS_DELETED', 'INVALID_CROSS_REFERENCE_KEY']);
const asJson = { 'content-type': 'application/json' };

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

function objectOf(described: unknown): ObjectDescribe {
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

/** What was to be removed is not there: that is what was wanted (security facts B.6, done). */
function isGone(error: unknown): boolean {
  return error instanceof OrgRefusal && (error.status === 404 || goneCodes.has(error.code));
}

/** An object's API name as a path segment; throws `soql-not-a-name` for anything else. */
function segment(sobject: string): string {
  return encodeURIComponent(columns([sobject]).text);
}

/** Single records and describes, below `base`, e.g. `/services/data/v66.0`. */
export function openRecords(caller: Caller, base: string): Records {
  return {
    async describe(sobject) {
      const path = `${base}/sobjects/${segment(sobject)}/describe`;
      try {
        return objectOf(await caller.json({ method: 'GET', path, readOnly: true }));
      } catch (error) {
        if (isAbsence(error)) return undefined;
        throw error;
      }
    },
    async get<Body>(path: string) {
      if (!path.startsWith('/')) throw new Problem('org-odd-path', [path.slice(0, 100)]);
      return (await caller.json({ method: 'GET', path: base + path, readOnly: true })) as Body;
    },
    async create(sobject, fields) {
      const path = `${base}/sobjects/${segment(sobject)}`;
      const answer = await caller.json({ method: 'POST', path, readOnly: false, headers: asJson, body: () => JSON.stringify(fields) });
      const id = textAt(answer, 'id');
      if (id === '') throw new LostAnswer(caller.origin.host, 'the answer named no id');
      return longId(id);
    },
    async update(sobject, id, fields) {
      const path = `${base}/sobjects/${segment(sobject)}/${encodeURIComponent(id)}`;
      await caller.json({ method: 'PATCH', path, readOnly: false, headers: asJson, body: () => JSON.stringify(fields) });
    },
    async remove(sobject, id) {
      if (!isRecordId(id)) throw new Problem('org-odd-path', [id.slice(0, 100)]);
      try {
        await caller.json({ method: 'DELETE', path: `${base}/sobjects/${segment(sobject)}/${id}`, readOnly: false });
      } catch (error) {
        if (!isGone(error)) throw error;
      }
    },
  };
}
