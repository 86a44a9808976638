import type { LiteralType } from '@jetstreamapp/soql-parser-js';
import { ApiError } from '../http.ts';
import { normaliseId } from '../ids.ts';
import type { FieldSchema } from '../schema/schema.ts';
import type { Value } from '../state.ts';
import { dateLiteralDays, dateLiteralSpan, daySpan } from './date-literal.ts';
import type { Span } from './date-literal.ts';
import type { Reader } from './reader.ts';
import { refuseAt } from './refuse.ts';

/** The right side of a comparison: one value in the form `comparable` gives, or a span of time. */
export type Literal = { kind: 'value'; value: Value } | { kind: 'span'; span: Span };

type Family = 'text' | 'number' | 'boolean' | 'day' | 'moment' | 'id';

const families: Partial<Record<FieldSchema['type'], Family>> = {
  id: 'id',
  reference: 'id',
  boolean: 'boolean',
  int: 'number',
  double: 'number',
  currency: 'number',
  percent: 'number',
  date: 'day',
  datetime: 'moment',
};

const accepted: Record<Family, LiteralType[]> = {
  text: ['STRING', 'NULL'],
  id: ['STRING', 'NULL'],
  boolean: ['BOOLEAN', 'NULL'],
  number: ['INTEGER', 'DECIMAL', 'INTEGER_WITH_CURRENCY_PREFIX', 'DECIMAL_WITH_CURRENCY_PREFIX', 'NULL'],
  day: ['DATE', 'DATE_LITERAL', 'DATE_N_LITERAL', 'NULL'],
  moment: ['DATETIME', 'DATE_LITERAL', 'DATE_N_LITERAL', 'NULL'],
};

const typeNames: Partial<Record<FieldSchema['type'], string>> = { datetime: 'dateTime', string: 'string', int: 'int' };

export function familyOf(field: FieldSchema): Family {
  return families[field.type] ?? 'text';
}

/** Reads a literal of a statement for a field. A literal of the wrong kind is refused with INVALID_FIELD. */
export function readLiteral(reader: Reader, field: FieldSchema, text: string, type: LiteralType | undefined): Literal {
  const family = familyOf(field);
  const kind = type ?? 'STRING';
  if (!accepted[family].includes(kind)) throw wrongKind(reader, field, family);
  if (kind === 'NULL') return { kind: 'value', value: null };
  if (kind === 'DATE_LITERAL' || kind === 'DATE_N_LITERAL') return { kind: 'span', span: namedSpan(reader, family, text) };
  if (family === 'day') return { kind: 'span', span: daySpan(text) };
  return { kind: 'value', value: converters[family](text, reader) };
}

function namedSpan(reader: Reader, family: Family, text: string): Span {
  const spanOf = family === 'day' ? dateLiteralDays : dateLiteralSpan;
  const span = spanOf(text, reader.state.now(), reader.timeZone);
  if (!span) throw refuseAt(reader.soql, text, 'MALFORMED_QUERY', `unexpected token: '${text}'`);
  return span;
}

const converters: Record<Exclude<Family, 'day'>, (text: string, reader: Reader) => Value> = {
  text: (text) => unquote(text).toLowerCase(),
  id: (text, reader) => readId(unquote(text), reader),
  boolean: (text) => text.toUpperCase() === 'TRUE',
  number: (text) => Number(text.replace(/^[A-Z]{3}/i, '')),
  moment: (text) => Date.parse(text),
};

/** The form in which a stored value is compared with a literal: text in lower case, moments in milliseconds, ids as they are. */
export function comparable(field: FieldSchema, value: Value): Value {
  if (value === null) return null;
  const family = familyOf(field);
  if (family === 'moment') return Date.parse(String(value));
  if (family === 'day') return Date.parse(`${String(value).slice(0, 10)}T00:00:00Z`);
  if (family === 'text') return String(value).toLowerCase();
  return value;
}

/** The text between the quotes, escapes resolved. */
export function unquote(text: string): string {
  const inner = text.startsWith("'") ? text.slice(1, -1) : text;
  const named: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  return inner.replaceAll(/\\(u[0-9a-fA-F]{4}|.)/gs, (_all, code: string) => (code.length > 1 ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : (named[code] ?? code)));
}

function readId(text: string, reader: Reader): Value {
  if (text === '') return null;
  const id = normaliseId(text);
  // Durable ids and key-prefix names of the definition objects are no record ids.
  if (id === undefined && /^[\w]{15}$|^[\w]{18}$/.test(text)) return text;
  if (id === undefined) throw new ApiError(400, 'INVALID_QUERY_FILTER_OPERATOR', `\n${reader.soql}\nERROR at Row:1:Column:1\ninvalid ID field: ${text}`);
  return id;
}

function wrongKind(reader: Reader, field: FieldSchema, family: Family): ApiError {
  const quoted = family === 'text' || family === 'id' ? 'should be enclosed in quotes' : 'should not be enclosed in quotes';
  const message = `value of filter criterion for field '${field.name}' must be of type ${typeNames[field.type] ?? field.type} and ${quoted}`;
  return refuseAt(reader.soql, field.name, 'INVALID_FIELD', message);
}
