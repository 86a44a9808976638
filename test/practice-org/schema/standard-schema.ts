import type { OrgSettings } from '../state.ts';
import type { Schema } from './model.ts';

/** The objects every org has. Columns that only some orgs have follow the org's switches (facts 1.2). */
export function standardSchema(_settings: OrgSettings): Schema {
  return { objects: new Map() };
}
