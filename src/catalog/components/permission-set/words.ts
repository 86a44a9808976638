import type { Change, Target } from '../../../core/model/component.ts';
import { grantsOf, type FieldGrant, type ObjectGrant } from '../../../core/model/permission-dependencies.ts';

const rightWords: readonly (readonly [keyof ObjectGrant, string])[] = [
  ['read', 'read'],
  ['create', 'create'],
  ['edit', 'edit'],
  ['delete', 'delete'],
  ['viewAll', 'see all records'],
  ['modifyAll', 'change all records'],
];

function fieldWords(title: string, fields: readonly FieldGrant[]): readonly string[] {
  return fields.length === 0 ? [] : [`${title}: ${fields.map(({ field }) => field).join(', ')}.`];
}

function objectWords(grant: ObjectGrant, fields: readonly FieldGrant[]): string {
  const rights = rightWords.filter(([right]) => grant[right] === true).map(([, words]) => words);
  const own = fields.filter(({ object }) => object === grant.object);
  return [`${grant.object}: ${rights.join(', ')}.`, ...fieldWords('Fields it may write', own.filter(({ edit }) => edit)), ...fieldWords('Fields it may only read', own.filter(({ edit }) => !edit))].join(' ');
}

const listed = (title: string, names: readonly string[]): readonly string[] => (names.length === 0 ? [] : [`${title}: ${names.join(', ')}.`]);

/** What a new permission set will allow, one sentence per object, so that a person can read it whole. */
export function madeWords({ spec, names, fields: knowledge }: Target): readonly Change[] {
  const { objects, fields } = grantsOf(spec, knowledge);
  const { userPermissions, customPermissions, apexClasses } = spec.access;
  return [
    `Permission set ${names.permissionSet} will be made: API Enabled, API Only, Password Never Expires.`,
    ...objects.map((grant) => objectWords(grant, fields)),
    ...listed('System permissions', userPermissions),
    ...listed('Custom permissions', customPermissions),
    ...listed('Apex classes', apexClasses),
  ].map((words) => ({ words }));
}
