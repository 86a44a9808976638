import type { OrderByClause } from '@jetstreamapp/soql-parser-js';

const ORDER = ['createddate', 'id'];

/** Does ORDER BY ask for the order a row source has anyway, or for none? */
export function inSourceOrder(clauses: readonly OrderByClause[]): boolean {
  return follows(clauses, 'ASC');
}

/** Does it ask for that order the other way round? Then the last rows of a source are the first ones. */
export function newestFirst(clauses: readonly OrderByClause[]): boolean {
  return clauses.length > 0 && follows(clauses, 'DESC');
}

function follows(clauses: readonly OrderByClause[], direction: 'ASC' | 'DESC'): boolean {
  return clauses.every((clause, place) => 'field' in clause && clause.field.toLowerCase() === ORDER[place] && (clause.order ?? 'ASC') === direction);
}
