import type { FieldSchema, FieldType } from './model.ts';

/** Filter, group, sort: what a field of a type usually can, as describe answers of real orgs show it. */
const abilities: Record<FieldType, string> = {
  id: 'fgs',
  string: 'fgs',
  textarea: 'fgs',
  boolean: 'fgs',
  int: 'fgs',
  double: 'fs',
  currency: 'fs',
  percent: 'fs',
  date: 'fgs',
  datetime: 'fs',
  time: 'fs',
  email: 'fgs',
  phone: 'fgs',
  url: 'fgs',
  picklist: 'fgs',
  multipicklist: 'f',
  combobox: 'fgs',
  reference: 'fgs',
  address: 'f',
  location: 'f',
  base64: '',
  encryptedstring: '',
  complexvalue: '',
  anyType: '',
};

const lengths: Partial<Record<FieldType, number>> = {
  id: 18,
  reference: 18,
  string: 255,
  textarea: 255,
  picklist: 255,
  combobox: 255,
  url: 255,
  multipicklist: 4099,
  email: 80,
  phone: 40,
};

/** A read-only, nillable field of a type, with what the type brings along. Text areas above 255 characters can do nothing. */
export function plainField(name: string, type: FieldType, length = lengths[type] ?? 0): FieldSchema {
  const able = type === 'textarea' && length > 255 ? '' : abilities[type];
  return {
    name,
    label: labelFromName(name),
    type,
    length,
    precision: type === 'int' ? 9 : ['double', 'currency', 'percent'].includes(type) ? 18 : 0,
    scale: type === 'currency' ? 2 : 0,
    nillable: true,
    createable: false,
    updateable: false,
    filterable: able.includes('f'),
    groupable: able.includes('g'),
    sortable: able.includes('s'),
    permissionable: false,
    custom: name.endsWith('__c'),
    defaultedOnCreate: false,
    nameField: false,
    idLookup: type === 'id',
    externalId: false,
    unique: false,
    calculated: false,
    autoNumber: false,
    restrictedPicklist: false,
    masterDetail: false,
    trackHistory: false,
    toolingOnly: false,
    referenceTo: [],
    picklistValues: [],
  };
}

/** `AnnualRevenue` reads "Annual Revenue", `OwnerId` "Owner ID". */
export function labelFromName(name: string): string {
  return name
    .replace(/__c$/, '')
    .replaceAll('_', ' ')
    .replace(/(?<=.)Id$/, ' ID')
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
