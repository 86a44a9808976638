import type { Caller } from './trace.ts';

/** A row of a usage log (facts 2 EventLogFile [B]); a column that a log has not is absent. */
export interface CallSeen {
  readonly app?: string;
  readonly entity?: string;
  readonly method?: string;
  readonly family?: string;
  readonly status?: number;
  readonly resource?: string;
}

/** `writes`: it wrote its entity. `may-write`: it may have written its entity or, where it names none, anything. */
export type Reach = 'writes' | 'may-write';

const writing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
/** Reads that are asked for by POST, or in Bulk jobs. */
const reading = /\/(?:jobs\/query|query|queryall|search|parameterizedsearch)(?:[/?]|$)/i;
const loading = /\/jobs\/ingest(?:[/?]|$)/i;

export const isBulk = ({ family = '' }: CallSeen): boolean => /^bulk/i.test(family);
/** SOAP sends everything by POST, reads as well. */
const isSoap = ({ family = '' }: CallSeen): boolean => /^soap/i.test(family);

const isRefused = ({ status }: CallSeen): boolean => status !== undefined && (status < 200 || status > 299);
const isRead = ({ method, resource = '' }: CallSeen): boolean => (method !== undefined && !writing.has(method.toUpperCase())) || reading.test(resource);

/** Without a status or a method nobody can say that it wrote. */
function isSureWrite(call: CallSeen): boolean {
  const { entity, method, status, resource = '' } = call;
  if (entity === undefined || method === undefined || status === undefined) return false;
  return isBulk(call) ? loading.test(resource) : !isSoap(call);
}

/** What a call may have done to records; `undefined` for one that was refused or only read. */
export function reachOf(call: CallSeen): Reach | undefined {
  if (isRefused(call) || isRead(call)) return undefined;
  return isSureWrite(call) ? 'writes' : 'may-write';
}

export const callerOfCall = ({ app }: CallSeen): Caller => ({ isPerson: false, ...(app === undefined ? {} : { app }) });
