import type { FieldFunctionExpression, Query } from '@jetstreamapp/soql-parser-js';
import { ApiError } from '../http.ts';
import type { ObjectSchema } from '../schema/schema.ts';
import { isAggregateQuery } from './aggregate.ts';
import { onlyByIndex } from './big-object.ts';
import { conditionTree, conjuncts, saysOr } from './condition-tree.ts';
import type { ConditionTree } from './condition-tree.ts';
import { requiredParameter } from './parameter.ts';
import { fieldText } from './select.ts';

export interface Statement {
  object: ObjectSchema;
  query: Query;
  where: ConditionTree | undefined;
}
type Restriction = (statement: Statement) => void;

/** What single objects refuse before the first row is read. */
const byObject: Record<string, Restriction[]> = {
  FieldDefinition: [needsReifiedColumn, noDisjunction, noExclusion, noAggregate],
  EntityDefinition: [noDisjunction, noExclusion, noAggregate],
  SetupAuditTrail: [onlyPlainCount],
  ContentDocumentLink: [needsOneSide],
  FieldHistoryArchive: [onlyByIndex, noAggregate],
};

const MOST_OFFSET = 2000;

/** Throws where the statement asks an object for what it never answers (facts 2.x, 7). */
export function checkRestrictions(object: ObjectSchema, query: Query): void {
  // facts 2.z [K]
  if ((query.offset ?? 0) > MOST_OFFSET) throw new ApiError(400, 'NUMBER_OUTSIDE_VALID_RANGE', `Maximum SOQL offset allowed is ${MOST_OFFSET}`);
  const where = query.where && conditionTree(query.where);
  for (const restriction of byObject[object.name] ?? []) restriction({ object, query, where });
}

/** facts 2.y [A], 7.2: Metadata and FullName come for one row at a time. */
export function checkSingleMetadata(query: Query, count: number): void {
  const names = (query.fields ?? []).flatMap((field) => (field.type === 'Field' ? [fieldText(field).toLowerCase()] : []));
  if (count <= 1 || !names.some((name) => /(^|\.)(metadata|fullname)$/.test(name))) return;
  throw new ApiError(
    400,
    'MALFORMED_QUERY',
    `When retrieving results with Metadata or FullName fields, the query qualifications must specify no more than one row for retrieval. Result size: ${count}`,
  );
}

/** facts 2.x [A/B], 7.3. */
function needsReifiedColumn({ where }: Statement): void {
  const reified = ['entitydefinitionid', 'durableid', 'entitydefinition.qualifiedapiname'];
  const named = where ? conjuncts(where).some((leaf) => 'field' in leaf && ['=', 'IN'].includes(leaf.operator) && reified.includes(leaf.field.toLowerCase())) : false;
  if (!named) throw new ApiError(400, 'MALFORMED_QUERY', 'FieldDefinition: a filter on a reified column is required [EntityDefinitionId,DurableId]');
}

/** facts 2.x EntityDefinition [K]. */
function noDisjunction({ where }: Statement): void {
  if (where && saysOr(where)) throw new ApiError(400, 'MALFORMED_QUERY', 'Disjunctions not supported');
}

/** Tooling reference, SOQL limitations [A]: `!=` and NOT. Ordering comparisons stay, which the paging of facts 2.x needs [B]. */
function noExclusion({ where }: Statement): void {
  if (where && excludes(where)) throw new ApiError(400, 'MALFORMED_QUERY', 'Only equals comparisons permitted');
}

function excludes(tree: ConditionTree): boolean {
  if (tree.kind === 'leaf') return ['!=', '<>', 'NOT IN'].includes(tree.leaf.operator);
  return tree.kind === 'not' || tree.parts.some((part) => excludes(part));
}

/** facts 2.x EntityDefinition [K]. */
function noAggregate({ object, query }: Statement): void {
  if (isAggregateQuery(query)) throw new ApiError(400, 'MALFORMED_QUERY', `The requested operation is not yet supported by this SObject storage type, contact salesforce.com support for more information: ${object.name}`);
}

/** facts 2.x SetupAuditTrail [A], 7.18: COUNT() alone. */
function onlyPlainCount({ query }: Statement): void {
  for (const field of query.fields ?? []) {
    if (field.type !== 'FieldFunctionExpression' || isPlainCount(field)) continue;
    throw new ApiError(400, 'INVALID_FIELD', `field ${requiredParameter(field)} does not support aggregate operator ${field.functionName.toUpperCase()}`);
  }
  if (query.groupBy) throw new ApiError(400, 'INVALID_FIELD', 'SetupAuditTrail can not be grouped in a query call');
}

/** `COUNT()`, which answers with a number and no records. */
export function isPlainCount(field: FieldFunctionExpression): boolean {
  return field.functionName.toUpperCase() === 'COUNT' && field.parameters.length === 0;
}

/** Object Reference, ContentDocumentLink [K]. */
function needsOneSide({ where }: Statement): void {
  const sides = ['contentdocumentid', 'linkedentityid'];
  const named = where ? conjuncts(where).some((leaf) => 'field' in leaf && ['=', 'IN'].includes(leaf.operator) && sides.includes(leaf.field.toLowerCase())) : false;
  if (named) return;
  throw new ApiError(
    400,
    'MALFORMED_QUERY',
    "Implementation restriction: ContentDocumentLink requires a filter by a single Id on ContentDocumentId or LinkedEntityId using the equals operator or multiple Id's using the IN operator.",
  );
}
