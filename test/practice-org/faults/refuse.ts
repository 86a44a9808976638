import { endSession } from '../access/session.ts';
import { ApiError, SoapFault } from '../http.ts';
import { tooLong } from '../soql/refuse.ts';
import type { OrgState } from '../state.ts';
import type { Asked } from './asked.ts';
import type { OrgFault } from './fault.ts';

/** Where in a request the org refuses: counted, but not looked at; not let in; let in, and at work. */
export type Point = 'door' | 'session' | 'work';

interface At {
  state: OrgState;
  asked: Asked;
  /** The token the request carries. */
  token: string | undefined;
}

type Acts = { [Kind in OrgFault['kind']]: { at: Point; act: (fault: Extract<OrgFault, { kind: Kind }>, at: At) => void } };

/** Let the org refuse what a fault on order says, if this is the point. Throws what it refuses with. */
export function refuseAt(point: Point, fault: OrgFault | undefined, at: At): void {
  if (fault && acts[fault.kind].at === point) acts[fault.kind].act(fault as never, at);
}

/** facts 3.3 [A] */
export function noSession(soap: boolean): ApiError | SoapFault {
  if (soap) return new SoapFault('INVALID_SESSION_ID', 'Invalid Session ID found in SessionHeader: Illegal Session');
  return new ApiError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
}

/** facts 2.z, 3.3 [A] for the day; the words of the other as three public issues quote them [B]. */
const limits = {
  daily: 'TotalRequests Limit exceeded.',
  concurrent: 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.',
};

const acts: Acts = {
  'request-limit': {
    at: 'door',
    act: ({ limit }) => {
      throw new ApiError(403, 'REQUEST_LIMIT_EXCEEDED', limits[limit]);
    },
  },
  'expired-session': {
    at: 'session',
    act: (_fault, { state, token }) => {
      const session = state.sessions.get(token ?? '');
      if (session) endSession(state, session);
    },
  },
  'unauthorized-forever': {
    at: 'session',
    act: (_fault, { asked }) => {
      throw noSession(asked.api === 'soap');
    },
  },
  'lock-row': {
    at: 'work',
    act: ({ variant }, { state }) => {
      state.orders.contention = variant;
    },
  },
  'query-timeout': {
    at: 'work',
    act: () => {
      throw tooLong();
    },
  },
};
