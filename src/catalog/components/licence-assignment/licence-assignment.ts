import { Problem } from '../../../problems.ts';
import type { Component, Target } from '../../../core/model/component.ts';
import { integrationLicenceSet } from '../../../core/model/integration-licence.ts';
import type { Org } from '../../../core/model/ports.ts';
import { inWords, unlessDuplicate } from '../../../core/model/refusal-problem.ts';
import type { Spec } from '../../../core/model/spec.ts';
import { soql } from '../../../core/model/soql.ts';

const licence = integrationLicenceSet;

interface Assigned {
  readonly Id: string;
}

async function idOf(org: Org, target: Target): Promise<{ readonly AssigneeId: string; readonly PermissionSetLicenseId: string }> {
  const [user] = await org.query<Assigned>(soql`SELECT Id FROM User WHERE Username = ${target.username}`);
  if (user === undefined) throw new Problem('user-missing', [target.username]);
  const [found] = await org.query<Assigned>(soql`SELECT Id FROM PermissionSetLicense WHERE DeveloperName = ${licence.developerName}`);
  if (found === undefined) throw new Problem('permission-set-licence-missing', [licence.label]);
  return { AssigneeId: user.Id, PermissionSetLicenseId: found.Id };
}

/** The full Salesforce licence allows what a permission set may hold by itself. */
const applies = (spec: Spec): boolean => spec.identity.licence === 'Salesforce Integration';

const licenceAssignment: Component<Assigned> = {
  id: 'licence-assignment',
  after: ['user'],
  applies,
  title: (target) => `permission set licence ${licence.label} of ${target.username}`,
  async read({ org }, target) {
    const [assigned] = await org.find<Assigned>({
      from: 'PermissionSetLicenseAssign',
      fields: ['Id'],
      key: 'Assignee.Username',
      value: target.username,
      and: soql`PermissionSetLicense.DeveloperName = ${licence.developerName}`,
    });
    return assigned;
  },
  diff(target, actual) {
    if (actual !== undefined || !applies(target.spec)) return [];
    return [{ words: `User ${target.username} will get the permission set licence ${licence.label}.`, to: licence.label }];
  },
  async apply({ org }, target, actual) {
    if (actual !== undefined) return;
    const fields = await idOf(org, target);
    await inWords(`give ${target.username} the permission set licence ${licence.label}`, { LICENSE_LIMIT_EXCEEDED: () => new Problem('seats-exhausted-now', [licence.label]) }, () =>
      unlessDuplicate(() => org.create('PermissionSetLicenseAssign', fields)),
    );
  },
};

export default licenceAssignment;
