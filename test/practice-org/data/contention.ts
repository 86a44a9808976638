import { ApiError } from '../http.ts';
import type { ObjectSchema } from '../schema/schema.ts';
import type { OrgState, Row } from '../state.ts';

/**
 * Where a fault on order has somebody else hold the rows: throws UNABLE_TO_LOCK_ROW in the platform's words (facts 3.3 [A]). What is held is the
 * row itself, or for a new one the row it hangs on.
 */
export function requireRowLock(state: OrgState, object: ObjectSchema, row: Row): void {
  if (state.orders.contention !== 'row') return;
  const reference = [...object.fields.values()].find(({ name, type }) => type === 'reference' && typeof row[name] === 'string');
  const held = row['Id'] ?? (reference && row[reference.name]);
  const named = held === undefined ? '' : ` or 1 records: ${String(held)}`;
  throw new ApiError(400, 'UNABLE_TO_LOCK_ROW', `unable to obtain exclusive access to this record${named}`);
}
