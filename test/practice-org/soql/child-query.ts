import type { Subquery } from '@jetstreamapp/soql-parser-js';
import type { ObjectSchema } from '../schema/schema.ts';
import type { Row, Value } from '../state.ts';
import { conditionTree } from './condition-tree.ts';
import { compileConditions } from './condition.ts';
import type { InnerQuery } from './condition.ts';
import { grouped } from './grouped.ts';
import { clausesOf } from './order.ts';
import { readableObject } from './reader.ts';
import type { Reader } from './reader.ts';
import { notPlayed, refuseAt } from './refuse.ts';
import { compileSelect } from './select.ts';
import { sortRows } from './sort-rows.ts';
import { gatheredRows } from './sourced.ts';
import { visibleRows } from './visible.ts';

/**
 * `(SELECT Id FROM Contacts)` as a function of the parent row: a query result of its own, or null where there are no children.
 * The whole child table is read once.
 */
export function childQuery(reader: Reader, parent: ObjectSchema, subquery: Subquery, inner: InnerQuery): (row: Row) => unknown {
  const { relationshipName } = subquery;
  const link = parent.children.find((child) => child.relationshipName.toLowerCase() === relationshipName.toLowerCase());
  if (!link) {
    throw refuseAt(
      reader.soql,
      relationshipName,
      'INVALID_TYPE',
      `Didn't understand relationship '${relationshipName}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
    );
  }
  const object = readableObject(reader, link.childSObject);
  const alias = subquery.sObjectAlias;
  const where = subquery.where && conditionTree(subquery.where);
  const matches = where && compileConditions({ reader, object, alias, inner }, where);
  const select = compileSelect({ reader, object, alias, child: noGrandchildren, limit: subquery.limit }, subquery.fields ?? []);
  const visible = visibleRows(reader, object);
  const keep = (row: Row): boolean => (reader.all || row['IsDeleted'] !== true) && (matches?.(row) ?? true) && visible(row);
  const sourced = gatheredRows({ reader, object, query: {}, where, keep });
  const kept = [...[...reader.tableOf(object.name).values()].filter(keep), ...sourced];
  const families = grouped(sortRows(reader, object, clausesOf(subquery.orderBy), kept, alias), (row): Value => row[link.field] ?? null);
  return (row) => {
    const children = (families.get(row['Id'] ?? null) ?? []).slice(subquery.offset ?? 0).slice(0, subquery.limit);
    return children.length === 0 ? null : { totalSize: children.length, done: true, records: children.map((child) => select(child)) };
  };
}

function noGrandchildren(): never {
  throw notPlayed('a child query inside a child query');
}
