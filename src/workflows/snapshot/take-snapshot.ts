import { all as units } from '../../catalog/facts/index.ts';
import type { DatasetId, Facts, Snapshot } from '../../core/model/audit/datasets.ts';
import { everybodyElse, unknown, type Fact } from '../../core/model/audit/fact.ts';
import type { FactUnit, OrgAsk } from '../../core/model/audit/fact-unit.ts';
import { gapOf } from '../../core/model/audit/org-reading.ts';
import { likelyNeed } from '../../core/model/audit/preflight.ts';
import type { Policy } from '../../core/model/policy.ts';
import { OrgRefusal, type Clock, type OrgReader, type Progress } from '../../core/model/ports.ts';
import { capital } from '../../core/model/sentence.ts';
import { readCaller } from './caller.ts';

export interface SnapshotDeps {
  readonly org: OrgReader;
  readonly clock: Pick<Clock, 'now'>;
  readonly progress?: Pick<Progress, 'stage'>;
}

export interface SnapshotWish {
  readonly policy: Policy;
  /** What rules need; what these need to be read first is read as well. */
  readonly wanted: readonly DatasetId[];
  /** Datasets that files hold, read before. */
  readonly files: Facts;
  /** Ids of users to look at closely, as far as these facts show (core/auditing/view). */
  readonly inQuestion: (facts: Facts, policy: Policy, now: Date) => readonly string[];
  /** What people call the org: alias or username. The username where it is left out. */
  readonly name?: string;
  readonly apiVersion?: string;
}

type AnyFact = Fact<unknown>;
type AnyUnit = Pick<FactUnit, 'id' | 'dataset' | 'what' | 'after' | 'ofUsersInQuestion'> & { readonly fromOrg?: (ask: OrgAsk) => Promise<AnyFact> };

const unitOf = new Map<DatasetId, AnyUnit>((units as readonly AnyUnit[]).map((unit) => [unit.dataset, unit]));

/** Objects some of whose columns come and go: described at once, ten a call. */
const described = ['PermissionSet', 'User', 'PermissionSetAssignment', 'PermissionSetLicense', 'ObjectPermissions', 'ConnectedApplication', 'ExtlClntAppOauthSettings', 'LoginHistory', 'SetupAuditTrail'];

/** What cannot be described is asked for again by whoever needs it, and refused there. */
async function describeAll(org: OrgReader): Promise<void> {
  await Promise.all(
    described.map(async (sobject) => {
      try {
        await org.describe(sobject);
      } catch (error) {
        if (!(error instanceof OrgRefusal)) throw error;
      }
    })
  );
}

/** A dataset with everything that has to be read before it. */
function withEarlier(ids: Iterable<DatasetId>, into = new Set<DatasetId>()): ReadonlySet<DatasetId> {
  for (const id of ids) {
    if (into.has(id)) continue;
    into.add(id);
    withEarlier(unitOf.get(id)?.after ?? [], into);
  }
  return into;
}

/** What tells who may be an integration. */
const evidence: readonly DatasetId[] = ['users', 'permissionSets', 'appPolicies', 'scheduledJobs', 'loginSummary', 'oauthTokens'];

/** All that is read before users are looked at closely. */
const telling: readonly DatasetId[] = [...withEarlier(['permissionSetAssignments'])];

/** A user whom nothing pointed to was not read, and of evidence that is not whole nobody knows whom it would have pointed to. */
function asFarAsSuspected(fact: AnyFact, { facts }: OrgAsk): AnyFact {
  const dark = evidence.filter((id) => facts[id]?.state === 'unknown').map((id) => unitOf.get(id)?.what ?? id);
  if (dark.length === 0 || fact.state === 'unknown') return fact;
  const words = `Only users who are known or suspected to be integrations were read, and some may not be suspected because this is not known: ${dark.join('; ')}.`;
  return { ...fact, state: 'partial', gaps: [...fact.gaps, { kind: 'unreadable', words, about: [everybodyElse] }] };
}

/** A unit's own words for a refusal come first; this is for one that it did not expect. */
async function attempt(unit: AnyUnit, ask: OrgAsk): Promise<AnyFact> {
  try {
    const fact = (await unit.fromOrg?.(ask)) ?? unknown({ kind: 'unsupported', words: `An org does not tell ${unit.what}.` });
    return unit.ofUsersInQuestion === true ? asFarAsSuspected(fact, ask) : fact;
  } catch (error) {
    return unknown(gapOf(error, capital(unit.what), likelyNeed(unit.dataset)));
  }
}

/**
 * What an org tells, read once, each dataset as soon as those it builds on are there, all others side by side. What the org
 * refuses is a gap of its dataset, in Salesforce's words; anything else that goes wrong (the org is gone, the session is over)
 * is thrown. Reads only.
 */
export async function takeSnapshot({ org, clock, progress }: SnapshotDeps, wish: SnapshotWish): Promise<Snapshot> {
  progress?.stage('read-facts', wish.name);
  const [identity] = await Promise.all([org.about(), describeAll(org)]);
  const callerHas = await readCaller(org, identity.userId);
  const now = clock.now();
  const { policy, files } = wish;
  const reading = new Map<DatasetId, Promise<AnyFact>>();

  const suspected = new Map<string, readonly string[]>();
  /** Every user is looked at for it: once for all datasets that come after the same evidence. */
  const suspects = (facts: Facts): readonly string[] => {
    const there = telling.filter((id) => facts[id] !== undefined);
    const users = suspected.get(there.join()) ?? [...new Set(wish.inQuestion({ ...files, ...Object.fromEntries(there.map((id) => [id, facts[id]])) }, policy, now))];
    suspected.set(there.join(), users);
    return users;
  };

  const askOf = async (unit: AnyUnit): Promise<OrgAsk> => {
    const earlier = [...withEarlier(unit.after)].filter((id) => unitOf.has(id));
    const read = await Promise.all(earlier.map(async (id) => [id, await factOf(id)] as const));
    const facts: Facts = { ...files, ...Object.fromEntries(read) };
    return { org, policy, now, facts, callerHas, callerId: identity.userId, inQuestion: () => suspects(facts) };
  };
  const factOf = (id: DatasetId): Promise<AnyFact> => {
    const begun = reading.get(id);
    if (begun !== undefined) return begun;
    const unit = unitOf.get(id);
    const fact = unit === undefined ? Promise.resolve(unknown({ kind: 'unsupported', words: `An org does not tell ${id}.` })) : askOf(unit).then((ask) => attempt(unit, ask));
    reading.set(id, fact);
    return fact;
  };

  const ids = [...withEarlier(wish.wanted)].filter((id) => unitOf.has(id)).toSorted();
  const facts = Object.fromEntries(await Promise.all(ids.map(async (id) => [id, await factOf(id)] as const)));
  return {
    format: 'integration-user/snapshot/v1',
    takenAt: now.toISOString(),
    mode: 'org',
    name: wish.name ?? identity.username,
    id: identity.orgId,
    caller: identity.username,
    ...(wish.apiVersion === undefined ? {} : { apiVersion: wish.apiVersion }),
    facts: { ...files, ...facts },
  };
}
