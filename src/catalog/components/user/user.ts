import { exitCodes, Problem } from '../../../problems.ts';
import { changed } from '../../../core/model/change.ts';
import type { Change, Component, Target } from '../../../core/model/component.ts';
import type { Org } from '../../../core/model/ports.ts';
import { OrgRefusal } from '../../../core/model/ports.ts';
import type { RefusalWords } from '../../../core/model/refusal-problem.ts';
import { inWords } from '../../../core/model/refusal-problem.ts';
import { soql } from '../../../core/model/soql.ts';
import type { ActualUser } from './actual.ts';
import { readUser } from './actual.ts';
import type { DesiredUser } from './desired.ts';
import { columnWords, desiredUser, nicknames, sameAddress } from './desired.ts';
import { obstacle } from './obstacle.ts';

type Fields = Readonly<Record<string, unknown>>;

function differing(target: Target, actual: ActualUser): readonly (keyof DesiredUser)[] {
  const wanted = desiredUser(target);
  return (Object.keys(wanted) as (keyof DesiredUser)[]).filter((column) =>
    column === 'Email' ? !sameAddress(actual.Email, wanted.Email) : actual[column] !== wanted[column],
  );
}

function toMake(target: Target): readonly Change[] {
  const { spec, username, names } = target;
  const role = spec.identity.role === undefined ? 'no role' : `the role ${spec.identity.role}`;
  return [{ words: `User ${username} will be made, with profile ${names.profile}, ${role} and the e-mail address ${spec.mailbox}. No password is set.`, to: username }];
}

function difference(target: Target, actual: ActualUser | undefined): readonly Change[] {
  if (actual === undefined) return toMake(target);
  const stuck = obstacle(target, actual);
  if (stuck !== undefined) return [{ words: stuck.words }];
  const wanted = desiredUser(target);
  const of = `of user ${target.username}`;
  return [
    ...differing(target, actual).flatMap((column) => changed({ what: `The ${columnWords[column]} ${of}`, from: actual[column], to: wanted[column] })),
    ...changed({ what: `The first name ${of}`, from: actual.FirstName ?? undefined, to: undefined }),
    ...changed({ what: `The role ${of}`, from: actual.UserRole?.Name, to: target.spec.identity.role }),
  ];
}

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
    const UserRoleId = await roleId(org, target.spec.identity.role);
    const wanted = desiredUser(target);
    await inWords(`make user ${target.username}`, refusals(target), async () => {
      if (actual !== undefined) {
        const columns = Object.fromEntries(differing(target, actual).map((column) => [column, wanted[column]]));
        return org.update('User', actual.Id, { ...columns, FirstName: null, UserRoleId });
      }
      const ProfileId = await profileId(org, target.names.profile);
      return createUser(org, target, { ...wanted, Username: target.username, ProfileId, IsActive: true, ...(UserRoleId === null ? {} : { UserRoleId }) });
    });
  },
};

export default user;
