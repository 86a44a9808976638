import { readingPermissions } from '../../core/model/audit/preflight.ts';
import { OrgRefusal, type OrgReader } from '../../core/model/ports.ts';
import { columns, soql } from '../../core/model/soql.ts';

interface Row {
  readonly PermissionSet: Readonly<Record<string, unknown>> | null;
}

/** Whether the caller holds a permission, by API name; `undefined` where this org does not tell. */
export type CallerHas = (permission: string) => boolean | undefined;

const notTold: CallerHas = () => undefined;

async function rows(org: OrgReader, userId: string, asked: readonly string[]): Promise<readonly Row[]> {
  const selected = columns(['Id', 'PermissionSet.HasActivationRequired', ...asked.map((name) => `PermissionSet.Permissions${name}`)]);
  return org.query<Row>(soql`SELECT ${selected} FROM PermissionSetAssignment WHERE AssigneeId = ${userId} AND IsActive = ${true} AND (ExpirationDate = null OR ExpirationDate >= TODAY)`);
}

/**
 * The caller's own permissions, from all it is assigned (facts 2.x PermissionSetAssignment [A]). They are asked first, because
 * some objects show a caller without the permission its own rows and no error. A set that only a session activates does not count.
 */
export async function readCaller(org: OrgReader, userId: string): Promise<CallerHas> {
  try {
    const described = await org.describe('PermissionSet');
    const there = new Set(described?.fields.map(({ name }) => name));
    const asked = readingPermissions.filter((name) => there.has(`Permissions${name}`));
    const held = await rows(org, userId, asked);
    // Every user has a row for its profile: without one, nothing is told.
    const sets = held.flatMap(({ PermissionSet: set }) => (set === null ? [] : [set])).filter((set) => set['HasActivationRequired'] !== true);
    if (sets.length === 0) return notTold;
    const isWhole = held.every(({ PermissionSet: set }) => set !== null);
    const has = new Set(asked.filter((name) => sets.some((set) => set[`Permissions${name}`] === true)));
    return (permission) => (has.has(permission) ? true : isWhole && asked.includes(permission) ? false : undefined);
  } catch (error) {
    if (error instanceof OrgRefusal) return notTold;
    throw error;
  }
}
