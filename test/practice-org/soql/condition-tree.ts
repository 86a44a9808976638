import type { HavingClause, ValueCondition, ValueFunctionCondition, ValueQueryCondition, WhereClause } from '@jetstreamapp/soql-parser-js';
import { ApiError } from '../http.ts';

export type Leaf = (ValueCondition | ValueFunctionCondition | ValueQueryCondition) & { dateLiteralVariable?: number | number[] };
export type ConditionTree =
  | { kind: 'and' | 'or'; parts: ConditionTree[] }
  | { kind: 'not'; part: ConditionTree }
  | { kind: 'leaf'; leaf: Leaf };

type Token = '(' | ')' | 'AND' | 'OR' | 'NOT' | Leaf;

/** The parser hands conditions over as a chain with counted parentheses; here they become a tree. */
export function conditionTree(clause: WhereClause | HavingClause): ConditionTree {
  const tokens = flatten(clause);
  const tree = disjunction(tokens);
  if (tokens.length > 0) throw unexpected(tokens[0]);
  return tree;
}

/** The conditions that must all hold: the leaves of the outermost AND. */
export function conjuncts(tree: ConditionTree): Leaf[] {
  if (tree.kind === 'leaf') return [tree.leaf];
  return tree.kind === 'and' ? tree.parts.flatMap((part) => conjuncts(part)) : [];
}

/** Every leaf of a tree. */
export function leaves(tree: ConditionTree): Leaf[] {
  if (tree.kind === 'leaf') return [tree.leaf];
  return tree.kind === 'not' ? leaves(tree.part) : tree.parts.flatMap((part) => leaves(part));
}

/** Does any part of the tree say OR? */
export function saysOr(tree: ConditionTree): boolean {
  if (tree.kind === 'leaf') return false;
  return tree.kind === 'not' ? saysOr(tree.part) : tree.kind === 'or' || tree.parts.some((part) => saysOr(part));
}

function flatten(clause: WhereClause | HavingClause): Token[] {
  const tokens = left(clause.left);
  return 'operator' in clause ? [...tokens, clause.operator, ...flatten(clause.right)] : tokens;
}

/** Opening parentheses, the condition (a NOT has none), closing parentheses. */
function left(condition: WhereClause['left']): Token[] {
  const open: Token[] = Array.from({ length: condition?.openParen ?? 0 }, () => '(');
  if (!condition || !('operator' in condition)) return open;
  const close: Token[] = Array.from({ length: condition.closeParen ?? 0 }, () => ')');
  return [...open, condition, ...close];
}

/** AND and OR side by side need parentheses, or Salesforce does not understand the statement. */
function disjunction(tokens: Token[]): ConditionTree {
  const first = negation(tokens);
  const operator = tokens[0];
  if (operator !== 'AND' && operator !== 'OR') return first;
  const parts = [first];
  while (tokens[0] === operator) {
    tokens.shift();
    parts.push(negation(tokens));
  }
  if (tokens[0] === 'AND' || tokens[0] === 'OR') throw unexpected(tokens[0]);
  return { kind: operator === 'AND' ? 'and' : 'or', parts };
}

function negation(tokens: Token[]): ConditionTree {
  const token = tokens.shift();
  if (token === 'NOT') return { kind: 'not', part: negation(tokens) };
  if (token === '(') {
    const inner = disjunction(tokens);
    if (tokens.shift() !== ')') throw unexpected(tokens[0]);
    return inner;
  }
  if (token === undefined || typeof token === 'string') throw unexpected(token);
  return { kind: 'leaf', leaf: token };
}

function unexpected(token: Token | undefined): ApiError {
  return new ApiError(400, 'MALFORMED_QUERY', `unexpected token: '${typeof token === 'string' ? token : '<EOF>'}'`);
}
