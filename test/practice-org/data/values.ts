import { ApiError } from '../http.ts';
import { normaliseId } from '../ids.ts';
import type { FieldSchema } from '../schema/schema.ts';
import type { Value } from '../state.ts';

type Reader = (field: FieldSchema, given: unknown) => Value;

const readers: Partial<Record<FieldSchema['type'], Reader>> = {
  boolean: readBoolean,
  int: readNumber,
  double: readNumber,
  currency: readNumber,
  percent: readNumber,
  date: readDate,
  datetime: readMoment,
  email: readEmail,
  reference: readReference,
  picklist: readPicklist,
  multipicklist: readMultiPicklist,
};

/**
 * A value as a caller sends it (JSON, or text from CSV), as the field stores it: trimmed text, 18-character ids, ISO times. Empty text is
 * null. Throws ApiError in the platform's words where the value is none for the field (facts 3.3).
 */
export function readValue(field: FieldSchema, given: unknown): Value {
  if (given === null || given === undefined || given === '') return field.type === 'boolean' ? false : null;
  return (readers[field.type] ?? readText)(field, given);
}

function readText(field: FieldSchema, given: unknown): Value {
  const text = scalar(field, given).trim();
  if (field.length > 0 && text.length > field.length) {
    throw new ApiError(400, 'STRING_TOO_LONG', `${field.label}: data value too large: ${text} (max length=${field.length})`, [field.name]);
  }
  return text === '' ? null : text;
}

function readBoolean(field: FieldSchema, given: unknown): Value {
  if (typeof given === 'boolean') return given;
  if (/^(true|false|0|1)$/i.test(String(given))) return /^(true|1)$/i.test(String(given));
  throw cannotRead('boolean', field, given);
}

function readNumber(field: FieldSchema, given: unknown): Value {
  const number = typeof given === 'number' ? given : Number(scalar(field, given));
  if (!Number.isFinite(number)) throw cannotRead(field.type === 'int' ? 'int' : 'double', field, given);
  if (field.type === 'int' && !Number.isInteger(number)) throw cannotRead('int', field, given);
  return number;
}

function readDate(field: FieldSchema, given: unknown): Value {
  const text = scalar(field, given);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(Date.parse(text.slice(0, 10)))) throw cannotRead('date', field, given);
  return text.slice(0, 10);
}

function readMoment(field: FieldSchema, given: unknown): Value {
  const text = scalar(field, given).replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
  const moment = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(moment.getTime())) throw cannotRead('datetime', field, given);
  return moment.toISOString();
}

function readEmail(field: FieldSchema, given: unknown): Value {
  const text = readText(field, given);
  if (text === null || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(text))) return text;
  throw new ApiError(400, 'INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${String(text)}`, [field.name]);
}

function readReference(field: FieldSchema, given: unknown): Value {
  const text = scalar(field, given);
  const id = normaliseId(text);
  if (id !== undefined) return id;
  // Has the form, but wrong check characters: an id of nothing.
  if (/^[a-zA-Z0-9]{18}$/.test(text)) return text;
  throw new ApiError(400, 'MALFORMED_ID', `${field.label}: id value of incorrect type: ${String(given)}`, [field.name]);
}

function readPicklist(field: FieldSchema, given: unknown): Value {
  const text = readText(field, given);
  if (field.restrictedPicklist && text !== null) checkListed(field, String(text));
  return text;
}

function readMultiPicklist(field: FieldSchema, given: unknown): Value {
  const text = readText(field, given);
  if (field.restrictedPicklist && text !== null) for (const part of String(text).split(';')) checkListed(field, part);
  return text;
}

/** facts 3.3 [A code]. */
function checkListed(field: FieldSchema, value: string): void {
  if (field.picklistValues.length === 0 || field.picklistValues.includes(value)) return;
  throw new ApiError(400, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', `${field.label}: bad value for restricted picklist field: ${value}`, [field.name]);
}

function scalar(field: FieldSchema, given: unknown): string {
  if (typeof given === 'string') return given;
  if (typeof given === 'number' || typeof given === 'boolean') return String(given);
  throw new ApiError(400, 'JSON_PARSER_ERROR', `Cannot deserialize instance of ${field.type} from START_OBJECT value {`, [field.name]);
}

function cannotRead(type: string, field: FieldSchema, given: unknown): ApiError {
  const text = typeof given === 'string' ? given : JSON.stringify(given);
  return new ApiError(400, 'JSON_PARSER_ERROR', `Cannot deserialize instance of ${type} from VALUE_STRING value ${text} or request may be missing a required field`, [field.name]);
}
