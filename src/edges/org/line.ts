import type { Clock } from '../../core/model/ports.ts';
import { acceptedOrigin } from './accepted-origin.ts';
import type { Origin } from './accepted-origin.ts';
import { apiVersion, checkedApiVersion } from './api-version.ts';
import { openCaller } from './caller.ts';
import type { Caller } from './caller.ts';
import { openOrgClock } from './org-clock.ts';
import type { OrgClock } from './org-clock.ts';
import type { Patience } from './poll.ts';
import type { Session } from './session.ts';
import { guardSession } from './session-guard.ts';
import { inTurns } from './turns.ts';
import { openWire } from './wire.ts';

export interface OrgOptions {
  readonly session: Session;
  readonly clock: Clock;
  /** Plain http on this machine: the practice org. */
  readonly allowLoopback: boolean;
  /** `--api-version`, e.g. `66.0`. */
  readonly apiVersion?: string | undefined;
  /** The address of this machine to call from. */
  readonly localAddress?: string | undefined;
  /** Per exchange; 120 seconds where not given. */
  readonly timeoutMs?: number;
  /** Of one answer; 64 MB where not given: a retrieved zip has up to 50 MB in base64 (facts 2.z). */
  readonly maxBytes?: number;
  /** How long a deploy or retrieve may take; 30 minutes and 600 questions where not given. */
  readonly patience?: Patience;
  /** Shared with the door to the same org, so that it knows what the org's answers told of the clocks. */
  readonly orgClock?: OrgClock;
}

/** Requests under way at once: Salesforce shares an org's long-running ones among everybody (facts 2.z). */
const mostAtOnce = 5;

const defaults = { timeoutMs: 120_000, maxBytes: 64_000_000 };

/** One session's way to an org: whatever is asked over it shares its refresh, its turns and its count of requests. */
export interface Line {
  readonly caller: Caller;
  readonly origin: Origin;
  readonly username: string;
  readonly clock: Clock;
  readonly orgClock: OrgClock;
  /** e.g. `66.0` */
  readonly version: string;
  /** e.g. `/services/data/v66.0` */
  readonly base: string;
}

/** Nothing is sent. Throws `host-*` for an address that is not Salesforce's, `api-version-odd`. */
export function openLine(options: OrgOptions): Line {
  const { session, clock } = options;
  const settled = { ...defaults, ...options };
  const version = options.apiVersion === undefined ? apiVersion : checkedApiVersion(options.apiVersion);
  const origin = acceptedOrigin(session.instanceUrl, options.allowLoopback);
  const wire = openWire({ loopback: origin.loopback, localAddress: options.localAddress });
  const guard = guardSession(session, origin.host);
  const orgClock = options.orgClock ?? openOrgClock(clock);
  const caller = inTurns(openCaller({ origin, guard, wire, clock, orgClock, timeoutMs: settled.timeoutMs, maxBytes: settled.maxBytes }), mostAtOnce);
  return { caller, origin, username: session.username, clock, orgClock, version, base: `/services/data/v${version}` };
}
