import { grantedTogether } from '../../model/compound-field.ts';
import type { Policy } from '../../model/policy.ts';
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

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** `*` stands for any text. Runs in time linear in both, unlike a regular expression with many stars. */
export function globMatches(glob: string, text: string): boolean {
  const [head = '', ...parts] = glob.toLowerCase().split('*');
  const whole = text.toLowerCase();
  const tail = parts.pop();
  if (tail === undefined) return whole === head;
  if (!whole.startsWith(head) || !whole.endsWith(tail) || whole.length < head.length + tail.length) return false;
  let rest = whole.slice(head.length, whole.length - tail.length);
  return parts.every((part) => {
    const at = rest.indexOf(part);
    if (at !== -1) rest = rest.slice(at + part.length);
    return at !== -1;
  });
}

type Restriction = Policy['restrictedFields'][number];

function restricts(entry: Restriction, object: string, field: string, classificationOf: Judged['classificationOf']): boolean {
  if (entry.pattern !== undefined) return globMatches(entry.pattern, `${object}.${field}`);
  if (entry.classification !== undefined) return same(classificationOf?.(object, field) ?? '', entry.classification);
  return same(entry.object ?? '', object) && same(entry.field ?? '', field);
}

function restrictionText(entry: Restriction): string {
  return printable(entry.pattern ?? (entry.classification === undefined ? `${entry.object ?? ''}.${entry.field ?? ''}` : `classification ${entry.classification}`));
}

/** Judged by all that a permission on the field opens: with one part of an address the whole of it is granted. */
function restriction({ object, field }: SpecField, { policy, classificationOf }: Judged): string | undefined {
  const opened = [field, ...grantedTogether(object, field)];
  const entry = policy.restrictedFields.find((one) => opened.some((each) => restricts(one, object, each, classificationOf)));
  if (entry === undefined || restricts(entry, object, field, classificationOf)) return entry && restrictionText(entry);
  return `${restrictionText(entry)}; Salesforce grants an address whole`;
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

/** `two-way` writes and reads, so it is allowed where both directions are. */
function allows(allowed: readonly Direction[], direction: Direction): boolean {
  if (allowed.includes(direction) || allowed.includes('two-way')) return true;
  return direction === 'two-way' && allowed.includes('inbound') && allowed.includes('outbound');
}

function directs(entry: Policy['directions'][number], object: string, field: string): boolean {
  return same(entry.object, object) && (entry.field === '*' || grantedTogether(object, field).some((each) => same(entry.field, each)));
}

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
