import type { Asker } from '../callers.ts';
import type { Call, Reply } from '../http.ts';
import type { FaultInput } from './fault.ts';
import type { FaultScript } from './script.ts';

const ROOM = '/__practice-org/';

export interface Control {
  faults: FaultScript;
  /** A new session, the administrator's unless somebody is named: what the ready file holds. */
  newSession: (asker: Asker) => object;
}

/**
 * The practice org's own switchboard, beside the org: no API request, no log entry, no fault. `undefined` for a call that is none of its own.
 * Only callers on loopback who also asked for a loopback host: a browser led here by a foreign name is none.
 */
export function control({ faults, newSession }: Control, call: Call): Reply | undefined {
  if (!call.path.startsWith(ROOM)) return undefined;
  if (!fromLoopback(call)) return { status: 403, body: { error: 'The practice org is controlled from loopback only.' } };
  const asked = `${call.method} ${call.path.slice(ROOM.length)}`;
  const act = acts[asked];
  if (!act) return { status: 404, body: { error: `The practice org takes ${Object.keys(acts).join(', ')} under ${ROOM}, not ${asked}.` } };
  return act({ faults, newSession }, call);
}

const acts: Record<string, (control: Control, call: Call) => Reply> = {
  'GET faults': ({ faults }) => ({ status: 200, body: { faults: faults.list(), fired: faults.fired, unfired: faults.unfired().map(({ id }) => id) } }),
  'POST faults': ({ faults }, call) => created(() => ({ faults: faults.add(...[given<FaultInput | FaultInput[]>(call, [])].flat()) })),
  'DELETE faults': ({ faults }) => {
    faults.clear();
    return { status: 204 };
  },
  'POST sessions': ({ newSession }, call) => created(() => newSession(given<Asker>(call, {}))),
};

/** What cannot be made is the caller's mistake. */
function created(make: () => object): Reply {
  try {
    return { status: 201, body: make() };
  } catch (error) {
    return { status: 400, body: { error: error instanceof Error ? error.message : String(error) } };
  }
}

function given<T>(call: Call, nothing: T): T {
  return call.body.length === 0 ? nothing : (JSON.parse(call.body.toString('utf8')) as T);
}

function fromLoopback({ clientAddress, headers }: Call): boolean {
  const host = (headers['host'] ?? '').replace(/:\d+$/, '');
  return /^127\./.test(clientAddress) && /^(127(\.\d{1,3}){3}|localhost)$/.test(host);
}
