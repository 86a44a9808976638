import { noteSetupChange } from '../setup-audit.ts';
import type { SetupChange } from '../setup-audit.ts';
import { row } from '../state.ts';
import type { OrgState, Row } from '../state.ts';
import type { Write } from './rules/rule.ts';

type Words = (write: Write) => SetupChange[];
/** What a write says in the setup audit trail, by object and kind of write. */
interface Trail {
  inserted?: Words;
  updated?: Words;
  deleted?: Words;
}

const users = 'Manage Users';

/** Names of actions as public parsers of such trails list them; the prose is like theirs, for the platform's own is in no document [K]. */
const trails: Record<string, Trail> = {
  User: {
    inserted: ({ row: user }) => [{ action: 'createduser', section: users, display: `Created new user ${String(user['Username'])}` }],
    updated: userUpdated,
  },
  UserLogin: { updated: frozen },
  PermissionSetAssignment: {
    inserted: ({ state, row: made }) => [assigned(state, made, 'PermSetAssign', 'assigned to')],
    deleted: ({ state, row: gone }) => [assigned(state, gone, 'PermSetUnassign', 'unassigned from')],
  },
  PermissionSetLicenseAssign: {
    inserted: ({ state, row: made }) => [licensed(state, made, 'PermSetLicenseAssign', 'assigned to')],
    deleted: ({ state, row: gone }) => [licensed(state, gone, 'PermSetLicenseUnassign', 'unassigned from')],
  },
  PermissionSet: {
    inserted: ({ row: set }) => [permissionSetCreated(set)],
    updated: ({ row: set }) => [{ action: 'PermSetEdit', section: users, display: `Changed permission set ${String(set['Name'])}` }],
    deleted: ({ row: set }) => [{ action: 'PermSetDelete', section: users, display: `Deleted permission set ${String(set['Name'])}` }],
  },
  SetupEntityAccess: {
    inserted: ({ state, row: access }) => [accessed(state, access, 'Enabled')],
    deleted: ({ state, row: access }) => [accessed(state, access, 'Disabled')],
  },
};

/** Note in the setup audit trail what a write of one row did. */
export function noteWrite(kind: keyof Trail, write: Write): void {
  for (const change of trails[write.object.name]?.[kind]?.(write) ?? []) noteSetupChange(write.state, write.actor.userId, change);
}

export function permissionSetCreated(set: Row): SetupChange {
  return { action: 'PermSetCreateNoLicense', section: users, display: `Created permission set ${String(set['Name'])}: with no license` };
}

function userUpdated({ state, row: user, before }: Write): SetupChange[] {
  const name = String(user['Username']);
  const was = (column: string): string => String(before?.[column] ?? '(none)');
  const profile = (id: unknown): string => String(row(state, 'Profile', id)?.['Name'] ?? id);
  const all: [column: string, action: string, display: string][] = [
    ['IsActive', user['IsActive'] === true ? 'activateduser' : 'deactivateduser', `${user['IsActive'] === true ? 'Activated' : 'Deactivated'} user ${name}`],
    ['Email', 'changedemail', `Email changed from ${was('Email')} to ${String(user['Email'])} for user ${name}`],
    ['ProfileId', 'changedprofileforuser', `Changed profile for user ${name} from ${profile(before?.['ProfileId'])} to ${profile(user['ProfileId'])}`],
    ['Username', 'changedUsername', `Changed username of user ${name} from ${was('Username')}`],
  ];
  return all.filter(([column]) => before?.[column] !== user[column]).map(([, action, display]) => ({ action, section: users, display }));
}

function frozen({ state, row: login, before }: Write): SetupChange[] {
  if (login['IsFrozen'] === before?.['IsFrozen']) return [];
  const [action, word] = login['IsFrozen'] === true ? ['frozeuser', 'Froze'] : ['unfrozeuser', 'Unfroze'];
  return [{ action, section: users, display: `${word} user ${username(state, login['UserId'])}` }];
}

function assigned(state: OrgState, { AssigneeId, PermissionSetId, PermissionSetGroupId }: Row, action: string, how: string): SetupChange {
  const group = row(state, 'PermissionSetGroup', PermissionSetGroupId)?.['DeveloperName'];
  const name = group === undefined ? `Permission set ${String(row(state, 'PermissionSet', PermissionSetId)?.['Name'])}` : `Permission set group ${String(group)}`;
  return { action, section: users, display: `${name}: ${how} user ${username(state, AssigneeId)} (UserID: [${String(AssigneeId).slice(0, 15)}])` };
}

function licensed(state: OrgState, { AssigneeId, PermissionSetLicenseId }: Row, action: string, how: string): SetupChange {
  const licence = String(row(state, 'PermissionSetLicense', PermissionSetLicenseId)?.['DeveloperName']);
  return { action, section: users, display: `Permission set license ${licence}: ${how} user ${username(state, AssigneeId)}` };
}

function accessed(state: OrgState, { ParentId, SetupEntityId, SetupEntityType }: Row, how: 'Enabled' | 'Disabled'): SetupChange {
  const type = String(SetupEntityType);
  const target = row(state, type, SetupEntityId);
  const name = String(target?.['DeveloperName'] ?? target?.['Name'] ?? SetupEntityId);
  const display = `Changed permission set ${String(row(state, 'PermissionSet', ParentId)?.['Name'])}: ${name} was ${how.toLowerCase()}`;
  return { action: `SetupEntityAccessAudit_PermSet_${type}_${how}`, section: users, display };
}

function username(state: OrgState, id: unknown): string {
  return String(row(state, 'User', id)?.['Username'] ?? id);
}
