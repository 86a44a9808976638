import type { OrgState, Row } from '../state.ts';
import { entityDefinitions, fieldDefinitions } from './definitions.ts';
import { menuItems } from './menu-items.ts';
import { profilesWithPermissions } from './profile-columns.ts';
import { countedSeats } from './seats.ts';

type Table = Map<string, Row>;

/** Objects whose rows, or some of whose columns, follow from the rest of the org. */
const derived: Record<string, (state: OrgState) => Table> = {
  AppMenuItem: menuItems,
  EntityDefinition: entityDefinitions,
  FieldDefinition: fieldDefinitions,
  PermissionSetLicense: (state) => countedSeats(state, 'PermissionSetLicense'),
  Profile: profilesWithPermissions,
  UserLicense: (state) => countedSeats(state, 'UserLicense'),
};

const memory = new WeakMap<OrgState, { changes: number; tables: Map<string, Table> }>();

/** The rows of an object as queries see them, by id. Derived tables are kept until the org changes. */
export function tableOf(state: OrgState, object: string): Table {
  const derive = derived[object];
  if (!derive) return state.tables.get(object) ?? new Map<string, Row>();
  let known = memory.get(state);
  if (known?.changes !== state.changes) {
    known = { changes: state.changes, tables: new Map() };
    memory.set(state, known);
  }
  const table = known.tables.get(object) ?? derive(state);
  known.tables.set(object, table);
  return table;
}
