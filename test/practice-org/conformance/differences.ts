import type { RecordedField, RecordedObject } from './recorded.ts';

/** What is compared where the recording tells it. */
const TRAITS = [
  'type',
  'nillable',
  'createable',
  'updateable',
  'filterable',
  'groupable',
  'sortable',
  'permissionable',
  'defaultedOnCreate',
  'calculated',
  'nameField',
  'relationshipName',
] as const;

const show = (value: string | boolean | null | undefined): string => (value === undefined || value === null || value === '' ? 'none' : String(value));
const listed = (value: string[] | string | undefined): string[] => (value === undefined ? [] : [value].flat());

function traitDifferences(where: string, ours: RecordedField, theirs: RecordedField): string[] {
  const traits = TRAITS.filter((trait) => trait in theirs && show(ours[trait]) !== show(theirs[trait]));
  return traits.map((trait) => `${where} ${trait}: ${show(ours[trait])}, recorded ${show(theirs[trait])}`);
}

/** Objects of features an org may lack are not missed: what is referred to must be a recorded target, and known targets must be there. */
function referenceDifferences(where: string, ours: RecordedField, theirs: RecordedField, known: ReadonlySet<string>): string[] {
  const [own, recorded] = [listed(ours.referenceTo), listed(theirs.referenceTo)];
  if (recorded.length === 0) return [];
  const invented = own.filter((target) => !recorded.includes(target));
  const missed = recorded.filter((target) => known.has(target) && !own.includes(target));
  return [
    ...invented.map((target) => `${where} references ${target}, not recorded`),
    ...missed.map((target) => `${where} does not reference ${target}`),
  ];
}

/** Standard fields of the org against those of a recording, in sentences that begin `Object.Field`. */
export function fieldDifferences(ours: RecordedObject, theirs: RecordedObject, known: ReadonlySet<string>): string[] {
  const own = new Map(ours.fields.map((field) => [field.name, field]));
  return theirs.fields
    .filter((field) => field.custom !== true && !field.name.endsWith('__c'))
    .flatMap((recorded) => {
      const where = `${theirs.name}.${recorded.name}`;
      const field = own.get(recorded.name);
      if (!field) return [`${where} is missing`];
      return [...traitDifferences(where, field, recorded), ...referenceDifferences(where, field, recorded, known)];
    });
}

/** Fields of the org that no recording of the object has. */
export function inventedFields(ours: RecordedObject, recordings: readonly RecordedObject[]): string[] {
  const recorded = new Set(recordings.flatMap((one) => one.fields.map((field) => field.name)));
  return ours.fields
    .filter((field) => field.custom !== true && !recorded.has(field.name))
    .map((field) => `${ours.name}.${field.name} is in no recording`);
}

/** Child relationships of the org under another name than recorded, or not recorded at all. */
export function childDifferences(ours: RecordedObject, theirs: RecordedObject): string[] {
  const key = (child: { childSObject: string; field: string }): string => `${child.childSObject}.${child.field}`;
  const recorded = new Map((theirs.childRelationships ?? []).map((child) => [key(child), child.relationshipName]));
  return (ours.childRelationships ?? [])
    .filter((child) => show(recorded.get(key(child))) !== show(child.relationshipName))
    .map(
      (child) =>
        `${theirs.name} children ${key(child)}: ${show(child.relationshipName)}, recorded ${recorded.has(key(child)) ? show(recorded.get(key(child))) : 'nowhere'}`,
    );
}
