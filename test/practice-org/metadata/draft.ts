import type { OrgState } from '../state.ts';

/**
 * A copy of the org to try things on: one transaction. Rows, metadata records and schema objects are shared with the org, so whoever
 * writes a draft replaces them and never changes them in place.
 */
export function draftOf(state: OrgState): OrgState {
  return {
    ...state,
    tables: new Map([...state.tables].map(([name, table]) => [name, new Map(table)])),
    metadata: new Map([...state.metadata].map(([type, records]) => [type, new Map(records)])),
    schema: { ...state.schema, objects: new Map(state.schema.objects) },
    propagation: new Map(state.propagation),
    nextId: new Map(state.nextId),
  };
}

/** Make the draft the org. */
export function commit(state: OrgState, draft: OrgState): void {
  state.tables = draft.tables;
  state.metadata = draft.metadata;
  state.schema = draft.schema;
  state.propagation = draft.propagation;
  state.nextId = draft.nextId;
  state.changes = draft.changes;
}
