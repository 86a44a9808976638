import { LostAnswer, OrgRefusal } from '../../core/model/ports.ts';
import type { Org } from '../../core/model/ports.ts';
import { judgeDone, judgeText } from './answer.ts';
import type { Caller } from './caller.ts';
import { textAt } from './json.ts';
import { objectSegment } from './object-segment.ts';
import { oddPath } from './odd-path.ts';
import { isRecordId, longId } from './record-id.ts';

export type Records = Required<Pick<Org, 'get' | 'getText' | 'create' | 'update' | 'remove'>>;

const goneCodes = new Set(['ENTITY_IS_DELETED', 'INVALID_CROSS_REFERENCE_KEY']);
const asJson = { 'content-type': 'application/json' };

/** What was to be removed is not there: that is what was wanted (security facts B.6, done). */
function isGone(error: unknown): boolean {
  return error instanceof OrgRefusal && (error.status === 404 || goneCodes.has(error.code));
}

/** Single records, below `base`, e.g. `/services/data/v66.0`. */
export function openRecords(caller: Caller, base: string): Records {
  return {
    async get<Body>(path: string) {
      if (!path.startsWith('/')) throw oddPath(path);
      return (await caller.json({ method: 'GET', path: base + path, readOnly: true })) as Body;
    },
    async getText(path) {
      if (!path.startsWith('/')) throw oddPath(path);
      return caller.send({ method: 'GET', path: base + path, readOnly: true, headers: { accept: '*/*' } }, judgeText);
    },
    async create(sobject, fields) {
      const path = `${base}/sobjects/${objectSegment(sobject)}`;
      const answer = await caller.json({ method: 'POST', path, readOnly: false, headers: asJson, body: () => JSON.stringify(fields) });
      const id = textAt(answer, 'id');
      if (id === '') throw new LostAnswer(caller.origin.host, 'the answer named no id');
      return longId(id);
    },
    async update(sobject, id, fields) {
      const path = `${base}/sobjects/${objectSegment(sobject)}/${encodeURIComponent(id)}`;
      await caller.send({ method: 'PATCH', path, readOnly: false, headers: asJson, body: () => JSON.stringify(fields) }, judgeDone);
    },
    async remove(sobject, id) {
      if (!isRecordId(id)) throw oddPath(id);
      try {
        await caller.send({ method: 'DELETE', path: `${base}/sobjects/${objectSegment(sobject)}/${id}`, readOnly: false }, judgeDone);
      } catch (error) {
        if (!isGone(error)) throw error;
      }
    },
  };
}
