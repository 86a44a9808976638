import { all, flagIn, textIn } from '../../../core/metadata/source/element.ts';
import { sourceGaps } from '../../../core/metadata/source/gaps.ts';
import { sourceId } from '../../../core/metadata/source/ids.ts';
import { asFarAs, type Gap } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import type { PermissionSetGroupRow } from '../../../core/model/audit/rows-access.ts';
import type { SourceComponent, SourceProject } from '../../../core/model/audit/source-project.ts';

/** Without the element a group counts as up to date: a deploy calculates it anew. */
function rowOf({ fullName, root }: SourceComponent, project: SourceProject): PermissionSetGroupRow {
  const sets = new Map(project.components('PermissionSet').map((set) => [set.fullName.toLowerCase(), sourceId('PermissionSet', set.fullName)]));
  const members = [...new Map(all(root, 'permissionSets').map(({ text }) => [text.toLowerCase(), text])).values()];
  const missing = members.filter((name) => !sets.has(name.toLowerCase()));
  return {
    id: sourceId('PermissionSetGroup', fullName),
    name: fullName,
    label: textIn(root, 'label') ?? fullName,
    status: textIn(root, 'status') ?? 'Updated',
    needsActivation: flagIn(root, 'hasActivationRequired') === true,
    memberIds: members.flatMap((name) => sets.get(name.toLowerCase()) ?? []),
    ...(missing.length === 0 ? {} : { missing }),
    at: root.at,
  };
}

/** Members of managed packages are usually not in the files. */
function missingGap({ id, name, missing = [] }: PermissionSetGroupRow): readonly Gap[] {
  if (missing.length === 0) return [];
  return [{ kind: 'not-in-files', words: `Permission set group ${name} also gives what ${missing.join(', ')} gives, which is not in the files.`, about: [id, name] }];
}

export const fromSource: NonNullable<FactUnit<'permissionSetGroups'>['fromSource']> = (project) => {
  const rows = project.components('PermissionSetGroup').map((group) => rowOf(group, project));
  return asFarAs(rows, [...sourceGaps(project, 'PermissionSetGroup'), ...rows.flatMap(missingGap)]);
};
