import { asFarAs, known, unknown } from '../../../core/model/audit/fact.ts';
import type { FactUnit, OrgAsk } from '../../../core/model/audit/fact-unit.ts';
import { isGap, orGap, readFor } from '../../../core/model/audit/org-reading.ts';
import type { MutingPermissionSetRow } from '../../../core/model/audit/rows-access.ts';
import { components, isComponent, type Component } from '../../../core/metadata/org-components.ts';
import { texts } from '../../../core/metadata/read-xml.ts';
import { mutedIn } from './muted.ts';

interface Raw {
  readonly Id: string;
  readonly DeveloperName: string;
}
type Groups = NonNullable<OrgAsk['facts']['permissionSetGroups']>['rows'];

const needs = 'View Setup and Configuration';

/** Muting set to the groups that name it; the junction object names permission sets only. */
function groupsOf(groups: Groups, found: ReadonlyMap<string, Component>): ReadonlyMap<string, readonly string[]> {
  const byMuting = new Map<string, string[]>();
  for (const { id, name } of groups) {
    const content = found.get(name);
    for (const muting of isComponent(content) ? texts(content, 'mutingPermissionSets') : []) byMuting.set(muting, [...(byMuting.get(muting) ?? []), id]);
  }
  return byMuting;
}

const failed = (found: ReadonlyMap<string, Component>, groups: Groups): readonly string[] => groups.filter(({ name }) => !isComponent(found.get(name))).flatMap(({ id, name }) => [id, name]);

/**
 * Of groups that are not up to date only: of all others the group's own permission set is already net of what is muted
 * (facts 2.x PermissionSet [A]).
 */
export const fromOrg: NonNullable<FactUnit<'mutingPermissionSets'>['fromOrg']> = async ({ org, facts }) => {
  if (facts.permissionSetGroups?.state !== 'known') return unknown(...(facts.permissionSetGroups?.gaps ?? []));
  const groups = facts.permissionSetGroups.rows.filter(({ status }) => status !== 'Updated');
  if (groups.length === 0) return known([]);
  const described = await components(org, 'PermissionSetGroup', groups.map(({ name }) => name), 'Permission set group');
  const byMuting = groupsOf(groups, described);
  const names = [...byMuting.keys()];
  const [contents, ids] = await Promise.all([
    components(org, 'MutingPermissionSet', names, 'Muting permission set'),
    names.length === 0 ? [] : orGap('Muting permission sets', needs, () => readFor<Raw>(org, { from: 'MutingPermissionSet', columns: ['Id', 'DeveloperName'] }, 'DeveloperName', names)),
  ]);
  const rows = names.flatMap((name): readonly MutingPermissionSetRow[] => {
    const content = contents.get(name);
    const id = isGap(ids) ? undefined : ids.find(({ DeveloperName }) => DeveloperName === name)?.Id;
    return isComponent(content) ? [{ id: id ?? `muting:${name}`, name, groupIds: byMuting.get(name) ?? [], ...mutedIn(content) }] : [];
  });
  const dark = [...failed(described, groups), ...names.filter((name) => !isComponent(contents.get(name))).flatMap((name) => byMuting.get(name) ?? [])];
  return asFarAs(rows, dark.length === 0 ? [] : [{ kind: 'unreadable', words: 'What some permission set groups take away by muting could not be read, and Salesforce has not recalculated them yet.', needs, about: dark }]);
};
