/**
 * Objects as lines of text, parsed once:
 *
 *     object 001 "Account" "Accounts" create,update,delete,query,recycle sharing=private api=both permissions
 *     Email:email(80)? cu lookup "E-mail"
 *     OwnerId:reference cu default -> User,Group (Owner) as Things
 *     Status:picklist? cu restricted [New|Done]
 *
 * After the type come its length (or precision,scale) and `?` where the field may be empty. Then words: `c` `u` `cu` createable,
 * updateable; `+f -g ...` what differs from the type's habit to filter, group, sort; `+p -p` the same for field permissions;
 * `default` defaulted on create; `name lookup external unique formula auto restricted tooling`. `@audit`, `@changed`, `@created`
 * and `@deleted` stand for the system fields. A header says `permissions` where object and field permissions are given on the object,
 * `fieldpermissions` where only the latter are. `[@list]` is one of the shared picklists.
 */
import { plainField } from './field-defaults.ts';
import type { FieldSchema, FieldType, ObjectSchema } from './model.ts';
import { sharedPicklists } from './shared-picklists.ts';

const systemFields: Record<string, string[]> = {
  '@deleted': ['IsDeleted:boolean "Deleted"'],
  '@created': ['CreatedDate:datetime', 'CreatedById:reference -> User (CreatedBy)'],
  '@changed': [
    'CreatedDate:datetime',
    'CreatedById:reference -> User (CreatedBy)',
    'LastModifiedDate:datetime',
    'LastModifiedById:reference -> User (LastModifiedBy)',
  ],
};
systemFields['@audit'] = [...(systemFields['@changed'] ?? []), 'SystemModstamp:datetime'];

/** All objects of a block of lines, with the child relationships their references declare. */
export function parseObjects(text: string): ParsedObject[] {
  const parsed: ParsedObject[] = [];
  for (const line of text.split('\n').map((raw) => raw.trim()).filter((trimmed) => trimmed !== '')) {
    if (line.startsWith('object ')) {
      parsed.push({ object: parseHeader(line), childNames: new Map(), fieldPermissions: line.includes('permissions') });
      continue;
    }
    const current = parsed.at(-1);
    if (!current) throw new Error(`field before any object: ${line}`);
    for (const field of systemFields[line] ?? [line]) parseField(current, field);
  }
  return parsed;
}

export interface ParsedObject {
  object: ObjectSchema;
  /** Field name to the name its parents give the relationship. */
  childNames: Map<string, string>;
  /** Activities take field permissions without object permissions of their own. */
  fieldPermissions: boolean;
}

function parseHeader(line: string): ObjectSchema {
  const [name, keyPrefix, label, labelPlural, abilities, rest] = partsOf(/^object (\w+) (\w+) "([^"]*)" "([^"]*)" ([\w,]+)(.*)$/, line);
  const object: ObjectSchema = {
    name,
    label,
    labelPlural,
    keyPrefix,
    custom: name.endsWith('__c'),
    queryable: abilities.includes('query'),
    createable: abilities.includes('create'),
    updateable: abilities.includes('update'),
    deletable: abilities.includes('delete'),
    undeletable: abilities.includes('recycle'),
    api: option(rest, 'api', 'data'),
    permissionable: / permissions\b/.test(rest),
    sharing: option(rest, 'sharing', 'public'),
    enableHistory: false,
    fields: new Map(),
    children: [],
  };
  object.fields.set('Id', { ...plainField('Id', 'id'), label: `${label} ID`, nillable: false, defaultedOnCreate: true });
  return object;
}

function option<Choice extends string>(text: string, name: string, otherwise: Choice): Choice {
  const given = text.split(' ').find((word) => word.startsWith(`${name}=`));
  return given === undefined ? otherwise : (given.slice(name.length + 1) as Choice);
}

/** The six groups of a pattern, absent ones as empty text. */
function partsOf(pattern: RegExp, line: string): [string, string, string, string, string, string] {
  const match = pattern.exec(line);
  if (!match) throw new Error(`not a line of this format: ${line}`);
  const part = (place: number): string => match.at(place) ?? '';
  return [part(1), part(2), part(3), part(4), part(5), part(6)];
}

function parseField(parsed: ParsedObject, line: string): void {
  const [name, type, size, nillable, tail] = partsOf(/^(\w+):(\w+)(?:\(([\d,]+)\))?(\?)?(.*)$/, line);
  const [first = 0, scale] = size.split(',').map(Number);
  const sized = scale === undefined && first > 0;
  const field = plainField(name, type as FieldType, sized ? first : undefined);
  if (scale !== undefined) Object.assign(field, { precision: first, scale });
  field.nillable = nillable === '?';
  const words = readTail(parsed, field, tail);
  applyWords(field, words, parsed.fieldPermissions);
  parsed.object.fields.set(name, field);
}

function readTail(parsed: ParsedObject, field: FieldSchema, tail: string): string[] {
  field.label = / "([^"]*)"$/.exec(tail)?.[1] ?? field.label;
  const list = / \[([^\]]*)\]/.exec(tail)?.[1];
  if (list !== undefined) field.picklistValues = valuesOf(list);
  if (tail.includes(' -> ')) readReference(parsed, field, tail);
  const words = tail.replace(/ "[^"]*"$/, '').replace(/ \[[^\]]*\]/, '').replace(/ -> .*$/, '');
  return words.split(' ').filter((word) => word !== '');
}

function valuesOf(list: string): string[] {
  return list.startsWith('@') ? (sharedPicklists[list.slice(1)] ?? []) : list.split('|');
}

function readReference(parsed: ParsedObject, field: FieldSchema, tail: string): void {
  const [targets, relationship, children] = partsOf(/ -> ([\w,]*) ?(?:\((\w+)\))?(?: as (\w+))?/, tail);
  field.referenceTo = targets === '' ? [] : targets.split(',');
  if (relationship !== '') field.relationshipName = relationship;
  if (children !== '') parsed.childNames.set(field.name, children);
}

const wordEffects: Record<string, Partial<FieldSchema>> = {
  c: { createable: true },
  u: { updateable: true },
  cu: { createable: true, updateable: true },
  '+f': { filterable: true },
  '-f': { filterable: false },
  '+g': { groupable: true },
  '-g': { groupable: false },
  '+s': { sortable: true },
  '-s': { sortable: false },
  default: { defaultedOnCreate: true },
  name: { nameField: true },
  lookup: { idLookup: true },
  external: { externalId: true, idLookup: true },
  unique: { unique: true },
  formula: { calculated: true },
  auto: { autoNumber: true },
  restricted: { restrictedPicklist: true },
  tooling: { toolingOnly: true },
};

const ownFields = new Set(['IsDeleted', 'IsClosed', 'IsArchived', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp']);

function applyWords(field: FieldSchema, words: string[], fieldPermissions: boolean): void {
  for (const word of words) Object.assign(field, wordEffects[word]);
  const writeable = field.createable || field.updateable;
  // The platform fills in what is its own, and a boolean is never empty.
  if (ownFields.has(field.name) || (field.type === 'boolean' && writeable)) field.defaultedOnCreate = true;
  field.permissionable = [fieldPermissions, writeable, field.nillable, !field.nameField].every(Boolean);
  if (words.includes('+p')) field.permissionable = true;
  if (words.includes('-p')) field.permissionable = false;
}
