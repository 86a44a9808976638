import type { Change, Target } from '../../../core/model/component.ts';
import type { EffectiveAccess } from '../../../core/model/effective-access.ts';
import type { XmlElement } from '../../../core/model/metadata-file.ts';
import { listed } from '../../../core/model/sentence.ts';
import { forcedPermissions, profilePermissions, wantedAccess } from '../../../core/model/wanted-access.ts';
import { rightsBeyond } from '../../../core/metadata/access-beyond.ts';
import { byPlace, lost, partOf, subject } from '../../../core/metadata/access-difference.ts';
import type { Access } from '../../../core/metadata/access-elements.ts';
import { accessIn } from '../../../core/metadata/access-elements.ts';

/** Every profile lists applications, tabs and record types; they open no data, so they are not ours to judge. */
const opensNothing = new Set(['applicationVisibilities', 'recordTypeVisibilities', 'tabVisibilities']);
const own = new Set<string>([...profilePermissions, ...forcedPermissions]);

/** What the profile gives beyond its own permissions: all else belongs in the permission set. */
export function surplus(actual: XmlElement): readonly Access[] {
  return [...accessIn(actual, opensNothing).values()].filter(({ element, name }) => element.element !== 'userPermissions' || !own.has(name));
}

function surplusChanges(access: Access, wanted: EffectiveAccess): readonly Change[] {
  const beyond = rightsBeyond(access, wanted);
  const twice = access.rights.filter((right) => !beyond.includes(right));
  const alone: Change = { words: `${subject(access)}: the profile gives it too (${listed(twice, 'and')}); it will come from the permission set alone.`, part: partOf(access), from: twice.join(', '), kind: 'remove' };
  return [...(beyond.length === 0 ? [] : [lost({ ...access, rights: beyond }, 'the profile gives it, and the spec does not name it')]), ...(twice.length === 0 ? [] : [alone])];
}

/** One change for each thing that the profile gives too much; the identity loses by it only what its permission set should not give as well. */
export function surplusDifference(target: Target, actual: XmlElement): readonly Change[] {
  const wanted = wantedAccess(target);
  return surplus(actual).toSorted(byPlace).flatMap((access) => surplusChanges(access, wanted));
}
