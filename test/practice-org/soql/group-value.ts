import type { FunctionExp, GroupByClause } from '@jetstreamapp/soql-parser-js';
import type { ObjectSchema } from '../schema/schema.ts';
import type { Row, Value } from '../state.ts';
import { compileAggregate, isAggregateFunction } from './aggregate-function.ts';
import { dateFunction, isDateFunction } from './date-function.ts';
import { fieldPath } from './field-path.ts';
import { comparable } from './literal.ts';
import { requiredParameter } from './parameter.ts';
import type { Reader } from './reader.ts';
import { notPlayed, refuseAt } from './refuse.ts';
import { renderField } from './render.ts';

/** Rows that share the values of the GROUP BY columns. */
export interface Group {
  rows: Row[];
}
/** Something a group has one value of: a grouped column, or an aggregate. */
export interface GroupValue {
  read(group: Group): Value;
  show(group: Group): unknown;
}

/** A column of GROUP BY. */
export interface GroupKey extends GroupValue {
  text: string;
  name: string;
  key(row: Row): Value;
}

export interface Grouping {
  reader: Reader;
  object: ObjectSchema;
  alias?: string | undefined;
  keys: GroupKey[];
}

/** A field name or function of HAVING and ORDER BY, as a value of a group. */
export function groupValue(grouping: Grouping, expression: string | FunctionExp): GroupValue {
  if (typeof expression !== 'string' && isAggregateFunction(expression.functionName ?? '')) {
    const aggregate = compileAggregate(grouping.reader, grouping.object, grouping.alias, expression);
    return { read: (group) => aggregate.compute(group.rows), show: (group) => aggregate.show(aggregate.compute(group.rows)) };
  }
  const text = typeof expression === 'string' ? expression : (expression.rawValue ?? '');
  const wanted = bare(grouping, text);
  const key = grouping.keys.find((one) => one.text === wanted);
  if (!key) throw refuseAt(grouping.reader.soql, text, 'MALFORMED_QUERY', `Field must be grouped or aggregated: ${text}`);
  return key;
}

/** A column or date function of GROUP BY. Throws INVALID_FIELD where it cannot be grouped. */
export function groupKey(grouping: Grouping, clause: GroupByClause): GroupKey {
  if ('fn' in clause) return functionKey(grouping, clause.fn);
  const { reader, object, alias } = grouping;
  const path = fieldPath(reader, object, clause.field, alias);
  if (!path.field.groupable) throw refuseAt(reader.soql, clause.field, 'INVALID_FIELD', `field '${path.field.name}' can not be grouped in a query call`);
  const first = (group: Group): Row => group.rows[0] ?? {};
  return {
    text: bare(grouping, clause.field),
    name: path.field.name,
    key: (row) => comparable(path.field, path.read(row)),
    read: (group) => comparable(path.field, path.read(first(group))),
    show: (group) => renderField(reader, path.object, path.field, first(group), path.read(first(group))),
  };
}

function functionKey(grouping: Grouping, fn: FunctionExp): GroupKey {
  const name = fn.functionName ?? '';
  if (!isDateFunction(name)) throw notPlayed(`GROUP BY ${name}`);
  const path = fieldPath(grouping.reader, grouping.object, requiredParameter(fn), grouping.alias);
  const key = (row: Row): Value => dateFunction(name, path.read(row));
  const read = (group: Group): Value => key(group.rows[0] ?? {});
  return { text: bare(grouping, fn.rawValue ?? ''), name: '', key, read, show: read };
}

/** Without the object's alias, in lower case, for comparison. */
function bare({ alias, object }: Pick<Grouping, 'alias' | 'object'>, text: string): string {
  const lower = text.toLowerCase().replaceAll(/\s/g, '');
  for (const prefix of [alias, object.name]) {
    if (prefix !== undefined) {
      const own = `${prefix.toLowerCase()}.`;
      if (lower.startsWith(own)) return lower.slice(own.length);
      if (lower.includes(`(${own}`)) return lower.replace(`(${own}`, '(');
    }
  }
  return lower;
}
