import type { FieldSchema, ObjectSchema } from './model.ts';

type Json = Record<string, unknown>;

/** What describe answers may depend on besides the schema: the user's rights. */
export interface Describing {
  version: string;
  tooling: boolean;
  may: { create: boolean; edit: boolean; delete: boolean };
  field(field: FieldSchema): { read: boolean; edit: boolean };
}

/** An object as the list of all objects shows it. */
export function describeShort(object: ObjectSchema, { version, tooling, may }: Omit<Describing, 'field'>): Json {
  const address = `/services/data/v${version}${tooling ? '/tooling' : ''}/sobjects/${object.name}`;
  return {
    activateable: false,
    associateEntityType: null,
    associateParentEntity: null,
    createable: object.createable && may.create,
    custom: object.custom,
    customSetting: false,
    deepCloneable: false,
    deletable: object.deletable && may.delete,
    deprecatedAndHidden: false,
    feedEnabled: false,
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: object.permissionable,
    mergeable: ['Account', 'Case', 'Contact', 'Lead'].includes(object.name),
    mruEnabled: object.permissionable,
    name: object.name,
    queryable: object.queryable,
    replicateable: object.queryable,
    retrieveable: object.queryable,
    searchable: object.permissionable,
    triggerable: object.permissionable,
    undeletable: object.undeletable,
    updateable: object.updateable && may.edit,
    urls: { rowTemplate: `${address}/{ID}`, describe: `${address}/describe`, sobject: address },
  };
}

/** A whole describe: the object, its fields the user may see, its child relationships. */
export function describeObject(object: ObjectSchema, describing: Describing): Json {
  const fields = [...object.fields.values()].filter((field) => (describing.tooling || !field.toolingOnly) && describing.field(field).read);
  return {
    actionOverrides: [],
    childRelationships: object.children.map(({ childSObject, field, relationshipName }) => ({
      cascadeDelete: false,
      childSObject,
      deprecatedAndHidden: false,
      field,
      junctionIdListNames: [],
      junctionReferenceTo: [],
      relationshipName,
      restrictedDelete: false,
    })),
    compactLayoutable: object.permissionable,
    fields: fields.map((field) => describeField(object, field, describing.field(field).edit)),
    listviewable: null,
    lookupLayoutable: null,
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: [],
    searchLayoutable: object.permissionable,
    sobjectDescribeOption: 'FULL',
    supportedScopes: [{ label: `All ${object.labelPlural.toLowerCase()}`, name: 'everything' }],
    ...describeShort(object, describing),
  };
}

function describeField(object: ObjectSchema, field: FieldSchema, editable: boolean): Json {
  const writeable = !field.permissionable || editable;
  const polymorphic = field.referenceTo.length > 1;
  return {
    ...numbersOf(field),
    aggregatable: field.sortable && field.type !== 'boolean',
    aiPredictionField: false,
    autoNumber: field.autoNumber,
    calculated: field.calculated,
    calculatedFormula: null,
    cascadeDelete: field.masterDetail,
    caseSensitive: false,
    compoundFieldName: compoundNameOf(object, field),
    controllerName: null,
    createable: field.createable && writeable,
    custom: field.custom,
    defaultValue: defaultOf(field),
    defaultValueFormula: null,
    defaultedOnCreate: field.defaultedOnCreate,
    dependentPicklist: false,
    deprecatedAndHidden: false,
    displayLocationInDecimal: false,
    encrypted: field.type === 'encryptedstring',
    externalId: field.externalId,
    extraTypeInfo: null,
    filterable: field.filterable,
    filteredLookupInfo: null,
    formulaTreatNullNumberAsZero: false,
    groupable: field.groupable,
    highScaleNumber: false,
    htmlFormatted: false,
    idLookup: field.idLookup,
    inlineHelpText: null,
    label: field.label,
    mask: null,
    maskType: null,
    name: field.name,
    nameField: field.nameField,
    namePointing: polymorphic,
    nillable: field.nillable,
    permissionable: field.permissionable,
    picklistValues: field.picklistValues.map((value) => ({ active: true, defaultValue: false, label: value, validFor: null, value })),
    polymorphicForeignKey: polymorphic,
    queryByDistance: false,
    referenceTargetField: null,
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName ?? null,
    relationshipOrder: null,
    restrictedDelete: false,
    restrictedPicklist: field.restrictedPicklist,
    searchPrefilterable: field.type === 'reference',
    soapType: soapTypes[field.type] ?? 'xsd:string',
    sortable: field.sortable,
    type: field.type,
    unique: field.unique,
    updateable: field.updateable && writeable,
    writeRequiresMasterRead: false,
  };
}

/** Whole numbers have digits, the others a precision and a scale; text takes three bytes a character. */
function numbersOf(field: FieldSchema): Json {
  const whole = field.type === 'int';
  const plain = field.type === 'id' || field.type === 'reference';
  return {
    byteLength: field.length * (plain ? 1 : 3),
    digits: whole ? field.precision : 0,
    length: field.length,
    precision: whole ? 0 : field.precision,
    scale: field.scale,
  };
}

function defaultOf(field: FieldSchema): FieldSchema['defaultValue'] | null {
  return field.defaultValue ?? (field.type === 'boolean' ? false : null);
}

const soapTypes: Partial<Record<FieldSchema['type'], string>> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  base64: 'xsd:base64Binary',
  address: 'urn:address',
  anyType: 'xsd:anyType',
};

/** `FirstName` is a part of `Name`, `BillingCity` of `BillingAddress`. */
function compoundNameOf(object: ObjectSchema, field: FieldSchema): string | null {
  if (['FirstName', 'LastName', 'Salutation'].includes(field.name) && object.fields.get('Name')?.createable === false) return 'Name';
  const part = /^(.*?)(Street|City|State|PostalCode|Country|Latitude|Longitude|GeocodeAccuracy)$/.exec(field.name);
  const address = `${part?.[1] ?? '?'}Address`;
  return object.fields.get(address)?.type === 'address' ? address : null;
}
