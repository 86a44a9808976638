import type { OrgState, Row } from '../state.ts';

/** Audit columns. Where an object has no such column, SOQL never shows it. */
export function stamps(state: OrgState, byId: string): Row {
  const now = state.now().toISOString();
  return { CreatedDate: now, CreatedById: byId, LastModifiedDate: now, LastModifiedById: byId, SystemModstamp: now };
}
