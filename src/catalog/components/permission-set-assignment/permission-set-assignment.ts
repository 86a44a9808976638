import { Problem } from '../../../problems.ts';
import type { Component, Target } from '../../../core/model/component.ts';
import type { Org, OrgRefusal } from '../../../core/model/ports.ts';
import { inWords, unlessDuplicate } from '../../../core/model/refusal-problem.ts';
import { soql } from '../../../core/model/soql.ts';
import type { Actual } from './actual.ts';
import { readAssignments } from './actual.ts';
import { difference } from './difference.ts';
import type { Stranger } from './stranger.ts';

async function idOf(org: Org, target: Target): Promise<{ readonly AssigneeId: string; readonly PermissionSetId: string }> {
  const { username, names } = target;
  const [user] = await org.query<{ Id: string }>(soql`SELECT Id FROM User WHERE Username = ${username}`);
  if (user === undefined) throw new Problem('user-missing', [username]);
  const sets = await org.query<{ Id: string; NamespacePrefix: string | null }>(
    soql`SELECT Id, NamespacePrefix FROM PermissionSet WHERE Name = ${names.permissionSet} AND IsOwnedByProfile = false`,
  );
  const set = sets.find(({ NamespacePrefix }) => NamespacePrefix === null);
  if (set === undefined) throw new Problem('permission-set-missing', [names.permissionSet]);
  return { AssigneeId: user.Id, PermissionSetId: set.Id };
}

/** `The user license doesn't allow the permission: Read Accounts` (facts 3.3 [A]). */
function notInLicence(target: Target, refusal: OrgRefusal): Problem {
  const permission = /doesn't allow(?: the permission)?: (.+)$/.exec(refusal.message)?.[1];
  return permission === undefined
    ? new Problem('org-refused', [`assign permission set ${target.names.permissionSet}`, refusal.message, refusal.code])
    : new Problem('licence-does-not-allow', [target.username, target.spec.identity.licence, permission.replace(/\.$/, '')]);
}

async function takeAway(org: Org, { username }: Target, { id, kind, name, label }: Stranger): Promise<void> {
  const isLicence = kind === 'permission set licence';
  const stillNeeded = (refusal: OrgRefusal): Problem => new Problem('licence-still-needed', [username, label, refusal.message]);
  await inWords(`take the ${kind} ${name} from ${username}`, isLicence ? { FIELD_INTEGRITY_EXCEPTION: stillNeeded } : {}, () =>
    org.remove(isLicence ? 'PermissionSetLicenseAssign' : 'PermissionSetAssignment', id),
  );
}

async function assign(org: Org, target: Target, own: Actual['own']): Promise<void> {
  if (own?.active === true) {
    if (own.expires !== null) await org.update('PermissionSetAssignment', own.id, { ExpirationDate: null });
    return;
  }
  const fields = await idOf(org, target);
  // Only the end of an assignment can be updated (facts 2.x [A]), not whether it is active.
  if (own !== undefined) await org.remove('PermissionSetAssignment', own.id);
  await unlessDuplicate(() => org.create('PermissionSetAssignment', fields));
}

const permissionSetAssignment: Component<Actual> = {
  id: 'permission-set-assignment',
  after: ['user', 'permission-set', 'licence-assignment'],
  title: (target) => `assignment of permission set ${target.names.permissionSet} to ${target.username}`,
  read: ({ org }, target) => readAssignments(org, target),
  diff: difference,
  /** Takes away first, then gives: cut short anywhere, the identity can do less than before and after together. */
  async apply({ org }, target, actual) {
    for (const stranger of actual?.strangers ?? []) await takeAway(org, target, stranger);
    await inWords(`assign permission set ${target.names.permissionSet} to ${target.username}`, { FIELD_INTEGRITY_EXCEPTION: (refusal) => notInLicence(target, refusal) }, () => assign(org, target, actual?.own));
  },
};

export default permissionSetAssignment;
