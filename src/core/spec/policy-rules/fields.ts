import { grantedTogether } from '../../model/compound-field.ts';
import { allows, directs } from '../../model/field-direction.ts';
import { globMatches } from '../../model/glob.ts';
import type { Policy } from '../../model/policy.ts';
import { restricts, restrictionText, type Restriction } from '../../model/restricted-field.ts';
import type { Direction, Spec } from '../../model/spec.ts';
import { mistake } from '../mistake.ts';
import type { Path } from '../place.ts';
import { pathText } from '../place.ts';
import { printable } from '../printable.ts';
import type { Judged, PolicyRule } from './rule.ts';

interface SpecField {
  readonly object: string;
  readonly field: string;
  readonly direction: Direction;
  readonly path: Path;
}

function fieldsOf(spec: Spec): readonly SpecField[] {
  return Object.entries(spec.access.objects).flatMap(([object, { fields }]) =>
    Object.entries(fields).map(([field, direction]) => ({ object, field, direction, path: ['access', 'objects', object, 'fields', field] })),
  );
}

const isRestricted = (entry: Restriction, object: string, field: string, classificationOf: Judged['classificationOf']): boolean => restricts(entry, object, field, classificationOf?.(object, field));

/** Judged by all that a permission on the field opens: with one part of an address the whole of it is granted. */
function restriction({ object, field }: SpecField, { policy, classificationOf }: Judged): string | undefined {
  const opened = [field, ...grantedTogether(object, field)];
  const entry = policy.restrictedFields.find((one) => opened.some((each) => isRestricted(one, object, each, classificationOf)));
  if (entry === undefined || isRestricted(entry, object, field, classificationOf)) return entry && printable(restrictionText(entry));
  return `${printable(restrictionText(entry))}; Salesforce grants an address whole`;
}

/** Required and system fields come with the object, so an object of which every field is restricted may not be used at all. */
function wholeObjects({ spec, policy, placeOf }: Judged): ReturnType<PolicyRule> {
  const globs = policy.restrictedFields.flatMap(({ pattern }) => (pattern?.endsWith('.*') === true ? [pattern] : []));
  return Object.keys(spec.access.objects).flatMap((object) => {
    const glob = globs.find((pattern) => globMatches(pattern.slice(0, -'.*'.length), object));
    const path = ['access', 'objects', object];
    return glob === undefined ? [] : [mistake('policy-restricted', placeOf(path, 'key'), [pathText(path), printable(glob)])];
  });
}

export const unrestrictedFields: PolicyRule = (judged) => [
  ...wholeObjects(judged),
  ...fieldsOf(judged.spec).flatMap((field) => {
    const why = restriction(field, judged);
    return why === undefined ? [] : [mistake('policy-restricted', judged.placeOf(field.path, 'key'), [pathText(field.path), why])];
  }),
];

export const allowedDirections: PolicyRule = ({ spec, policy, placeOf }) =>
  fieldsOf(spec).flatMap(({ object, field, direction, path }) => {
    const broken = policy.directions.find((entry) => directs(entry, object, field) && !allows(entry.allow, direction));
    return broken === undefined ? [] : [mistake('policy-direction', placeOf(path), [pathText(path), direction, broken.allow.join(' or ') || 'none'])];
  });

/** The classifications that the policy restricts, where the spec names fields that could have one. */
export function restrictedLevels(spec: Spec, policy: Policy): readonly string[] {
  return fieldsOf(spec).length === 0 ? [] : policy.restrictedFields.flatMap(({ classification }) => classification ?? []);
}

/** Fields whose classification was asked for and not told, while the policy restricts some. Unknown is never a pass. */
export const classificationsKnown: PolicyRule = ({ spec, policy, placeOf, classificationOf }) => {
  const levels = restrictedLevels(spec, policy);
  if (levels.length === 0 || classificationOf === undefined) return [];
  return fieldsOf(spec)
    .filter(({ object, field }) => grantedTogether(object, field).every((each) => classificationOf(object, each) === undefined))
    .map(({ path }) => mistake('policy-classification-unknown', placeOf(path, 'key'), [pathText(path), printable(levels.join(', '))]));
};
