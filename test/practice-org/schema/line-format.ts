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
 * and `@deleted` stand for the system fields. `[@list]` is one of the shared picklists.
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
      parsed.push({ object: parseHeader(line), childNames: new Map() });
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
}

function parseHeader(line: string): ObjectSchema {
  const match = /^object (\w+) (\w+) "([^"]*)" "([^"]*)" ([\w,]+)(.*)$/.exec(line);
  if (!match) throw new Error(`not an object line: ${line}`);
  const [, name = '', keyPrefix = '', label = '', labelPlural = '', abilities = '', rest = ''] = match;
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
    api: (/api=(\w+)/.exec(rest)?.[1] ?? 'data') as ObjectSchema['api'],
    permissionable: / permissions\b/.test(rest),
    sharing: (/sharing=([\w-]+)/.exec(rest)?.[1] ?? 'public') as ObjectSchema['sharing'],
    enableHistory: false,
    fields: new Map(),
    children: [],
  };
  object.fields.set('Id', { ...plainField('Id', 'id'), label: `${label} ID`, nillable: false, defaultedOnCreate: true });
  return object;
}

function parseField(parsed: ParsedObject, line: string): void {
  const match = /^(\w+):(\w+)(?:\(([\d,]+)\))?(\?)?(.*)$/.exec(line);
  if (!match) throw new Error(`not a field line: ${line}`);
  const [, name = '', type = '', size, nillable, tail = ''] = match;
  const field = plainField(name, type as FieldType, size === undefined || size.includes(',') ? undefined : Number(size));
  if (size?.includes(',')) [field.precision = 18, field.scale = 0] = size.split(',').map(Number);
  field.nillable = nillable === '?';
  const words = readTail(parsed, field, tail);
  applyWords(field, words, parsed.object.permissionable);
  parsed.object.fields.set(name, field);
}

function readTail(parsed: ParsedObject, field: FieldSchema, tail: string): string[] {
  const label = / "([^"]*)"$/.exec(tail);
  if (label?.[1] !== undefined) field.label = label[1];
  const list = / \[([^\]]*)\]/.exec(tail)?.[1];
  if (list !== undefined) field.picklistValues = list.startsWith('@') ? (sharedPicklists[list.slice(1)] ?? []) : list.split('|');
  const reference = / -> ([\w,]+)(?: \((\w+)\))?(?: as (\w+))?/.exec(tail);
  if (reference) {
    field.referenceTo = (reference[1] ?? '').split(',');
    if (reference[2] !== undefined) field.relationshipName = reference[2];
    if (reference[3] !== undefined) parsed.childNames.set(field.name, reference[3]);
  }
  const words = tail.replace(/ "[^"]*"$/, '').replace(/ \[[^\]]*\]/, '').replace(/ -> .*$/, '');
  return words.split(' ').filter((word) => word !== '');
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

function applyWords(field: FieldSchema, words: string[], objectPermissionable: boolean): void {
  for (const word of words) Object.assign(field, wordEffects[word]);
  const writeable = field.createable || field.updateable;
  // A boolean is never empty, and the platform fills it in.
  if (field.type === 'boolean' && writeable) field.defaultedOnCreate = true;
  const usual = objectPermissionable && writeable && field.nillable && !field.nameField;
  field.permissionable = words.includes('+p') || (usual && !words.includes('-p'));
}
