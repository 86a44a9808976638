import { kindOf, parentOf } from '../kinds.ts';
import { dashboard } from '../reports/dashboard.ts';
import { folderOf } from '../reports/folder.ts';
import { report } from '../reports/report.ts';
import { connectedApp } from './connected-app.ts';
import { customField } from './custom-field.ts';
import { customObject } from './custom-object.ts';
import { externalClientApp } from './external-client-app.ts';
import { externalClientGlobalSettings } from './external-client-global-settings.ts';
import { externalClientOauthPolicies } from './external-client-oauth-policies.ts';
import { externalClientOauthSettings } from './external-client-oauth-settings.ts';
import { externalClientPolicies } from './external-client-policies.ts';
import type { Handler } from './handler.ts';
import { mutingPermissionSet } from './muting-permission-set.ts';
import { permissionSetGroup } from './permission-set-group.ts';
import { permissionSet } from './permission-set.ts';
import { profile } from './profile.ts';
import { profilePasswordPolicy } from './profile-password-policy.ts';
import { settings } from './settings.ts';
import { setupEntity } from './setup-entity.ts';
import { stored } from './stored.ts';

const handlers = new Map(
  [
    settings,
    customObject,
    customField,
    folderOf('Report', ['ManageReportsInPubFolders']),
    folderOf('Dashboard', ['ManageDashbdsInPubFolders']),
    report,
    dashboard,
    setupEntity('ApexClass', '01p', 'Name', ['AuthorApex']),
    setupEntity('ApexPage', '066', 'Name', ['CustomizeApplication']),
    setupEntity('CustomPermission', '0CP', 'DeveloperName', ['CustomizeApplication', 'ManageCustomPermissions']),
    profile,
    profilePasswordPolicy,
    permissionSet,
    mutingPermissionSet,
    permissionSetGroup,
    connectedApp,
    externalClientApp,
    externalClientOauthSettings,
    externalClientGlobalSettings,
    externalClientOauthPolicies,
    externalClientPolicies,
  ].map((handler) => [handler.type, handler] as const),
);

/** Every type describeMetadata names has a handler; those without rules of their own are kept as they come. */
export function handlerOf(type: string): Handler | undefined {
  const known = handlers.get(type);
  if (known) return known;
  if (!kindOf(type) && !parentOf(type)) return undefined;
  const made = stored(type);
  handlers.set(type, made);
  return made;
}

/** In the order of a deploy. */
export function allHandlers(): Handler[] {
  return [...handlers.values()].sort((left, right) => left.rank - right.rank);
}
