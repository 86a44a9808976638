import { activityPermissions } from '../../../core/model/activities.ts';
import { approvedRights } from '../../../core/model/audit/approved-rights.ts';
import type { Evidence } from '../../../core/model/audit/check.ts';
import type { DeclaredAccess } from '../../../core/model/audit/declared-access.ts';
import { grouped } from '../../../core/model/audit/grouped.ts';
import { firstPlace, rightEvidence, sourceWords, undone } from '../../../core/model/audit/held-rights.ts';
import { permissionGroups } from '../../../core/model/audit/permission-groups.ts';
import { placed } from '../../../core/model/audit/place.ts';
import type { HolderAccess, Integration, Source, View } from '../../../core/model/audit/view.ts';
import { listed } from '../../../core/model/sentence.ts';

/** A right that is held and that the spec does not declare. */
export interface Excess {
  /** `Lead` or `Lead.Email` */
  readonly on: string;
  readonly right: string;
  readonly sources: readonly Source[];
}

const rightWords: Readonly<Record<string, string>> = { viewAllRecords: 'View All Records', modifyAllRecords: 'Modify All Records', viewAllFields: 'View All Fields' };

/** Permissions that open every object or every field, whatever object and field permissions say. */
const opensAll = [
  { name: 'ModifyAllData', label: 'Modify All Data' },
  { name: 'ViewAllData', label: 'View All Data' },
  { name: 'ViewAllFieldsGlobal', label: 'View All Fields (Global)' },
] as const;

/** Everything that a doubt about a system permission leaves open here. */
export const judged: readonly string[] = [...opensAll, ...permissionGroups.activities.permissions].map(({ name }) => name);

function beyond(rights: ReadonlyMap<string, readonly Source[]>, declared: ReadonlyMap<string, string>): readonly Excess[] {
  return [...rights].flatMap(([key, sources]) => {
    const [on = '', right = ''] = key.split(':');
    return declared.has(key.toLowerCase()) ? [] : [{ on, right, sources }];
  });
}

/** Field permissions open nothing while the object is shut, and write nothing while its records cannot be written. */
function isReached({ mayObject }: HolderAccess, { on, right }: Excess): boolean {
  const object = on.split('.')[0] ?? on;
  const needed = right === 'edit' ? ['edit', 'create'] : ['read'];
  return needed.some((each) => mayObject(object, each).length > 0);
}

export function excessOf(access: HolderAccess, declared: DeclaredAccess): { readonly objects: readonly Excess[]; readonly fields: readonly Excess[] } {
  return { objects: beyond(access.objects, declared.objects), fields: beyond(access.fields, declared.fields).filter((each) => isReached(access, each)) };
}

/** One sentence for each object or field. */
export function excessEvidence(excess: readonly Excess[]): readonly Evidence[] {
  return [...grouped(excess, ({ on }) => on)].map(([on, same]) => {
    const rights = same.map(({ right }) => right);
    const sources = same.flatMap((each) => each.sources);
    const what = listed(rights.map((right) => rightWords[right] ?? right), 'and');
    return { words: `${on}: ${what} ${rights.length === 1 ? 'comes' : 'come'} from ${sourceWords(sources)} and ${rights.length === 1 ? 'is' : 'are'} not in the spec.`, key: `${on}:${rights.toSorted().join('+')}`, fix: undone(sources, (words) => `Take ${what} on ${on} out of ${words}, or declare it in the spec.`), ...placed(firstPlace(sources)) };
  });
}

const { permissions: activities } = permissionGroups.activities;

/** Tasks, events and e-mails have no object permissions: these system permissions give them, beside what the spec declares. */
export function activityEvidence({ spec }: Integration, { permissions }: HolderAccess): readonly Evidence[] {
  const declared = new Set([...activityPermissions(spec), ...spec.access.userPermissions]);
  return activities.flatMap((permission) => {
    const sources = permissions.get(permission.name);
    if (sources === undefined || declared.has(permission.name)) return [];
    const { words, ...evidence } = rightEvidence(permission, sources);
    return [{ ...evidence, words: words.replace(/\.$/, ', and no activity in the spec takes it.') }];
  });
}

/** Permissions that open everything, beside what the spec declares and the policy allows. */
export function openingEvidence(view: View, { spec }: Integration, { permissions }: HolderAccess): readonly Evidence[] {
  const approved = approvedRights(spec, view.policy);
  return opensAll.flatMap((permission) => {
    const sources = permissions.get(permission.name);
    return sources === undefined || approved.has(permission.name) ? [] : [rightEvidence(permission, sources)];
  });
}
