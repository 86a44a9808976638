import { historyLink } from '../schema/history.ts';
import { fieldOf, objectOf } from '../schema/schema.ts';
import type { ObjectSchema } from '../schema/schema.ts';
import type { Row } from '../state.ts';
import type { Reader } from './reader.ts';
import { retained } from './retained.ts';

/** Rows about users that others may see only with one of these permissions (facts 2.x; own rows always). */
const personal: Record<string, { field: string; permissions: string[] }> = {
  LoginHistory: { field: 'UserId', permissions: ['ManageUsers', 'MonitorLoginHistory'] },
  AuthSession: { field: 'UsersId', permissions: ['ManageUsers'] },
  OauthToken: { field: 'UserId', permissions: ['CustomizeApplication'] },
};

/**
 * Which rows of an object a user sees. Kept simple: a private object shows its owner's rows, those owned by a queue or group the user is in,
 * and everything to View All; a child is seen with its parent. Role hierarchy, sharing rules, teams and manual shares are not played.
 * What the org keeps for a time only is gone for everybody.
 */
export function visibleRows(reader: Reader, object: ObjectSchema): (row: Row) => boolean {
  const kept = retained(reader.state, object);
  const allowed = allowedRows(reader, object);
  const told = toldFields(reader, object);
  return (row) => kept(row) && allowed(row) && told(row);
}

/**
 * Field history follows field permissions: changes of a field the user may not read are missing (Help [K]). Events such as `created` are no fields.
 * A look-up goes by its name without `Id`, as `Owner` does (facts 2.x history objects [K]).
 */
function toldFields(reader: Reader, object: ObjectSchema): (row: Row) => boolean {
  const parent = objectOf(reader.state.schema, historyLink(object)?.referenceTo[0] ?? '');
  if (!parent) return () => true;
  const known = new Map<string, boolean>();
  const reads = (name: string): boolean => {
    const field = fieldOf(parent, name) ?? fieldOf(parent, `${name}Id`);
    return !field?.permissionable || reader.access.field(parent.name, field.name).read;
  };
  return (row) => {
    const name = String(row['Field']);
    const told = known.get(name) ?? reads(name);
    known.set(name, told);
    return told;
  };
}

function allowedRows(reader: Reader, object: ObjectSchema): (row: Row) => boolean {
  const own = personal[object.name];
  if (own && !own.permissions.some((permission) => reader.access.userPermissions.has(permission))) return (row) => row[own.field] === reader.userId;
  if (object.sharing === 'public' || reader.access.object(object.name).viewAllRecords) return () => true;
  if (object.sharing === 'private' || object.fields.has('OwnerId')) return ownedBy(reader);
  return visibleWithParent(reader, object);
}

function ownedBy(reader: Reader): (row: Row) => boolean {
  const groups = [...(reader.state.tables.get('GroupMember')?.values() ?? [])].filter((member) => member['UserOrGroupId'] === reader.userId);
  const owners = new Set<unknown>([reader.userId, ...groups.map((member) => member['GroupId'])]);
  return (row) => owners.has(row['OwnerId']);
}

function visibleWithParent(reader: Reader, object: ObjectSchema): (row: Row) => boolean {
  const link = [...object.fields.values()].find((field) => field.masterDetail) ?? firstParentLink(reader, object);
  if (!link) return () => true;
  const seen = new Map<string, (row: Row) => boolean>();
  return (row) => {
    const parent = reader.recordOf(String(row[link.name] ?? ''));
    if (!parent) return false;
    const visible = seen.get(parent.object.name) ?? visibleRows(reader, parent.object);
    seen.set(parent.object.name, visible);
    return visible(parent.row);
  };
}

/** The first required reference to an object with permissions of its own: `AccountHistory.AccountId`, `OrderItem.OrderId`. */
function firstParentLink(reader: Reader, object: ObjectSchema): { name: string } | undefined {
  const links = [...object.fields.values()].filter((field) => field.referenceTo.some((target) => objectOf(reader.state.schema, target)?.permissionable));
  return links.find((field) => !field.nillable) ?? links[0];
}
