import type { AccessArea, AccessRow } from './access-view.ts';
import type { AccessFacts } from './access-view-facts.ts';
import { verdictOf } from './access-view-verdict.ts';
import type { WantedView } from './access-view-wanted.ts';
import { hasObjectRight, type EffectiveAccess, type FieldRight, type ObjectRight } from './effective-access.ts';
import { rightsEverywhere, widerRights } from './implied-rights.ts';
import { forcedPermissions } from './wanted-access.ts';

/** System permissions that reach every object or field, and the words for it. */
export const farReaching: Readonly<Record<string, string>> = {
  ModifyAllData: 'It can read, create, edit and delete every record of every object.',
  ViewAllData: 'It can read every record of every object.',
  ViewAllFieldsGlobal: 'It can read every field of the objects it can read.',
};
const forced = new Set<string>(forcedPermissions);

type Shelf = 'objects' | 'fields' | 'userPermissions';

/** `Lead.Email:edit` in two; a colon stands in no API name. */
function parted(key: string): { readonly subject: string; readonly right: string } {
  const colon = key.lastIndexOf(':');
  return { subject: key.slice(0, colon), right: key.slice(colon + 1) };
}

/** What covers a right that no permission on the object or field itself gives. */
function coveredBy(access: EffectiveAccess, names: readonly string[]): readonly string[] | undefined {
  const found = names.filter((name) => access.userPermissions.has(name));
  return found.length === 0 ? undefined : found.map((name) => `system permission ${name} (${(access.userPermissions.get(name) ?? []).join(', ')})`);
}

function impliedObject(access: EffectiveAccess, object: string, right: ObjectRight): readonly string[] | undefined {
  const wider = widerRights(right).flatMap((each) => access.objects.get(`${object}:${each}`) ?? []);
  return wider.length > 0 ? [...new Set(wider)] : coveredBy(access, rightsEverywhere(right));
}

function impliedField(access: EffectiveAccess, field: string, right: FieldRight): readonly string[] | undefined {
  if (right === 'edit') return undefined;
  const object = field.slice(0, field.indexOf('.'));
  const whole = access.objects.get(`${object}:viewAllFields`);
  return whole?.map((source) => `View All Fields on ${object} (${source})`) ?? coveredBy(access, ['ViewAllFieldsGlobal']);
}

/** Every right of a shelf that is held or wanted, judged. */
function judged(facts: AccessFacts, wanted: WantedView | undefined, shelf: Shelf, hidden: boolean, implied: (key: string) => readonly string[] | undefined): readonly (readonly [string, ReturnType<typeof verdictOf>])[] {
  const held = facts.access[shelf];
  const dormant = facts.dormant[shelf];
  const keys = new Set([...held.keys(), ...dormant.keys(), ...(wanted?.access[shelf].keys() ?? [])]);
  return [...keys].map((key) => {
    const should = wanted?.access[shelf].has(key);
    return [key, verdictOf({ held: held.get(key) ?? (should === true ? implied(key) : undefined), dormant: dormant.get(key), wanted: should, hidden })];
  });
}

/** A field permission opens nothing on an object that cannot be read, and nothing to write where no record can be written. */
function sleepingNote(access: EffectiveAccess, field: string, right: FieldRight): string | undefined {
  const object = field.slice(0, field.indexOf('.'));
  const writable = hasObjectRight(access, object, 'edit') || hasObjectRight(access, object, 'create');
  if (!hasObjectRight(access, object, 'read')) return `It opens nothing as long as ${object} cannot be read.`;
  return right === 'edit' && !writable ? `It changes nothing as long as ${object} records can be neither created nor edited.` : undefined;
}

const noted = (row: AccessRow, note: string | undefined): AccessRow => (note === undefined || row.note !== undefined ? row : { ...row, note });

export function objectRows(facts: AccessFacts, wanted: WantedView | undefined, hidden: ReadonlySet<AccessArea>): readonly AccessRow[] {
  const implied = (key: string): readonly string[] | undefined => {
    const { subject, right } = parted(key);
    return impliedObject(facts.access, subject, right as ObjectRight);
  };
  return judged(facts, wanted, 'objects', hidden.has('object'), implied).map(([key, verdict]) => {
    const { subject, right } = parted(key);
    return noted({ area: 'object', subject, right, ...verdict }, right === 'viewAllFields' && verdict.from.length > 0 ? `It can read every field of ${subject}.` : undefined);
  });
}

/** A field that takes no permission goes with its object. */
function openFieldRows({ access }: AccessFacts, wanted: WantedView, hidden: boolean): readonly AccessRow[] {
  return wanted.openFields.flatMap(({ object, field, rights }) =>
    rights.map((right): AccessRow => {
      const there = right === 'read' ? hasObjectRight(access, object, 'read') : hasObjectRight(access, object, 'edit') || hasObjectRight(access, object, 'create');
      return { area: 'field', subject: `${object}.${field}`, right, ...verdictOf({ held: there ? [`object ${object}`] : undefined, wanted: true, hidden }), note: 'Salesforce has no permission for this field: it goes with the object.' };
    })
  );
}

export function fieldRows(facts: AccessFacts, wanted: WantedView | undefined, hidden: ReadonlySet<AccessArea>): readonly AccessRow[] {
  const implied = (key: string): readonly string[] | undefined => {
    const { subject, right } = parted(key);
    return impliedField(facts.access, subject, right as FieldRight);
  };
  const rows = judged(facts, wanted, 'fields', hidden.has('field'), implied).map(([key, verdict]): AccessRow => {
    const { subject, right } = parted(key);
    const row: AccessRow = { area: 'field', subject, right, ...verdict };
    return verdict.from.length === 0 ? row : noted(row, sleepingNote(facts.access, subject, right as FieldRight));
  });
  return wanted === undefined ? rows : [...rows, ...openFieldRows(facts, wanted, hidden.has('object'))];
}

export function permissionRows(facts: AccessFacts, wanted: WantedView | undefined, hidden: ReadonlySet<AccessArea>): readonly AccessRow[] {
  return judged(facts, wanted, 'userPermissions', hidden.has('system-permission'), () => undefined).map(([name, verdict]) => {
    const label = facts.permissionLabels.get(name);
    const row: AccessRow = { area: 'system-permission', subject: name, ...(label === undefined ? {} : { label }), right: 'hold', ...verdict };
    if (row.state === 'excess' && forced.has(name)) return { ...row, state: 'exact', note: 'The licence brings it, and nobody can take it away.' };
    return row.from.length === 0 ? row : noted(row, farReaching[name]);
  });
}
