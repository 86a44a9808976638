import type { LiteralType, Query, ValueFunctionCondition } from '@jetstreamapp/soql-parser-js';
import { ApiError } from '../http.ts';
import type { ObjectSchema } from '../schema/schema.ts';
import type { Row, Value } from '../state.ts';
import { includesTerm, likePattern, relations } from './compare.ts';
import { leaves } from './condition-tree.ts';
import type { ConditionTree, Leaf } from './condition-tree.ts';
import { dateFunction, isDateFunction } from './date-function.ts';
import { fieldPath } from './field-path.ts';
import type { FieldPath } from './field-path.ts';
import { comparable, familyOf, readLiteral } from './literal.ts';
import type { Literal } from './literal.ts';
import { requiredParameter } from './parameter.ts';
import type { Reader } from './reader.ts';
import { notPlayed, refuseAt } from './refuse.ts';

export type Condition = (row: Row) => boolean;
/** Runs an inner statement and gives the ids it selects: what a semi-join compares with. */
export type InnerQuery = (query: Query) => Set<Value>;

export interface Filtered {
  reader: Reader;
  object: ObjectSchema;
  alias?: string | undefined;
  inner: InnerQuery;
}

/** A tree of conditions as one function of a row. Every field is checked before the first row is read. */
export function compileConditions(on: Filtered, tree: ConditionTree): Condition {
  if (tree.kind === 'leaf') return compileLeaf(on, tree.leaf);
  if (tree.kind === 'not') {
    const part = compileConditions(on, tree.part);
    return (row) => !part(row);
  }
  if (tree.kind === 'or' && leaves(tree).some((leaf) => 'valueQuery' in leaf)) {
    throw new ApiError(400, 'MALFORMED_QUERY', "Semi join sub-selects are not allowed with the 'OR' operator");
  }
  const parts = tree.parts.map((part) => compileConditions(on, part));
  return tree.kind === 'and' ? (row) => parts.every((part) => part(row)) : (row) => parts.some((part) => part(row));
}

function compileLeaf(on: Filtered, leaf: Leaf): Condition {
  if ('fn' in leaf) return compileFunction(on, leaf);
  const path = fieldPath(on.reader, on.object, leaf.field, on.alias);
  if (!path.field.filterable) {
    // facts 7.1 [A rule, K text]
    throw refuseAt(on.reader.soql, leaf.field, 'INVALID_FIELD', `field '${path.field.name}' can not be filtered in a query call`);
  }
  if ('valueQuery' in leaf) return compileSemiJoin(on, path, leaf.operator, leaf.valueQuery);
  const special = compileSpecial(on, path, leaf);
  if (special) return special;
  return compileComparison(on, path, leaf);
}

function compileComparison({ reader }: Filtered, path: FieldPath, leaf: Leaf & { value: string | string[] }): Condition {
  const literals = literalsOf(leaf).map(([text, type]) => readLiteral(reader, path.field, text, type));
  const read = (row: Row): Value => comparable(path.field, path.read(row));
  if (leaf.operator === 'IN') return memberOf(read, literals);
  if (leaf.operator === 'NOT IN') {
    const member = memberOf(read, literals);
    return (row) => !member(row);
  }
  const relation = relations[leaf.operator];
  const [literal] = literals;
  if (!relation || !literal) throw notPlayed(`the operator ${leaf.operator}`);
  return (row) => relation(read(row), literal);
}

function memberOf(read: (row: Row) => Value, literals: Literal[]): Condition {
  const values = new Set(literals.flatMap((literal) => (literal.kind === 'value' ? [literal.value] : [])));
  const spans = literals.flatMap((literal) => (literal.kind === 'span' ? [literal] : []));
  return (row) => {
    const value = read(row);
    return values.has(value) || spans.some((span) => relations['=']?.(value, span));
  };
}

function compileSpecial({ reader }: Filtered, path: FieldPath, leaf: Leaf & { value: string | string[] }): Condition | undefined {
  const texts = literalsOf(leaf).map(([text]) => text);
  if (leaf.operator === 'LIKE') {
    if (familyOf(path.field) !== 'text') throw refuseAt(reader.soql, path.field.name, 'INVALID_QUERY_FILTER_OPERATOR', `invalid operator on ${path.field.type} field`);
    const pattern = likePattern(texts[0] ?? "''");
    return (row) => {
      const value = path.read(row);
      return value !== null && pattern.test(String(value));
    };
  }
  if (leaf.operator !== 'INCLUDES' && leaf.operator !== 'EXCLUDES') return undefined;
  if (path.field.type !== 'multipicklist') throw refuseAt(reader.soql, path.field.name, 'INVALID_QUERY_FILTER_OPERATOR', `includes or excludes operator only valid on multipicklist field`);
  const wanted = leaf.operator === 'INCLUDES';
  return (row) => texts.some((term) => includesTerm(path.read(row), term)) === wanted;
}

function compileSemiJoin({ inner }: Filtered, path: FieldPath, operator: string, query: Query): Condition {
  const ids = inner(query);
  ids.delete(null);
  const wanted = operator === 'IN';
  return (row) => ids.has(path.read(row)) === wanted;
}

function compileFunction(on: Filtered, leaf: ValueFunctionCondition): Condition {
  const { fn } = leaf;
  const name = fn.functionName ?? '';
  if (!isDateFunction(name)) throw notPlayed(`${name}() in WHERE`);
  const path = fieldPath(on.reader, on.object, requiredParameter(fn), on.alias);
  const relation = relations[leaf.operator];
  if (!relation) throw notPlayed(`${name}() with ${leaf.operator}`);
  const text = String(leaf.value);
  const literal: Literal = { kind: 'value', value: /^\d{4}-/.test(text) ? text : Number(text) };
  return (row) => relation(dateFunction(name, path.read(row)), literal);
}

function literalsOf(leaf: { value: string | string[]; literalType?: LiteralType | LiteralType[] }): [string, LiteralType | undefined][] {
  const values = Array.isArray(leaf.value) ? leaf.value : [leaf.value];
  return values.map((value, index) => [value, Array.isArray(leaf.literalType) ? leaf.literalType[index] : leaf.literalType]);
}
