import type { FieldSchema, FieldType } from '../../schema/schema.ts';
import type { XmlElement } from '../../state.ts';
import { elementOf, elementsOf, flagOf, isOn, numberOf, textOf, textOr, within } from './content.ts';

/** Metadata field type to the type describe gives. */
const TYPES: Record<string, FieldType> = {
  AutoNumber: 'string', Lookup: 'reference', MasterDetail: 'reference', Checkbox: 'boolean', Currency: 'currency', Date: 'date', DateTime: 'datetime',
  Email: 'email', Number: 'double', Percent: 'percent', Phone: 'phone', Picklist: 'picklist', MultiselectPicklist: 'multipicklist', Text: 'string',
  TextArea: 'textarea', LongTextArea: 'textarea', Html: 'textarea', Url: 'url', EncryptedText: 'encryptedstring', Summary: 'double',
  Hierarchy: 'reference', File: 'reference', MetadataRelationship: 'reference', Location: 'location', ExternalLookup: 'reference',
  IndirectLookup: 'reference', Time: 'time', Address: 'address', Integer: 'int', Long: 'int',
};
/** Of fields nobody deployed: the plainest metadata type. */
const METADATA_TYPES: Partial<Record<FieldType, string>> = {
  reference: 'Lookup', boolean: 'Checkbox', currency: 'Currency', date: 'Date', datetime: 'DateTime', email: 'Email', double: 'Number', int: 'Number',
  percent: 'Percent', phone: 'Phone', picklist: 'Picklist', multipicklist: 'MultiselectPicklist', textarea: 'TextArea', url: 'Url',
  encryptedstring: 'EncryptedText', location: 'Location', address: 'Address', time: 'Time',
};

export function fieldType(content: XmlElement): FieldType | undefined {
  return TYPES[textOf(content, 'type') ?? ''];
}

export function metadataType(field: FieldSchema): string {
  return field.masterDetail ? 'MasterDetail' : field.autoNumber ? 'AutoNumber' : (METADATA_TYPES[field.type] ?? 'Text');
}

type FieldOptions = Partial<Omit<FieldSchema, 'name' | 'type' | 'custom'>> & { required?: boolean; childRelationshipName?: string };

/** What the schema needs to know of a custom field's file. */
export function fieldOptions(content: XmlElement, name: string): FieldOptions {
  const type = textOf(content, 'type');
  const calculated = textOf(content, 'formula') !== undefined || type === 'Summary';
  return {
    label: textOr(content, 'label', name),
    required: isOn(content, 'required'),
    externalId: isOn(content, 'externalId'),
    unique: isOn(content, 'unique'),
    trackHistory: isOn(content, 'trackHistory'),
    masterDetail: type === 'MasterDetail',
    autoNumber: type === 'AutoNumber',
    calculated,
    referenceTo: [textOf(content, 'referenceTo')].filter((target) => target !== undefined),
    picklistValues: picklistValues(content),
    restrictedPicklist: isOn(within(content, 'valueSet'), 'restricted'),
    ...present({
      length: numberOf(content, 'length'),
      precision: numberOf(content, 'precision'),
      scale: numberOf(content, 'scale'),
      childRelationshipName: textOf(content, 'relationshipName'),
    }),
  };
}

type Present<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

function present<T extends object>(values: T): Present<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>;
}

function picklistValues(content: XmlElement): string[] {
  const definition = within(elementOf(content, 'valueSet') ?? {}, 'valueSetDefinition');
  return elementsOf(definition, 'value').filter((value) => flagOf(value, 'isActive') !== false).flatMap((value) => textOf(value, 'fullName') ?? []);
}
