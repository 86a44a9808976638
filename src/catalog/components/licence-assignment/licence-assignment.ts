import { Problem } from '../../../problems.ts';
import type { Component, Target } from '../../../core/model/component.ts';
import type { HeldLicence } from '../../../core/model/held-licences.ts';
import { readHeldLicences } from '../../../core/model/held-licences.ts';
import { integrationLicenceSet, neededLicences } from '../../../core/model/integration-licence.ts';
import type { Org } from '../../../core/model/ports.ts';
import { inWords, unlessDuplicate } from '../../../core/model/refusal-problem.ts';
import type { Spec } from '../../../core/model/spec.ts';
import { soql } from '../../../core/model/soql.ts';

const licence = integrationLicenceSet;

interface Found {
  readonly Id: string;
}

async function idOf(org: Org, target: Target): Promise<{ readonly AssigneeId: string; readonly PermissionSetLicenseId: string }> {
  const [user] = await org.query<Found>(soql`SELECT Id FROM User WHERE Username = ${target.username}`);
  if (user === undefined) throw new Problem('user-missing', [target.username]);
  const [found] = await org.query<Found>(soql`SELECT Id FROM PermissionSetLicense WHERE DeveloperName = ${licence.developerName}`);
  if (found === undefined) throw new Problem('permission-set-licence-missing', [licence.label]);
  return { AssigneeId: user.Id, PermissionSetLicenseId: found.Id };
}

const applies = (spec: Spec): boolean => neededLicences(spec).includes(licence.developerName);

const licenceAssignment: Component<HeldLicence> = {
  id: 'licence-assignment',
  after: ['user'],
  applies,
  title: (target) => `permission set licence ${licence.label} of ${target.username}`,
  read: async ({ org }, target) => (await readHeldLicences(org, target.username)).find((held) => held.PermissionSetLicense?.DeveloperName === licence.developerName),
  diff(target, actual) {
    if (actual !== undefined || !applies(target.spec)) return [];
    const words = `User ${target.username} will get the permission set licence ${licence.label}.`;
    return [{ words, to: licence.label, effect: 'gains', kind: 'create' }];
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
