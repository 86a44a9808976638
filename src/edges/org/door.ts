import { OrgRefusal } from '../../core/model/ports.ts';
import type { Clock, Door, LoginOutcome, LoginRequest, OrgReader } from '../../core/model/ports.ts';
import { soql } from '../../core/model/soql.ts';
import { Problem } from '../../problems.ts';
import { acceptedOrigin } from './accepted-origin.ts';
import type { Origin } from './accepted-origin.ts';
import { oddAnswer } from './answer.ts';
import { attempts } from './attempts.ts';
import { CallFailure } from './call-failure.ts';
import { openOrgClock } from './org-clock.ts';
import type { OrgClock } from './org-clock.ts';
import { openOrg } from './org.ts';
import type { Session } from './session.ts';
import { readTokenAnswer, unreachable } from './token-answer.ts';
import type { Grant } from './token-answer.ts';
import { tokenForm } from './token-request.ts';
import { openWire } from './wire.ts';
import type { WireAnswer } from './wire.ts';

export interface DoorOptions {
  readonly clock: Clock;
  /** Plain http on this machine: the practice org. */
  readonly allowLoopback: boolean;
  readonly apiVersion?: string | undefined;
  /** The address of this machine to log in from. */
  readonly localAddress?: string | undefined;
  /** Per exchange; 30 seconds where not given. */
  readonly timeoutMs?: number;
  /** Shared with the reader of the same org, which talks to it first and so learns of a clock that is off. */
  readonly orgClock?: OrgClock;
}

const formType = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
/** A token answer is a few hundred bytes. */
const maxBytes = 1_000_000;
const defaultTimeoutMs = 30_000;

interface UserRow {
  readonly Username: string;
}

/** Problems in which Salesforce judged the session; every other one is of the way there. */
const judged = new Set(['session-refused', 'session-expired', 'session-not-for-api', 'session-ip-restricted', 'org-api-disabled']);

/** What a session meets that was granted but cannot be used is a refusal too; where nobody answered for it, nothing is known. */
function stoppedInside(error: unknown): LoginOutcome {
  if (error instanceof OrgRefusal && error.status >= 500) return unreachable(`a session was granted, but could not be tried: ${error.message}`);
  if (error instanceof OrgRefusal) return { kind: 'refused', error: error.code, description: error.message };
  if (!(error instanceof Problem)) throw error;
  if (judged.has(error.key)) return { kind: 'refused', error: error.key, description: error.tokens.join(' ') };
  return unreachable(`a session was granted, but could not be tried: ${error.tokens.join(': ')}`);
}

/**
 * The way in for the identity itself. One request to the token endpoint of My Domain per knock, no further attempt and no
 * redirect; whoever waits for a new app to spread (facts 1.4: up to 10 minutes) knocks again.
 *
 * An assertion tells the time, and an org with another time refuses it with a puzzling `invalid_grant`. So nothing is signed
 * where the clocks are known to be more than two minutes apart, and a refused assertion whose answer shows that they are
 * ends in those words. No request is made only to ask for the time: the reader beside this door has heard it already.
 *
 * `knock` throws only for a credential, an address or a clock that is unusable (`credential-*`, `host-*`,
 * `org-clock-too-far`). `leave` throws `session-not-ended` where the session could not be revoked.
 */
export function openDoor(options: DoorOptions): Door {
  const { clock, allowLoopback } = options;
  const timeoutMs = options.timeoutMs ?? defaultTimeoutMs;
  const orgClock = options.orgClock ?? openOrgClock(clock);
  /** Sessions to end, out of sight of whoever holds the outcome. */
  const open = new WeakMap<LoginOutcome, { readonly token: string; readonly origin: Origin }>();

  const post = async (origin: Origin, path: string, body: string): Promise<WireAnswer> => {
    const wire = openWire({ loopback: origin.loopback, localAddress: options.localAddress });
    const sent = clock.now();
    const answer = await wire({ method: 'POST', url: new URL(origin.url + path), headers: formType, body, timeoutMs, maxBytes });
    orgClock.hear(origin.host, answer, sent);
    return answer;
  };

  /** As often as a read: a session that is ended twice is ended. */
  const revoke = async (token: string, origin: Origin): Promise<void> => {
    const end = async (): Promise<void> => {
      const answer = await post(origin, '/services/oauth2/revoke', new URLSearchParams({ token }).toString());
      // 400 says that there is no such token any more (facts 3.4 [K]).
      if (answer.status !== 200 && answer.status !== 400) throw oddAnswer(answer);
    };
    await attempts(clock, { readOnly: true }, end).catch(() => {
      throw new Problem('session-not-ended', [origin.host]);
    });
  };

  const asReader = (grant: Grant, origin: Origin, username: string): OrgReader => {
    const session: Session = {
      instanceUrl: origin.url,
      username,
      accessToken: () => grant.token,
      refresh: () => Promise.reject(new Error('a session of the identity is not refreshed')),
    };
    return openOrg({ session, clock, orgClock, allowLoopback, apiVersion: options.apiVersion, localAddress: options.localAddress, timeoutMs });
  };

  /** With client credentials the org decides who runs: it is asked, not assumed. */
  const enter = async (grant: Grant, origin: Origin, username: string): Promise<LoginOutcome> => {
    try {
      const org = asReader(grant, origin, username);
      const [user] = await org.query<UserRow>(soql`SELECT Username FROM User WHERE Id = ${grant.userId}`);
      const actual = user?.Username ?? '';
      const { scopes, userId, orgId } = grant;
      const outcome: LoginOutcome = { kind: 'in', org: actual === username ? org : asReader(grant, origin, actual), scopes, username: actual, userId, orgId };
      open.set(outcome, { token: grant.token, origin });
      return outcome;
    } catch (error) {
      await revoke(grant.token, origin).catch(() => undefined);
      return stoppedInside(error);
    }
  };

  const refuseClock = (signed: boolean, origin: Origin): void => {
    const problem = signed ? orgClock.tooFarToSign(origin.host) : undefined;
    if (problem !== undefined) throw problem;
  };

  return {
    async knock(request: LoginRequest) {
      const origin = acceptedOrigin(request.instanceUrl, allowLoopback);
      const signs = request.flow === 'jwt-bearer';
      refuseClock(signs, origin);
      const form = await tokenForm(request, origin, clock.now());
      const answer = await post(origin, '/services/oauth2/token', form).catch((error: unknown) => {
        if (error instanceof CallFailure) return error;
        throw error;
      });
      if (answer instanceof CallFailure) return unreachable(answer.message);
      const read = readTokenAnswer(answer, origin);
      if (read.kind === 'granted') return enter(read, origin, request.username);
      refuseClock(signs && read.kind === 'refused', origin);
      return read;
    },
    async leave(outcome) {
      const session = open.get(outcome);
      if (session === undefined) return;
      open.delete(outcome);
      await revoke(session.token, session.origin);
    },
  };
}
