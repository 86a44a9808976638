import { permissionSetCreated } from '../../data/setup-changes.ts';
import { noteSetupChange } from '../../setup-audit.ts';
import type { SetupChange } from '../../setup-audit.ts';
import type { Component, Scope } from '../components/handler.ts';

type Done = 'created' | 'changed' | 'deleted';
type Words = Record<Done, string>;

/** Action by metadata type and what happened; the names are as those of changes made by hand, where such are known [K]. */
const actions: Record<string, Words> = {
  Profile: { created: 'profileCreated', changed: 'profilePermChangedCustom', deleted: 'profileDeleted' },
  PermissionSet: { created: 'PermSetCreateNoLicense', changed: 'PermSetEdit', deleted: 'PermSetDelete' },
  ConnectedApp: { created: 'insertConnectedApplication', changed: 'updateConnectedApplication', deleted: 'deleteConnectedApplication' },
  ExternalClientApplication: { created: 'insertExternalClientApplication', changed: 'updateExternalClientApplication', deleted: 'deleteExternalClientApplication' },
};
const nouns: Record<string, string> = { PermissionSet: 'permission set', Profile: 'profile', ConnectedApp: 'connected app', ExternalClientApplication: 'external client app' };
const verbs: Words = { created: 'Created', changed: 'Changed', deleted: 'Deleted' };

/** Note in the setup audit trail what became of a component; one that stays as it was says nothing. */
export function noteComponent(scope: Scope, { type, fullName }: Pick<Component, 'type' | 'fullName'>, done: Done): void {
  if (scope.mode === 'deploy') noteSetupChange(scope.state, scope.session.userId, wordsFor(type, fullName, done));
}

function wordsFor(type: string, fullName: string, done: Done): SetupChange {
  if (type === 'PermissionSet' && done === 'created') return permissionSetCreated({ Name: fullName });
  const action = actions[type]?.[done] ?? `${done}${type}`;
  return { action, section: type === 'Profile' || type === 'PermissionSet' ? 'Manage Users' : type, display: `${verbs[done]} ${nouns[type] ?? type} ${fullName}` };
}
