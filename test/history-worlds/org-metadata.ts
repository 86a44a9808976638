import { metadataFile, type Xml } from '../messy/xml.ts';
import { trackedObjects, type FieldKind, type TrackedObject } from './tracked.ts';

const types: Readonly<Record<FieldKind, { readonly [name: string]: Xml }>> = {
  text: { length: '255', type: 'Text' },
  phone: { type: 'Phone' },
  picklist: { type: 'Text', length: '255' },
  number: { precision: '18', scale: '2', type: 'Number' },
  boolean: { defaultValue: 'false', type: 'Checkbox' },
  lookup: { referenceTo: 'User', relationshipName: 'Linked', type: 'Lookup' },
  long: { length: '32768', type: 'LongTextArea', visibleLines: '3' },
  multi: { length: '4099', type: 'LongTextArea', visibleLines: '3' },
};

const label = (name: string): string => name.replace(/^acme__|__c$/g, '').replaceAll('_', ' ');
const custom = (object: string, name: string, kind: FieldKind, isTracked: boolean): Xml => ({ fullName: name, label: label(name), ...types[kind], ...(kind === 'lookup' ? { relationshipLabel: label(name), relationshipName: `${label(object).replaceAll(' ', '')}_${label(name).replaceAll(' ', '_')}` } : {}), trackHistory: isTracked });

/** `Owner` in history rows is the field OwnerId (facts 2.x [K]). */
const fieldOf = (object: string, name: string, kind: FieldKind): Xml => (name.endsWith('__c') ? custom(object, name, kind, true) : { fullName: name === 'Owner' ? 'OwnerId' : name, trackHistory: true });

/** Fields that specs declare and nobody tracks. */
const untracked: Readonly<Record<string, readonly Xml[]>> = { Invoice__c: [custom('Invoice__c', 'Extra__c', 'text', false)] };

const own = (object: string): { readonly [name: string]: Xml } => (object.endsWith('__c') ? { deploymentStatus: 'Deployed', label: label(object), nameField: { label: 'Name', type: 'Text' }, pluralLabel: `${label(object)}s`, sharingModel: 'ReadWrite' } : {});
const objectFile = ({ object, fields }: TrackedObject): string => metadataFile('CustomObject', { ...own(object), enableHistory: true, fields: [...Object.entries(fields).map(([name, kind]) => fieldOf(object, name, kind)), ...(untracked[object] ?? [])] });
const survey = metadataFile('CustomObject', { ...own('Survey_Answer__c'), enableHistory: false, fields: [custom('Survey_Answer__c', 'Grade__c', 'text', false)] });

const customFields = trackedObjects.flatMap(({ object, fields }) => Object.keys(fields).filter((name) => name.endsWith('__c')).map((name) => `${object}.${name}`)).toSorted();

/** Nobody sees a custom field, or its history, without a permission for it; the administrator has one for each. */
const admin = metadataFile('Profile', {
  fieldPermissions: customFields.map((field) => ({ editable: true, field, readable: true })),
  objectPermissions: trackedObjects.filter(({ object }) => object.endsWith('__c')).map(({ object }) => ({ allowCreate: true, allowDelete: true, allowEdit: true, allowRead: true, modifyAllRecords: true, object, viewAllRecords: true })),
});

/** Path below metadata/ to text: history is on for what the world tracks, and the administrator sees all of it. */
export const orgMetadata: Readonly<Record<string, string>> = {
  ...Object.fromEntries(trackedObjects.map((object) => [`objects/${object.object}.object`, objectFile(object)])),
  'objects/Survey_Answer__c.object': survey,
  'profiles/Admin.profile': admin,
};
