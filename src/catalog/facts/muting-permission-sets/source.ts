import { all } from '../../../core/metadata/source/element.ts';
import { sourceGaps } from '../../../core/metadata/source/gaps.ts';
import { byName, fieldGrants, objectGrants, systemGrants } from '../../../core/metadata/source/grants.ts';
import { sourceId } from '../../../core/metadata/source/ids.ts';
import { asFarAs, type Gap } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import type { MutingPermissionSetRow } from '../../../core/model/audit/rows-access.ts';
import type { SourceComponent, SourceProject } from '../../../core/model/audit/source-project.ts';

const named = (group: SourceComponent): readonly string[] => all(group.root, 'mutingPermissionSets').map(({ text }) => text.toLowerCase());

const groupsOf = (muting: string, project: SourceProject): readonly SourceComponent[] => project.components('PermissionSetGroup').filter((group) => named(group).includes(muting.toLowerCase()));

/** What is `true` in it is taken away (facts: peculiarities of real files; evaluated by every reader of the group). */
function rowOf({ fullName, root }: SourceComponent, project: SourceProject): MutingPermissionSetRow {
  return {
    id: sourceId('MutingPermissionSet', fullName),
    name: fullName,
    groupIds: groupsOf(fullName, project).map((group) => sourceId('PermissionSetGroup', group.fullName)),
    permissions: systemGrants(root).map(({ name }) => name),
    objects: byName(objectGrants(root)),
    fields: byName(fieldGrants(root)),
    at: root.at,
  };
}

/** A group that is muted by a set the files do not hold gives less than they say. */
function missingGaps(project: SourceProject): readonly Gap[] {
  const there = new Set(project.components('MutingPermissionSet').map(({ fullName }) => fullName.toLowerCase()));
  return project.components('PermissionSetGroup').flatMap((group) => {
    const missing = all(group.root, 'mutingPermissionSets').map(({ text }) => text).filter((name) => !there.has(name.toLowerCase()));
    if (missing.length === 0) return [];
    const words = `Permission set group ${group.fullName} is muted by ${missing.join(', ')}, which could not be read from the files: it may give less than its members do.`;
    return [{ kind: 'not-in-files' as const, words, about: [sourceId('PermissionSetGroup', group.fullName), group.fullName] }];
  });
}

export const fromSource: NonNullable<FactUnit<'mutingPermissionSets'>['fromSource']> = (project) =>
  asFarAs(project.components('MutingPermissionSet').map((muting) => rowOf(muting, project)), [...sourceGaps(project, 'MutingPermissionSet'), ...missingGaps(project)]);
