import { exitCodes, Problem } from '../../../problems.ts';
import type { Component, Target } from '../../../core/model/component.ts';
import type { Org } from '../../../core/model/ports.ts';
import { OrgRefusal } from '../../../core/model/ports.ts';
import type { RefusalWords } from '../../../core/model/refusal-problem.ts';
import { inWords } from '../../../core/model/refusal-problem.ts';
import { soql } from '../../../core/model/soql.ts';
import type { ActualUser } from './actual.ts';
import { readUser } from './actual.ts';
import { desiredUser, nicknames } from './desired.ts';
import { differing, difference } from './difference.ts';
import { obstacle } from './obstacle.ts';

type Fields = Readonly<Record<string, unknown>>;

async function roleId(org: Org, role: string | undefined): Promise<string | null> {
  if (role === undefined) return null;
  const found = await org.query<{ Id: string }>(soql`SELECT Id FROM UserRole WHERE Name = ${role}`);
  if (found.length > 1) throw new Problem('role-ambiguous', [role]);
  return found[0]?.Id ?? missing('role-missing', [role]);
}

async function profileId(org: Org, profile: string): Promise<string> {
  // The sObject's Name is the label, which is the full name here (facts 1.1 [A]).
  const found = await org.query<{ Id: string }>(soql`SELECT Id FROM Profile WHERE Name = ${profile}`);
  return found[0]?.Id ?? missing('profile-missing', [profile]);
}

function missing(key: string, tokens: readonly string[]): never {
  throw new Problem(key, tokens);
}

function refusals({ username, spec, names }: Target): RefusalWords {
  return {
    DUPLICATE_USERNAME: () => new Problem('username-taken', [username]),
    LICENSE_LIMIT_EXCEEDED: () => new Problem('seats-exhausted-now', [spec.identity.licence]),
    INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: (refusal) => new Problem('user-value-refused', [refusal.fields.join(', '), refusal.message], exitCodes.wrongUse),
    DUPLICATE_COMM_NICKNAME: () => new Problem('nickname-taken', [names.nickname]),
  };
}

/** The first nickname that is free. Nothing is made by a refused attempt, so trying again is safe. */
async function createUser(org: Org, target: Target, fields: Fields): Promise<void> {
  const [first, ...others] = nicknames(target);
  for (const CommunityNickname of [first, ...others]) {
    try {
      await org.create('User', { ...fields, CommunityNickname });
      return;
    } catch (error) {
      if (!(error instanceof OrgRefusal && error.code === 'DUPLICATE_COMM_NICKNAME') || CommunityNickname === others.at(-1)) throw error;
    }
  }
}

/** What an update sends: the columns that differ and no other. */
async function corrections(org: Org, target: Target, actual: ActualUser): Promise<Fields> {
  const wanted = desiredUser(target);
  const { profile } = target.names;
  const { role } = target.spec.identity;
  return {
    ...Object.fromEntries(differing(target, actual).map((column) => [column, wanted[column]])),
    ...Object.fromEntries(actual.features.map(({ column }) => [column, false])),
    ...(actual.FirstName === null ? {} : { FirstName: null }),
    ...(actual.Profile?.Name === profile ? {} : { ProfileId: await profileId(org, profile) }),
    ...(actual.UserRole?.Name === role ? {} : { UserRoleId: await roleId(org, role) }),
  };
}

async function make(org: Org, target: Target): Promise<void> {
  const UserRoleId = await roleId(org, target.spec.identity.role);
  const ProfileId = await profileId(org, target.names.profile);
  await createUser(org, target, { ...desiredUser(target), Username: target.username, ProfileId, IsActive: true, ...(UserRoleId === null ? {} : { UserRoleId }) });
}

/** Orgs may give new users feature licences by themselves; then the user just made is put right as well. */
async function putRight(org: Org, target: Target, actual: ActualUser | undefined): Promise<void> {
  if (actual === undefined || difference(target, actual).length === 0) return;
  await org.update('User', actual.Id, await corrections(org, target, actual));
}

const user: Component<ActualUser> = {
  id: 'user',
  after: ['profile', 'permission-set'],
  title: (target) => `user ${target.username}`,
  read: ({ org }, target) => readUser(org, target),
  diff: difference,
  obstacle: (target, actual) => obstacle(target, actual)?.problem,
  async apply({ org }, target, actual) {
    const stuck = actual === undefined ? undefined : obstacle(target, actual);
    if (stuck !== undefined) throw stuck.problem;
    await inWords(`${actual === undefined ? 'make' : 'change'} user ${target.username}`, refusals(target), async () => {
      if (actual === undefined) await make(org, target);
      await putRight(org, target, actual ?? (await readUser(org, target)));
    });
  },
};

export default user;
