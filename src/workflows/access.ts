import type { AccessHolding, AccessView } from '../core/model/access-view.ts';
import { accessView } from '../core/model/access-view-build.ts';
import type { AccessFacts } from '../core/model/access-view-facts.ts';
import { wantedView, type WantedView } from '../core/model/access-view-wanted.ts';
import { effectiveAccess, mutedIn } from '../core/model/effective-access.ts';
import type { OrgReader } from '../core/model/ports.ts';
import { readAppPolicies, readRanges, readTokens } from './access-doors.ts';
import { nameEntities } from './access-names.ts';
import { findUser } from './access-user.ts';
import type { Deps } from './deps.ts';
import { loadPolicy, type LoadedSpec } from './load-spec.ts';
import { readHoldings, type Holding } from './read-access.ts';
import { openParts } from './read-part.ts';
import { environmentIn } from './refreshed-sandbox.ts';
import { targetOf } from './target.ts';

/** The identity of a spec, in the environment that this org is; or any user of the org, compared with nothing. */
export type AccessInput = { readonly loaded: LoadedSpec; readonly environment?: string | undefined } | { readonly username: string };

interface Subject {
  readonly username: string;
  readonly integration: string | null;
  readonly environment: string | null;
  readonly wanted: WantedView | undefined;
}

type AccessDeps = Pick<Deps, 'org' | 'files' | 'clock' | 'progress'>;

async function subjectOf({ org, files }: AccessDeps, input: AccessInput, now: Date): Promise<Subject> {
  if ('username' in input) return { username: input.username, integration: null, environment: null, wanted: undefined };
  const { value: spec } = input.loaded;
  const chosen = await environmentIn(org, spec, await org.about(), { environment: input.environment });
  const target = await targetOf(org, spec, chosen, now, await loadPolicy(files));
  return { username: target.username, integration: spec.name, environment: target.environment, wanted: wantedView(target, now.toISOString().slice(0, 10)) };
}

function holdingOf({ grant, label, effect, until }: Holding): AccessHolding {
  const { name, kind, members = [] } = grant;
  return { name, label, kind, effect, members: members.map((member) => member.name), muted: mutedIn(grant), ...(until === undefined ? {} : { until }) };
}

/** By id, with the groups that may or may not give it. */
function doubtfulIn(holdings: readonly Holding[]): AccessFacts['doubtful'] {
  return effectiveAccess(holdings.filter(({ effect }) => effect === 'counts').map(({ grant, doubtful }) => ({ ...grant, entities: doubtful }))).entities;
}

async function readFacts(org: OrgReader, username: string, now: Date): Promise<AccessFacts> {
  const parts = openParts();
  const { id, profileId, ...user } = await findUser(org, username, parts);
  const [{ holdings, licences, entityTypes, permissionLabels }, tokens, ranges] = await Promise.all([
    readHoldings(org, id, now, parts),
    readTokens(org, id, parts),
    readRanges(org, profileId, parts),
  ]);
  const grantsThat = (effect: Holding['effect']): readonly Holding['grant'][] => holdings.filter((each) => each.effect === effect).map(({ grant }) => grant);
  const [access, dormant, doubtful] = [effectiveAccess(grantsThat('counts')), effectiveAccess(grantsThat('on-activation')), doubtfulIn(holdings)];
  const held = new Set([...access.entities.keys(), ...dormant.entities.keys(), ...doubtful.keys()]);
  const entities = await nameEntities(org, new Map([...entityTypes].filter(([entity]) => held.has(entity))), parts.read);
  const policies = await readAppPolicies(org, [...entities.values()], parts);
  return {
    user: { ...user, permissionSetLicences: licences ?? null },
    holdings: holdings.map(holdingOf),
    access,
    dormant,
    doubtful,
    entities,
    permissionLabels,
    tokens,
    ranges,
    ...policies,
    unread: parts.unread(),
  };
}

/**
 * The "login as" view: what a user can really see and do, from all its permission sets, groups, muting, profile and
 * licences, and where each right comes from; compared with a spec where there is one. Reads only, through the admin's
 * session; what that session is not shown is in the view as unknown. Throws `access-user-not-there`, and what choosing the
 * environment throws.
 */
export async function access(deps: AccessDeps, input: AccessInput): Promise<AccessView> {
  const { org } = deps;
  const now = deps.clock.now();
  deps.progress.stage('look');
  const { username, integration, environment, wanted } = await subjectOf(deps, input, now);
  deps.progress.stage('access');
  const facts = await readFacts(org, username, now);
  return accessView({ integration, environment, org: await org.about(), readAt: now.toISOString() }, facts, wanted);
}
