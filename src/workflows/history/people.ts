import { buildView } from '../../core/auditing/view/index.ts';
import { recordKey } from '../../core/model/audit/record-key.ts';
import type { DatasetId, Snapshot } from '../../core/model/audit/datasets.ts';
import { duckdb } from '../../core/model/history/dialect-duckdb.ts';
import { gapWords } from '../../core/model/history/gap-words.ts';
import type { KnownUser } from '../../core/model/history/people.ts';
import type { HistoryStore } from '../../core/model/history/store.ts';
import { defaultPolicy } from '../../core/model/policy.ts';
import { OrgRefusal, type OrgReader } from '../../core/model/ports.ts';
import { snapshotOfOrg } from '../check/org.ts';
import { wantedFacts } from '../check/wanted-facts.ts';
import type { Deps } from '../deps.ts';
import { readPolicy, readRegistry } from '../project-facts/registry.ts';
import { tracesOfView, usersOfView } from './people-view.ts';
import type { People } from './settle.ts';

export interface PeopleRead {
  readonly people: People;
  /** Sentences about what could not be read, each with what would close it. */
  readonly gaps: readonly string[];
}

/** Datasets without which somebody may be taken for somebody else. */
const telling: readonly DatasetId[] = ['users', 'loginSummary', 'loginHistory', 'oauthTokens', 'registry'];

interface UserFound {
  readonly Id: string;
  readonly Name: string;
  readonly Username: string;
  readonly UserType: string;
  readonly IsActive: boolean;
}

interface OthersRead {
  readonly users: readonly KnownUser[];
  readonly gaps: readonly string[];
}

/** Users that are not the standard ones: automated processes, guests, users of sites. The check does not read them. */
async function otherUsers(org: Pick<OrgReader, 'find'>, ids: readonly string[]): Promise<OthersRead> {
  try {
    const found = await Promise.all(ids.map(async (value) => org.find<UserFound>({ from: 'User', fields: ['Name', 'Username', 'UserType', 'IsActive'], key: 'Id', value })));
    return { users: found.flat().map(({ Id: id, Name: name, Username: username, UserType: userType, IsActive: active }) => ({ id, name, username, userType, active })), gaps: [] };
  } catch (error) {
    if (error instanceof OrgRefusal) return { users: [], gaps: [`Users who are not the org's own people could not be read: ${error.message}`] };
    throw error;
  }
}

async function changing(store: HistoryStore): Promise<readonly string[]> {
  if (!(await store.present()).has('changes')) return [];
  const rows = await store.query(`SELECT DISTINCT user_id FROM ${duckdb.source('changes', { root: store.root })}`);
  return rows.map((row) => String(row['user_id']));
}

function gapsIn({ facts }: Snapshot): readonly string[] {
  const gaps = telling.flatMap((id) => facts[id]?.gaps ?? []);
  return [...new Set(gaps.map(gapWords))];
}

/**
 * Who everybody is in an org: by the specs of the project that live in it, and by what a check of it would see. Asks once for
 * what the check asks, and for users in the store that it leaves out. What the org keeps back is a gap, and those whom it
 * would have told of are not known.
 */
export async function peopleOfOrg(deps: Deps, store: HistoryStore, name: string): Promise<PeopleRead> {
  const [policies, specs] = await Promise.all([readPolicy(deps.files), readRegistry(deps.files)]);
  const policy = policies.rows[0]?.policy ?? defaultPolicy;
  const snapshot = await snapshotOfOrg(deps, name, { policy, facts: { policy: policies, registry: specs } }, wantedFacts([], 'org'));
  const view = buildView(snapshot, policy);
  const users = usersOfView(view);
  const read = new Set(users.map(({ id }) => recordKey(id)));
  const others = await otherUsers(deps.org, (await changing(store)).filter((id) => !read.has(recordKey(id))));
  return {
    people: {
      users: [...users, ...others.users],
      allUsersRead: others.gaps.length === 0 && view.fact('users').state === 'known',
      registry: view.rows('registry').filter(({ environment }) => environment !== undefined),
      policy,
      traces: tracesOfView(view),
    },
    gaps: [...gapsIn(snapshot), ...others.gaps],
  };
}
