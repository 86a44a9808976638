import type { DatasetId } from '../../model/audit/datasets.ts';
import type { Subject } from '../../model/audit/check.ts';
import type { Gap } from '../../model/audit/fact.ts';
import type { OrganizationRow } from '../../model/audit/rows-people.ts';
import type { Holder, HolderAccess, View } from '../../model/audit/view.ts';
import { defaultPolicy, type Policy } from '../../model/policy.ts';
import { anyKey, recordKey } from '../../model/audit/record-key.ts';
import { installedApps } from './app-inventory.ts';
import { appUses } from './app-uses.ts';
import { viewedApps } from './apps.ts';
import type { Reaching } from './bindings.ts';
import { effectiveAccess } from './effective.ts';
import { namesOf } from './gaps.ts';
import { given } from './given.ts';
import { viewedIntegrations } from './integrations.ts';
import { once } from './once.ts';
import { orgHolders } from './org-holders.ts';
import { viewedProfiles } from './profiles.ts';
import { sourceHolders, type FileHolder } from './source-holders.ts';
import { heldSetIds } from './user-pieces.ts';
import { worldOf, type Seen, type World } from './world.ts';

/** Every name that a gap may have for a subject. */
const subjectNames = ({ key, label, integration, also = [] }: Subject): ReadonlySet<string> => namesOf(key, label, integration, ...also);

/** Datasets whose rows name apps, so that a name that two apps share is a gap of theirs. */
const naming: ReadonlySet<DatasetId> = new Set<DatasetId>(['oauthTokens', 'loginHistory', 'loginSummary']);

/** The org, or the project in source. */
function orgSubject({ id, name }: Seen, organization: OrganizationRow | undefined): Subject {
  const key = id ?? organization?.id ?? 'project';
  const label = name ?? organization?.name ?? key;
  return { kind: 'org', key, also: [recordKey(key)], ...(label === key ? {} : { label }) };
}

const nothingOf = (world: World): HolderAccess => effectiveAccess(world, { pieces: [], holes: [{ kind: 'not-in-files', words: 'Files do not tell what a user holds.' }] }, () => new Set(), new Map());

/** Holders with the sets that apps reach them through. */
function reach(world: World, files: readonly FileHolder[], holders: readonly Holder[]): readonly Reaching[] {
  if (world.mode === 'source') {
    return files.map(({ holder, files: { sets, groupIds } }) => ({ holder, setIds: new Set([...sets.map(({ id }) => id), ...groupIds.flatMap((id) => [id, ...(world.group(id)?.memberIds ?? [])])].map(recordKey)) }));
  }
  return holders.map((holder) => ({ holder, setIds: holder.user === undefined ? new Set<string>() : heldSetIds(world, holder.user) }));
}

/**
 * What checks look at: who is an integration, what each may do, which apps they use. Everything is derived from one snapshot
 * and one policy, on first use and once; costs are linear in the rows. Never throws for facts that are missing: they show as gaps.
 */
export function buildView(seen: Seen, policy: Policy = seen.facts.policy?.rows[0]?.policy ?? defaultPolicy): View {
  const world = worldOf(seen, policy);
  const [organization] = world.rows('organization');
  const org = orgHolders(world);
  const files = once(() => (seen.mode === 'source' ? sourceHolders(world) : []));
  const holders = once(() => (seen.mode === 'source' ? files().map(({ holder }) => holder) : org.list()));
  const uses = once(() => appUses(world, installedApps(world), org.traces));
  const apps = once(() => viewedApps(world, uses(), reach(world, files(), holders())));
  const holderNamed = (username: string): Holder | undefined => {
    const user = world.userNamed(username);
    return user === undefined ? undefined : org.of(user.id);
  };
  const integrations = once(() => viewedIntegrations(world, holderNamed, holders(), apps()));
  const profiles = once(() => viewedProfiles(world, holders()));
  const nothing = once(() => nothingOf(world));
  const fileAccess = once(() => new Map(files().map(({ holder, access }) => [holder.subject, access])));
  return {
    mode: seen.mode,
    now: seen.takenAt,
    policy,
    facts: seen.facts,
    fact: world.fact,
    rows: world.rows,
    gapsFor: (subject, ids) => {
      const names = subjectNames(subject);
      const shared = ids.some((id) => naming.has(id)) ? uses().gaps.filter(({ about = [] }) => subject.kind === 'app' && about.some((name) => names.has(anyKey(name)))) : [];
      return [...new Set<Gap>([...ids.flatMap((id) => world.gaps(id, names)), ...shared])];
    },
    org: orgSubject(seen, organization),
    ...given({ organization }),
    get holders() {
      return holders();
    },
    holderOf: (userId) => (seen.mode === 'source' ? undefined : org.of(userId)),
    user: world.user,
    access: (holder) => (holder.user === undefined ? (fileAccess().get(holder.subject) ?? nothing)() : org.access(holder.user.id)),
    accessOf: (userId) => (seen.mode === 'source' ? nothing() : org.access(userId)),
    get apps() {
      return apps();
    },
    get integrations() {
      return integrations();
    },
    get profiles() {
      return profiles();
    },
    daysSince: world.daysSince,
  };
}
