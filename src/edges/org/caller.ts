import { OrgRefusal } from '../../core/model/ports.ts';
import type { ApiUsage, Clock } from '../../core/model/ports.ts';
import { Problem } from '../../problems.ts';
import type { Origin } from './accepted-origin.ts';
import { judgeJson, lockedOut, refuseRedirect, sessionRefused } from './answer.ts';
import type { Judge } from './answer.ts';
import { attempts } from './attempts.ts';
import { CallFailure, problemOf } from './call-failure.ts';
import { apiUsage } from './limit-info.ts';
import type { SessionGuard } from './session-guard.ts';
import { wellKnown } from './well-known.ts';
import type { Wire, WireAnswer } from './wire.ts';

export interface OrgCall {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** From the host's root, e.g. `/services/data/v66.0/limits`. */
  readonly path: string;
  /** True where the org is the same afterwards: such a call may be sent again when its answer is lost. */
  readonly readOnly: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  /** SOAP carries the session inside its envelope. */
  readonly body?: (token: string) => string | Uint8Array;
  readonly timeoutMs?: number;
}

export interface Caller {
  readonly origin: Origin;
  /**
   * Sends, with at most one refresh of the session, no redirect, and further attempts only where that is safe.
   * Throws OrgRefusal for what the workflow must judge, and Problem for everything else.
   */
  send<Value>(call: OrgCall, judge: Judge<Value>): Promise<Value>;
  json(call: OrgCall): Promise<unknown>;
  /** Throws the Problem of a session that is over. */
  token(): string;
  usage(): ApiUsage | undefined;
}

export interface CallerOptions {
  readonly origin: Origin;
  readonly guard: SessionGuard;
  readonly wire: Wire;
  readonly clock: Clock;
  /** Per exchange, where the call names none. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

/** Plain segments after a slash; nothing that a URL parser would take for another host or for the way up. */
const plainPath = /^(?:\/(?!\.{1,2}(?:[/?]|$))[^/?\\#\s]+)+(?:\?[^#\s]*)?$/;

/** No path may lead the session to another host or another part of this one, whatever it was pasted from. */
function urlBelow(origin: Origin, path: string): URL {
  if (!plainPath.test(path)) throw new Problem('org-odd-path', [path.slice(0, 100)]);
  return new URL(origin.url + path);
}

export function openCaller({ origin, guard, wire, clock, timeoutMs, maxBytes }: CallerOptions): Caller {
  let lastUsage: ApiUsage | undefined;

  const exchange = async (call: OrgCall, token: string): Promise<WireAnswer> => {
    const url = urlBelow(origin, call.path);
    const headers = { accept: 'application/json', authorization: `Bearer ${token}`, ...call.headers };
    const body = call.body?.(token);
    const answer = await wire({ method: call.method, url, headers, timeoutMs: call.timeoutMs ?? timeoutMs, maxBytes, ...(body === undefined ? {} : { body }) });
    lastUsage = apiUsage(answer.headers['sforce-limit-info']) ?? lastUsage;
    refuseRedirect(answer, origin.host);
    if (lockedOut(answer)) throw guard.end(new Problem('session-not-for-api', [origin.host]));
    return answer;
  };

  const withSession = async (call: OrgCall): Promise<WireAnswer> => {
    const token = guard.token();
    const first = await exchange(call, token);
    if (!sessionRefused(first)) return first;
    await guard.renew(token);
    const second = await exchange(call, guard.token());
    if (sessionRefused(second)) throw guard.end(new Problem('session-refused', [origin.host]));
    return second;
  };

  const send = async <Value>(call: OrgCall, judge: Judge<Value>): Promise<Value> => {
    try {
      return await attempts(clock, call.readOnly, async () => judge(await withSession(call)));
    } catch (error) {
      if (error instanceof CallFailure) throw problemOf(error, origin.host, call.readOnly);
      throw error instanceof OrgRefusal ? wellKnown(error, origin.host) : error;
    }
  };

  return { origin, send, json: (call) => send(call, judgeJson), token: () => guard.token(), usage: () => lastUsage };
}
