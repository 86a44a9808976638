import type { HavingClause } from '@jetstreamapp/soql-parser-js';
import type { Value } from '../state.ts';
import { groupValue } from './group-value.ts';
import type { Group, Grouping, GroupValue } from './group-value.ts';
import { likePattern, relations } from './compare.ts';
import { conditionTree } from './condition-tree.ts';
import type { ConditionTree, Leaf } from './condition-tree.ts';
import { unquote } from './literal.ts';
import type { Literal } from './literal.ts';
import { notPlayed } from './refuse.ts';

/** HAVING as a function of a group. */
export function compileHaving(grouping: Grouping, clause: HavingClause): (group: Group) => boolean {
  return compile(grouping, conditionTree(clause));
}

function compile(grouping: Grouping, tree: ConditionTree): (group: Group) => boolean {
  if (tree.kind === 'leaf') return compileLeaf(grouping, tree.leaf);
  if (tree.kind === 'not') {
    const part = compile(grouping, tree.part);
    return (group) => !part(group);
  }
  const parts = tree.parts.map((part) => compile(grouping, part));
  return tree.kind === 'and' ? (group) => parts.every((part) => part(group)) : (group) => parts.some((part) => part(group));
}

function compileLeaf(grouping: Grouping, leaf: Leaf): (group: Group) => boolean {
  if ('valueQuery' in leaf) throw notPlayed('a semi-join in HAVING');
  const value = groupValue(grouping, 'fn' in leaf ? leaf.fn : leaf.field);
  const texts = [leaf.value].flat();
  if (leaf.operator === 'LIKE') {
    const pattern = likePattern(texts[0] ?? "''");
    return (group) => pattern.test(String(value.read(group) ?? ''));
  }
  const literals = texts.map((text) => ({ kind: 'value' as const, value: plain(text) }));
  const equal = (group: Group): boolean => literals.some((literal) => relations['=']?.(value.read(group), literal));
  if (leaf.operator === 'IN') return equal;
  if (leaf.operator === 'NOT IN') return (group) => !equal(group);
  return related(value, leaf.operator, literals[0]);
}

function related(value: GroupValue, operator: string, literal: Literal | undefined): (group: Group) => boolean {
  const relation = relations[operator];
  if (!relation || !literal) throw notPlayed(`${operator} in HAVING`);
  return (group) => relation(value.read(group), literal);
}

function plain(text: string): Value {
  if (text.startsWith("'")) return unquote(text).toLowerCase();
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  if (/^null$/i.test(text)) return null;
  return /^\d{4}-\d{2}-\d{2}T/.test(text) ? Date.parse(text) : Number(text);
}
