import { flagIn, textIn, told } from '../../../core/metadata/source/element.ts';
import { sourceGaps } from '../../../core/metadata/source/gaps.ts';
import { sourceHolders, systemGrants, type SourceHolder } from '../../../core/metadata/source/grants.ts';
import { asFarAs } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import type { PermissionSetRow } from '../../../core/model/audit/rows-access.ts';

/** A double underscore cannot stand in an API name but after a namespace (facts 1.2 [A]). */
const namespaced = /^([A-Za-z][A-Za-z0-9_]{0,14}?)__./;

function kindOf({ id, component: { type, fullName, root } }: SourceHolder): Pick<PermissionSetRow, 'kind' | 'label' | 'isCustom' | 'needsActivation' | 'profileId' | 'licenceId' | 'namespace'> {
  if (type === 'Profile') {
    return { kind: 'profile', label: fullName, profileId: id, isCustom: flagIn(root, 'custom') !== false, needsActivation: false, ...told({ licenceId: textIn(root, 'userLicense') }) };
  }
  return {
    kind: 'permission-set',
    label: textIn(root, 'label') ?? fullName,
    isCustom: true,
    needsActivation: flagIn(root, 'hasActivationRequired') === true,
    ...told({ licenceId: textIn(root, 'license'), namespace: namespaced.exec(fullName)?.[1] }),
  };
}

function rowOf(holder: SourceHolder): PermissionSetRow {
  const { fullName, root } = holder.component;
  const granted = systemGrants(root);
  return {
    id: holder.id,
    name: fullName,
    ...kindOf(holder),
    permissions: granted.map(({ name }) => name),
    at: root.at,
    places: Object.fromEntries(granted.map(({ name, at }) => [name, at])),
  };
}

export const fromSource: NonNullable<FactUnit<'permissionSets'>['fromSource']> = (project) => asFarAs(sourceHolders(project).map(rowOf), sourceGaps(project, 'Profile', 'PermissionSet'));
