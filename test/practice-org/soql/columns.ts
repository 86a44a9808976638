import type { FieldType, Subquery } from '@jetstreamapp/soql-parser-js';
import { fieldOf, objectOf } from '../schema/schema.ts';
import type { FieldSchema, ObjectSchema } from '../schema/schema.ts';
import type { OrgState } from '../state.ts';
import type { QueryAnswer } from './query.ts';
import { fieldText } from './select.ts';

interface Column {
  aggregate: boolean;
  apexType: string;
  booleanType: boolean;
  columnName: string;
  custom: boolean;
  displayName: string;
  foreignKeyName: string | null;
  insertable: boolean;
  joinColumns: Column[];
  numberType: boolean;
  textType: boolean;
  updatable: boolean;
}

/** The answer to `&columns=true`: what the columns of a query are (facts/clients.md). */
export function columnsAnswer(state: OrgState, { query, object }: QueryAnswer): unknown {
  const schema = objectOf(state.schema, object);
  const fields = query.fields ?? [];
  return {
    columnMetadata: schema ? columnsOf(state, schema, fields) : [],
    entityName: object,
    groupBy: query.groupBy !== undefined,
    idSelected: fields.some((field) => field.type === 'Field' && field.field.toLowerCase() === 'id'),
    keyPrefix: schema?.keyPrefix ?? null,
  };
}

function columnsOf(state: OrgState, object: ObjectSchema, fields: FieldType[]): Column[] {
  const columns: Column[] = [];
  const unnamed = fields.filter((field) => field.type === 'FieldFunctionExpression' && field.alias === undefined);
  for (const field of fields) {
    if (field.type === 'FieldFunctionExpression') {
      columns.push({ ...plain(field.alias ?? `expr${unnamed.indexOf(field)}`), aggregate: true, numberType: true, apexType: 'Integer' });
    } else if (field.type === 'FieldSubquery') columns.push(childColumn(state, object, field.subquery));
    else if (field.type !== 'FieldTypeof') addPath(state, object, fieldText(field).split('.'), columns);
  }
  return columns;
}

function childColumn(state: OrgState, object: ObjectSchema, subquery: Subquery): Column {
  const child = object.children.find((one) => one.relationshipName === subquery.relationshipName);
  const target = child && objectOf(state.schema, child.childSObject);
  return { ...plain(subquery.relationshipName), aggregate: true, joinColumns: target ? columnsOf(state, target, subquery.fields ?? []) : [] };
}

/** `Profile.UserLicense.Name` is a column of a join column of a join column. */
function addPath(state: OrgState, object: ObjectSchema, [name = '', ...rest]: string[], into: Column[]): void {
  if (rest.length === 0) {
    into.push(ownColumn(object, name));
    return;
  }
  const link = [...object.fields.values()].find((field) => field.relationshipName?.toLowerCase() === name.toLowerCase());
  if (!link) return;
  const join = into.find((column) => column.columnName === name) ?? { ...plain(name), foreignKeyName: link.name };
  if (!into.includes(join)) into.push(join);
  const target = objectOf(state.schema, link.referenceTo[0] ?? '');
  if (target) addPath(state, target, rest, join.joinColumns);
}

function ownColumn(object: ObjectSchema, name: string): Column {
  const field = fieldOf(object, name);
  return field ? ofField(field) : plain(name);
}

function ofField(field: FieldSchema): Column {
  const numberType = ['int', 'double', 'currency', 'percent'].includes(field.type);
  const booleanType = field.type === 'boolean';
  return {
    ...plain(field.name),
    displayName: field.label,
    custom: field.custom,
    insertable: field.createable,
    updatable: field.updateable,
    booleanType,
    numberType,
    textType: !numberType && !booleanType,
    apexType: apexTypes[field.type] ?? 'String',
  };
}

const apexTypes: Partial<Record<FieldSchema['type'], string>> = {
  id: 'Id',
  reference: 'Id',
  boolean: 'Boolean',
  int: 'Integer',
  double: 'Double',
  currency: 'Decimal',
  percent: 'Decimal',
  date: 'Date',
  datetime: 'Datetime',
};

function plain(name: string): Column {
  return {
    aggregate: false,
    apexType: 'String',
    booleanType: false,
    columnName: name,
    custom: false,
    displayName: name,
    foreignKeyName: null,
    insertable: false,
    joinColumns: [],
    numberType: false,
    textType: false,
    updatable: false,
  };
}
