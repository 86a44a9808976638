import type { OrderByClause } from '@jetstreamapp/soql-parser-js';
import type { ObjectSchema } from '../schema/schema.ts';
import type { Row } from '../state.ts';
import { fieldPath } from './field-path.ts';
import { comparable } from './literal.ts';
import { criterion, sorted } from './order.ts';
import type { Reader } from './reader.ts';
import { notPlayed, refuseAt } from './refuse.ts';

/** Rows in the order a statement asks for. A column that cannot be sorted is refused with INVALID_FIELD. */
export function sortRows(reader: Reader, object: ObjectSchema, clauses: OrderByClause[], rows: Row[], alias?: string): Row[] {
  const criteria = clauses.map((clause) => {
    if ('fn' in clause) throw notPlayed(`ORDER BY ${clause.fn.rawValue ?? 'a function'}`);
    const path = fieldPath(reader, object, clause.field, alias);
    if (!path.field.sortable) throw refuseAt(reader.soql, clause.field, 'INVALID_FIELD', `field '${path.field.name}' can not be sorted in a query call`);
    return criterion(clause, (row: Row) => comparable(path.field, path.read(row)));
  });
  return sorted(rows, criteria);
}
