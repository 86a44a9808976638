import { OrgRefusal } from '../../core/model/ports.ts';
import type { ApiUsage, Clock } from '../../core/model/ports.ts';
import { Problem } from '../../problems.ts';
import type { Origin } from './accepted-origin.ts';
import { judgeJson, lockedOut, refuseRedirect, sessionRefused } from './answer.ts';
import type { Judge } from './answer.ts';
import { attempts } from './attempts.ts';
import { CallFailure } from './call-failure.ts';
import type { FailureKind } from './call-failure.ts';
import { openUsageMeter } from './limit-info.ts';
import type { OrgClock } from './org-clock.ts';
import { oddPath } from './odd-path.ts';
import { problemOf } from './problem-of.ts';
import type { SessionGuard } from './session-guard.ts';
import type { Keeper, Wire, WireAnswer, WireRequest } from './wire.ts';

export interface OrgCall {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** From the host's root, e.g. `/services/data/v66.0/limits`. */
  readonly path: string;
  /** True where the org is the same afterwards: such a call may be sent again when its answer is lost. */
  readonly readOnly: boolean;
  /** It asks after something that goes on in the org, and is worth more attempts. */
  readonly watching?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  /** SOAP carries the session inside its envelope. */
  readonly body?: (token: string) => string | Uint8Array;
  /** Carries a package there or back, up to 50 MB in base64 (facts 2.z): it has more time for that. */
  readonly big?: 'up' | 'down';
  /** Takes the body of the answer that was asked for, where it is too large to be held. */
  readonly keeper?: Keeper;
}

export interface Caller {
  readonly origin: Origin;
  /**
   * Sends, with at most one refresh of the session, no redirect, and further attempts only where that is safe.
   * Throws OrgRefusal for what the workflow must judge, LostAnswer for a write whose end is not known, and Problem for everything else.
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
  readonly orgClock: OrgClock;
  /** Per exchange; big ones have two and a half times as long, those that go to disk sixty times. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

/** Plain segments after a slash; nothing that a URL parser would take for another host or for the way up. */
const plainPath = /^(?:\/(?!\.{1,2}(?:[/?]|$))[^/?\\#\s]+)+(?:\?[^#\s]*)?$/;

/** No path may lead the session to another host or another part of this one, whatever it was pasted from. */
function urlBelow(origin: Origin, path: string): URL {
  if (!plainPath.test(path)) throw oddPath(path);
  const url = new URL(origin.url + path);
  // What the parser repaired, such as `%2e%2e` for the way up, is not what was asked for.
  if (url.origin !== origin.url || url.pathname !== path.split('?')[0]) throw oddPath(path);
  return url;
}

/** How many times as long as others: a package takes a while, and what goes to disk may have gigabytes. A body that drips is ended by its pace. */
const patience = { usual: 1, big: 2.5, kept: 60 } as const;

/** A package that comes down has begun to come as soon as any other answer; one that goes up delays its answer. */
function timeFor({ big, keeper }: OrgCall, timeoutMs: number): Pick<WireRequest, 'timeoutMs' | 'firstByteMs'> {
  const whole = timeoutMs * patience[keeper !== undefined ? 'kept' : big === undefined ? 'usual' : 'big'];
  return { timeoutMs: whole, firstByteMs: big === 'down' ? timeoutMs : whole };
}

/** Failures after which the org may count the request. */
const mayHaveArrived = new Set<FailureKind>(['lost', 'too-big', 'odd']);

export function openCaller({ origin, guard, wire, clock, orgClock, timeoutMs, maxBytes }: CallerOptions): Caller {
  const meter = openUsageMeter();

  const exchange = async (call: OrgCall, token: string): Promise<WireAnswer> => {
    const url = urlBelow(origin, call.path);
    const headers = { accept: 'application/json', authorization: `Bearer ${token}`, ...call.headers };
    const body = call.body?.(token);
    const sent = clock.now();
    const bounds = { ...timeFor(call, timeoutMs), maxBytes };
    const { method, keeper } = call;
    const answer = await wire({ method, url, headers, ...bounds, ...(body === undefined ? {} : { body }), ...(keeper === undefined ? {} : { keeper }) }).catch((error: unknown) => {
      if (error instanceof CallFailure && mayHaveArrived.has(error.kind)) meter.count();
      throw error;
    });
    meter.count(answer.headers['sforce-limit-info']);
    orgClock.hear(origin.host, answer, sent);
    refuseRedirect(answer, origin.host, call.readOnly);
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
      return await attempts(clock, call, async () => judge(await withSession(call)));
    } catch (error) {
      throw error instanceof CallFailure || error instanceof OrgRefusal ? problemOf(error, origin.host, call.readOnly) : error;
    }
  };

  return { origin, send, json: (call) => send(call, judgeJson), token: () => guard.token(), usage: () => meter.usage() };
}
