import type { OrderByClause } from '@jetstreamapp/soql-parser-js';
import { ApiError } from '../http.ts';
import { conjuncts, leaves } from './condition-tree.ts';
import type { ConditionTree, Leaf } from './condition-tree.ts';
import { clausesOf } from './order.ts';
import type { Statement } from './restrictions.ts';

/**
 * The columns of FieldHistoryArchive's index (Field Audit Trail guide, deleting names all four [A]) and how they are sorted (object reference,
 * usage [A]).
 */
const INDEX = ['fieldhistorytype', 'parentid', 'createddate', 'historyid'];
const SORTED = ['ASC', 'ASC', 'DESC'];
const LAST = ['=', '<', '>', '<=', '>=', 'IN'];

/**
 * A big object is filtered from the front of its index, with `=` on every column but the last (Field Audit Trail guide: SOQL [A]); a moment may follow
 * the type without a parent between. Two conditions on one column are in no example, so they are refused here. The words of the refusal are not known.
 */
export function onlyByIndex({ query, where }: Statement): void {
  if (where && !followsIndex(where)) throw refusal('filters follow the order of the index: FieldHistoryType, ParentId, CreatedDate, with = on all but the last');
  if (!clausesOf(query.orderBy).every(sortsByIndex)) throw refusal('sorting follows the index: FieldHistoryType ASC, ParentId ASC, CreatedDate DESC');
}

function followsIndex(where: ConditionTree): boolean {
  const all = conjuncts(where);
  const places = all.map(placeOf);
  const inOrder = places.every((place, index) => (index === 0 ? place === 0 : place > (places[index - 1] ?? -1)));
  return all.length === leaves(where).length && inOrder && all.every((leaf, index) => (index === all.length - 1 ? LAST : ['=']).includes(leaf.operator));
}

function placeOf(leaf: Leaf): number {
  return 'field' in leaf ? INDEX.indexOf(leaf.field.toLowerCase()) : -1;
}

function sortsByIndex(clause: OrderByClause, place: number): boolean {
  return 'field' in clause && clause.field.toLowerCase() === INDEX[place] && (clause.order ?? 'ASC') === SORTED[place];
}

function refusal(words: string): ApiError {
  return new ApiError(400, 'BIG_OBJECT_UNSUPPORTED_OPERATION', `FieldHistoryArchive: ${words}`);
}
