import type { OrgState, Row } from '../state.ts';
import { entityDefinitions, fieldDefinitions } from './definitions.ts';
import { countedSeats } from './seats.ts';

/** Objects whose rows follow from the rest of the org. */
const derived: Record<string, (state: OrgState) => Map<string, Row>> = {
  EntityDefinition: entityDefinitions,
  FieldDefinition: fieldDefinitions,
  UserLicense: (state) => countedSeats(state, 'UserLicense'),
  PermissionSetLicense: (state) => countedSeats(state, 'PermissionSetLicense'),
};

/** The rows of an object as queries see them, by id. */
export function tableOf(state: OrgState, object: string): Map<string, Row> {
  return derived[object]?.(state) ?? state.tables.get(object) ?? new Map<string, Row>();
}
