import type { Clock, Org, OrgIdentity } from '../../core/model/ports.ts';
import { about } from './about.ts';
import { acceptedOrigin } from './accepted-origin.ts';
import { apiVersion, checkedApiVersion } from './api-version.ts';
import { openCaller } from './caller.ts';
import { openDeploys } from './deploy.ts';
import { openMetadataCalls } from './metadata-reads.ts';
import { openOrgClock } from './org-clock.ts';
import type { OrgClock } from './org-clock.ts';
import type { Patience } from './poll.ts';
import { openQueries } from './query.ts';
import { openRecords } from './records.ts';
import { openRetrieve } from './retrieve.ts';
import type { Session } from './session.ts';
import { guardSession } from './session-guard.ts';
import { openSoap } from './soap.ts';
import { openTogether } from './together.ts';
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

const defaults = { timeoutMs: 120_000, maxBytes: 64_000_000, patience: { polls: 600, deadlineMs: 30 * 60_000 } };

/**
 * An org behind a session. Nothing is sent until a method is called; the identity is asked once.
 * Throws `host-*` for an address that is not Salesforce's, `api-version-odd`.
 */
export function openOrg(options: OrgOptions): Org {
  const { session, clock } = options;
  const settled = { ...defaults, ...options };
  const version = options.apiVersion === undefined ? apiVersion : checkedApiVersion(options.apiVersion);
  const origin = acceptedOrigin(session.instanceUrl, options.allowLoopback);
  const wire = openWire({ loopback: origin.loopback, localAddress: options.localAddress });
  const guard = guardSession(session, origin.host);
  const orgClock = options.orgClock ?? openOrgClock(clock);
  const caller = inTurns(openCaller({ origin, guard, wire, clock, orgClock, timeoutMs: settled.timeoutMs, maxBytes: settled.maxBytes }), mostAtOnce);
  const soap = openSoap(caller, version);
  const base = `/services/data/v${version}`;
  const queries = openQueries(caller, base);
  const records = openRecords(caller, base);
  let identity: Promise<OrgIdentity> | undefined;

  return {
    ...records,
    ...openTogether({ caller, base, queries, calls: openMetadataCalls(soap, version), retrieve: openRetrieve(soap, clock, settled.patience, version), get: records.get }),
    ...openDeploys(caller, clock, settled.patience, version),
    about: async () => {
      identity ??= about(queries.query, origin, session.username);
      return identity.catch((error: unknown) => {
        identity = undefined;
        throw error;
      });
    },
    usage: () => caller.usage(),
    warnings: () => orgClock.warnings(),
  };
}
