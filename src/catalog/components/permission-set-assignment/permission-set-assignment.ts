import { Problem } from '../../../problems.ts';
import type { Component, Target } from '../../../core/model/component.ts';
import type { Org, OrgReader, OrgRefusal } from '../../../core/model/ports.ts';
import { inWords, unlessDuplicate } from '../../../core/model/refusal-problem.ts';
import { soql } from '../../../core/model/soql.ts';

interface Row {
  readonly Id: string;
  readonly ExpirationDate: string | null;
  readonly PermissionSet: { readonly Name: string; readonly Label: string; readonly NamespacePrefix: string | null; readonly PermissionSetGroupId: string | null } | null;
}
interface Actual {
  /** The assignment of our permission set. */
  readonly own: { readonly id: string; readonly expires: string | null } | undefined;
  /** Labels of every other permission set and group the user has. */
  readonly others: readonly string[];
}

function isOwn({ names }: Target, { PermissionSet: set }: Row): boolean {
  return set?.Name === names.permissionSet && set.NamespacePrefix === null && set.PermissionSetGroupId === null;
}

const columns = ['Id', 'ExpirationDate', 'PermissionSet.Name', 'PermissionSet.Label', 'PermissionSet.NamespacePrefix', 'PermissionSet.PermissionSetGroupId'];
/** The permission set that every profile owns is assigned to each of its users, and says nothing new (facts 2.x [A]). */
const ofNoProfile = soql`PermissionSet.IsOwnedByProfile = false`;

async function readAssignments(org: OrgReader, target: Target): Promise<Actual | undefined> {
  const rows = await org.find<Row>({ from: 'PermissionSetAssignment', fields: columns, key: 'Assignee.Username', value: target.username, and: ofNoProfile });
  if (rows.length === 0) return undefined;
  const own = rows.find((row) => isOwn(target, row));
  return {
    own: own === undefined ? undefined : { id: own.Id, expires: own.ExpirationDate },
    others: rows.filter((row) => row !== own).map((row) => row.PermissionSet?.Label ?? row.Id).toSorted(),
  };
}

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

const permissionSetAssignment: Component<Actual> = {
  id: 'permission-set-assignment',
  after: ['user', 'permission-set', 'licence-assignment'],
  title: (target) => `assignment of permission set ${target.names.permissionSet} to ${target.username}`,
  read: ({ org }, target) => readAssignments(org, target),
  diff(target, actual) {
    const { names, username } = target;
    if (actual?.own === undefined) return [{ words: `User ${username} will get the permission set ${names.permissionSet}.`, to: names.permissionSet }];
    const { expires } = actual.own;
    if (expires === null) return [];
    return [{ words: `The permission set ${names.permissionSet} would be taken from user ${username} on ${expires}, which would stop the integration; that end will be removed.`, from: expires }];
  },
  notes: (target, actual) => (actual?.others ?? []).map((other) => `User ${target.username} also has the permission set or group ${other}, which the spec does not name. It is left alone here.`),
  async apply({ org }, target, actual) {
    const own = actual?.own;
    await inWords(`assign permission set ${target.names.permissionSet} to ${target.username}`, { FIELD_INTEGRITY_EXCEPTION: (refusal) => notInLicence(target, refusal) }, async () => {
      if (own === undefined) {
        const fields = await idOf(org, target);
        return unlessDuplicate(() => org.create('PermissionSetAssignment', fields));
      }
      return own.expires === null ? undefined : org.update('PermissionSetAssignment', own.id, { ExpirationDate: null });
    });
  },
};

export default permissionSetAssignment;
