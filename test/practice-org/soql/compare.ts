import type { Value } from '../state.ts';
import { unquote } from './literal.ts';
import type { Literal } from './literal.ts';

/** Does a stored value, in comparable form, stand in a relation to a literal? */
export type Relation = (value: Value, literal: Literal) => boolean;

/**
 * SOQL has two truth values: a null equals null alone, differs from everything else, and is neither less nor more than anything.
 * A span equals what lies inside it.
 */
export const relations: Record<string, Relation> = {
  '=': equal,
  '!=': (value, literal) => !equal(value, literal),
  '<>': (value, literal) => !equal(value, literal),
  '<': (value, literal) => order(value, literal, (bound) => bound.from, (difference) => difference < 0),
  '<=': (value, literal) => order(value, literal, (bound) => bound.to - 1, (difference) => difference <= 0),
  '>': (value, literal) => order(value, literal, (bound) => bound.to - 1, (difference) => difference > 0),
  '>=': (value, literal) => order(value, literal, (bound) => bound.from, (difference) => difference >= 0),
};

function equal(value: Value, literal: Literal): boolean {
  if (literal.kind === 'value') return value === literal.value || (value === '' && literal.value === null);
  return typeof value === 'number' && value >= literal.span.from && value < literal.span.to;
}

function order(value: Value, literal: Literal, edge: (span: { from: number; to: number }) => number, holds: (difference: number) => boolean): boolean {
  const bound = literal.kind === 'span' ? edge(literal.span) : literal.value;
  if (value === null || bound === null) return false;
  return holds(compareValues(value, bound));
}

/** Negative, zero or positive; both values are in comparable form and not null. */
export function compareValues(left: Value, right: Value): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const [one, other] = [String(left), String(right)];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** `LIKE`: `%` any text, `_` one character, `\%` and `\_` themselves; upper and lower case are the same. */
export function likePattern(quoted: string): RegExp {
  const inner = quoted.slice(1, -1);
  const source = inner.replaceAll(/\\[%_]|\\.|[%_]|[^\\%_]+/gs, (part) => {
    if (part === '%') return '.*';
    if (part === '_') return '.';
    return (part === String.raw`\%` || part === String.raw`\_` ? part.slice(1) : unquote(part)).replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  });
  return new RegExp(`^${source}$`, 'is');
}

/** A multi-select picklist `holds` a term such as `a;b` when every one of its parts is selected. */
export function includesTerm(value: Value, term: string): boolean {
  const selected = new Set(String(value ?? '').toLowerCase().split(';'));
  return unquote(term).toLowerCase().split(';').every((part) => selected.has(part));
}
