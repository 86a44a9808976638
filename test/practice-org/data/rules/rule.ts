import type { ObjectSchema } from '../../schema/schema.ts';
import type { OrgState, Row, Session } from '../../state.ts';

/** A row about to be written or removed, or just written. */
export interface Write {
  state: OrgState;
  actor: Session;
  object: ObjectSchema;
  /** The row as it is to be, complete. */
  row: Row;
  /** The row as it was; absent when it is new. */
  before?: Row;
}

/**
 * What one object refuses and brings along beyond its schema. `fill` gives values the org works out; `check*` throw ApiError and change
 * nothing; `after*` write the rows that follow.
 */
export interface Rule {
  fill?(write: Write): Row;
  checkInsert?(write: Write): void;
  checkUpdate?(write: Required<Write>): void;
  checkDelete?(write: Write): void;
  afterInsert?(write: Write): void;
  afterUpdate?(write: Required<Write>): void;
  afterDelete?(write: Write): void;
}

/** Did this write change the column? A new row changes every column it has. */
export function changed({ row, before }: Write, column: string): boolean {
  return before === undefined ? row[column] !== undefined && row[column] !== null : row[column] !== before[column];
}
