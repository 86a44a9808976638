import { Problem } from '../../problems.ts';

/** A query whose values were bound, never pasted. Made by `soql` only. */
export interface Soql {
  readonly text: string;
}

const anchoredId = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

/** Escapes of a SOQL string literal; control characters have no business in any value we bind. */
function literal(value: string): string {
  if (/\p{Cc}/u.test(value)) throw new Problem('soql-control-character', [JSON.stringify(value)]);
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function bind(value: string | boolean | number | readonly string[]): string {
  if (typeof value === 'string') return literal(value);
  if (typeof value !== 'object') return String(value);
  return `(${value.map(literal).join(', ')})`;
}

/** SELECT lists and object names cannot be bound; they must be API names, and dotted paths of them. */
export function columns(names: readonly string[]): Soql {
  const odd = names.find((name) => !/^[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)*$/.test(name));
  if (odd !== undefined) throw new Problem('soql-not-a-name', [odd]);
  return { text: names.join(', ') };
}

function isSoql(value: unknown): value is Soql {
  return typeof value === 'object' && value !== null && 'text' in value;
}

/** A date-time literal, which SOQL takes without quotes; whole seconds. */
export function moment(at: Date): Soql {
  return { text: `${at.toISOString().slice(0, 19)}Z` };
}

/** Tagged template: strings and lists of strings become quoted literals, `columns(...)` stays as it is. */
export function soql(parts: TemplateStringsArray, ...values: readonly (string | boolean | number | readonly string[] | Soql)[]): Soql {
  const text = parts.reduce((query, part, index) => {
    const value = values[index - 1];
    return query + (value === undefined ? '' : isSoql(value) ? value.text : bind(value)) + part;
  });
  return { text };
}

export function isSalesforceId(text: string): boolean {
  return anchoredId.test(text);
}
