import type { FieldSchema, ObjectSchema } from '../schema/schema.ts';
import type { OrgState, Row } from '../state.ts';

/** Rows of EntityDefinition by durable id, from the schema. */
export function entityDefinitions(state: OrgState): Map<string, Row> {
  return new Map([...state.schema.objects.values()].map((object) => [durableId(object), entityRow(object)]));
}

/** Rows of FieldDefinition, from the schema. `DurableId` is `Object.Field`. */
export function fieldDefinitions(state: OrgState): Map<string, Row> {
  const found = new Map<string, Row>();
  for (const object of state.schema.objects.values()) {
    for (const field of object.fields.values()) {
      if (!field.toolingOnly) found.set(`${object.name}.${field.name}`, fieldRow(state, object, field));
    }
  }
  return found;
}

/**
 * facts 2.x: standard objects have their name as durable id, custom ones a 15-character id, which the practice org makes of the
 * key prefix. [A]
 */
export function durableId(object: ObjectSchema): string {
  return object.custom && object.name.endsWith('__c') ? `01IPr000000${object.keyPrefix.padStart(4, '0')}` : object.name;
}

function entityRow(object: ObjectSchema): Row {
  return {
    Id: object.name,
    DurableId: durableId(object),
    QualifiedApiName: object.name,
    DeveloperName: object.name.replace(/__c$/, ''),
    NamespacePrefix: null,
    MasterLabel: object.label,
    Label: object.label,
    PluralLabel: object.labelPlural,
    KeyPrefix: object.keyPrefix,
    IsCustomizable: object.permissionable,
    IsLayoutable: object.permissionable,
    IsQueryable: object.queryable,
    IsEverCreatable: object.createable,
    IsEverUpdatable: object.updateable,
    IsEverDeletable: object.deletable,
    IsRetrieveable: object.queryable,
    IsIdEnabled: true,
    IsFieldHistoryTracked: object.enableHistory,
    DeploymentStatus: object.custom ? 'Deployed' : null,
    InternalSharingModel: object.sharing === 'private' ? 'Private' : object.sharing === 'public' ? 'ReadWrite' : 'ControlledByParent',
    ExternalSharingModel: 'Private',
    LastModifiedDate: null,
    LastModifiedById: null,
  };
}

function fieldRow(state: OrgState, object: ObjectSchema, field: FieldSchema): Row {
  return {
    Id: `${object.name}.${field.name}`,
    DurableId: `${durableId(object)}.${field.name}`,
    QualifiedApiName: field.name,
    EntityDefinitionId: durableId(object),
    DeveloperName: field.name.replace(/__c$/, ''),
    NamespacePrefix: null,
    MasterLabel: field.label,
    Label: field.label,
    Length: field.length,
    Precision: field.precision,
    Scale: field.scale,
    DataType: dataType(field),
    IsCalculated: field.calculated,
    IsNameField: field.nameField,
    IsNillable: field.nillable,
    IsCompound: field.type === 'address' || field.type === 'location',
    IsFieldHistoryTracked: field.trackHistory,
    IsApiFilterable: field.filterable,
    IsApiSortable: field.sortable,
    IsApiGroupable: field.groupable,
    IsIndexed: field.idLookup || field.externalId || field.type === 'reference',
    RelationshipName: field.relationshipName ?? null,
    IsPolymorphicForeignKey: field.referenceTo.length > 1,
    ...classification(state, object, field),
  };
}

/** Data classification lives in the CustomField metadata (facts 1.6 [A]). */
function classification(state: OrgState, object: ObjectSchema, field: FieldSchema): Row {
  const content = state.metadata.get('CustomField')?.get(`${object.name}.${field.name}`)?.content ?? {};
  const text = (element: string): string | null => {
    const value = content[element]?.[0];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return {
    SecurityClassification: text('securityClassification'),
    ComplianceGroup: text('complianceGroup'),
    BusinessStatus: text('businessStatus'),
    BusinessOwnerId: null,
    Description: text('description'),
  };
}

/** The words Setup uses for a field's type. */
const typeWords: Partial<Record<FieldSchema['type'], (field: FieldSchema) => string>> = {
  string: (field) => (field.autoNumber ? 'Auto Number' : field.nameField && !field.custom ? 'Name' : `Text(${field.length})`),
  textarea: (field) => (field.length > 255 ? `Long Text Area(${field.length})` : 'Text Area(255)'),
  boolean: () => 'Checkbox',
  int: (field) => `Number(${field.precision}, 0)`,
  double: (field) => `Number(${field.precision - field.scale}, ${field.scale})`,
  currency: (field) => `Currency(${field.precision - field.scale}, ${field.scale})`,
  percent: (field) => `Percent(${field.precision - field.scale}, ${field.scale})`,
  date: () => 'Date',
  datetime: () => 'Date/Time',
  email: () => 'Email',
  phone: () => 'Phone',
  url: (field) => `URL(${field.length})`,
  picklist: () => 'Picklist',
  multipicklist: () => 'Picklist (Multi-Select)',
  reference: (field) => `${field.masterDetail ? 'Master-Detail' : 'Lookup'}(${field.referenceTo.join(',')})`,
};

function dataType(field: FieldSchema): string {
  const plain = typeWords[field.type]?.(field) ?? field.type;
  return field.calculated ? `Formula (${plain.replace(/\(.*/, '')})` : plain;
}
