import type { FunctionExp } from '@jetstreamapp/soql-parser-js';
import { weightOf } from '../archive.ts';
import type { ObjectSchema } from '../schema/schema.ts';
import type { Row, Value } from '../state.ts';
import { compareValues } from './compare.ts';
import { fieldPath } from './field-path.ts';
import type { FieldPath } from './field-path.ts';
import { comparable } from './literal.ts';
import { fieldParameter } from './parameter.ts';
import type { Reader } from './reader.ts';
import { notPlayed, refuseAt } from './refuse.ts';
import { renderMoment } from './render.ts';

/** A number or value worked out from the rows of a group. */
export interface Aggregate {
  compute(rows: Row[]): Value;
  /** The value as JSON shows it. */
  show(value: Value): unknown;
}

const functions: Record<string, (values: Value[]) => Value> = {
  COUNT: (values) => values.length,
  COUNT_DISTINCT: (values) => new Set(values).size,
  SUM: (values) => (values.length === 0 ? null : total(values)),
  AVG: (values) => (values.length === 0 ? null : total(values) / values.length),
  MIN: (values) => extreme(values, -1),
  MAX: (values) => extreme(values, 1),
};

export function isAggregateFunction(name: string): boolean {
  return name.toUpperCase() in functions;
}

/** Throws INVALID_FIELD where the field cannot be aggregated that way, e.g. SUM of a text. */
export function compileAggregate(reader: Reader, object: ObjectSchema, alias: string | undefined, fn: FunctionExp): Aggregate {
  const name = (fn.functionName ?? '').toUpperCase();
  const work = functions[name];
  if (!work) throw notPlayed(`${name}()`);
  const parameter = fieldParameter(fn);
  if (parameter === undefined) return { compute: counted, show: (value) => value };
  const path = fieldPath(reader, object, parameter, alias);
  if (!suits(name, path)) {
    throw refuseAt(reader.soql, parameter, 'INVALID_FIELD', `field ${path.field.name} does not support aggregate operator ${name}`);
  }
  if (name === 'COUNT') return { compute: (rows) => counted(rows.filter((row) => path.read(row) !== null)), show: (value) => value };
  const bare = name === 'MIN' || name === 'MAX';
  return {
    compute: (rows) => work(rows.map((row) => (bare ? path.read(row) : comparable(path.field, path.read(row)))).filter((value) => value !== null)),
    show: (value) => (bare && path.field.type === 'datetime' && value !== null ? renderMoment(value) : value),
  };
}

function counted(rows: Row[]): number {
  return rows.reduce((sum, row) => sum + weightOf(row), 0);
}

function suits(name: string, { field }: FieldPath): boolean {
  const numeric = ['int', 'double', 'currency', 'percent'].includes(field.type);
  if (name === 'SUM' || name === 'AVG') return numeric;
  if (name === 'MIN' || name === 'MAX') return field.sortable && field.type !== 'boolean' && field.type !== 'id';
  return field.sortable && field.type !== 'boolean';
}

function total(values: Value[]): number {
  return values.reduce<number>((sum, value) => sum + Number(value), 0);
}

function extreme(values: Value[], sign: number): Value {
  return values.reduce<Value>((best, value) => (best === null || compareValues(value, best) * sign > 0 ? value : best), null);
}
