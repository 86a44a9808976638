import { known, unknown } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { isGap, orGap } from '../../../core/model/audit/org-reading.ts';

const prefix = 'Permissions';
const needs = 'View Setup and Configuration';

/** The columns come and go with features, so they are never assumed (facts 1.2 [A]). */
export const fromOrg: NonNullable<FactUnit<'permissionColumns'>['fromOrg']> = async ({ org }) => {
  const described = await orGap('The list of permissions', needs, async () => ({ object: await org.describe('PermissionSet') }));
  if (isGap(described)) return unknown(described);
  const { object } = described;
  if (object === undefined) return unknown({ kind: 'refused', words: 'Salesforce does not show the object PermissionSet to your user.', needs });
  return known(object.fields.filter(({ name }) => name.startsWith(prefix)).map(({ name, label }) => ({ name: name.slice(prefix.length), label })));
};
