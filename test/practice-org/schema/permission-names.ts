import type { OrgSettings } from '../state.ts';
import { permissionList } from './permission-list.ts';

const labels = new Map(
  permissionList
    .replaceAll('\n', '')
    .split('|')
    .map((entry): [string, string] => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)])
);
const always = [...labels.keys()];
labels.set('UseAnyApiClient', 'Use Any API Client');
labels.set('CanApproveUninstalledApps', 'Approve Uninstalled Connected Apps');
labels.set('RetainFieldHistory', 'Retain Field History');

/**
 * The names behind the `Permissions*` columns of an org. Two of them exist only in some orgs: `UseAnyApiClient` where API Access
 * Control is on, `CanApproveUninstalledApps` in later orgs (facts 1.2 [A]). A third comes with Field Audit Trail (facts 2.x FieldHistoryArchive [A]).
 */
export function permissionNames(settings: OrgSettings): string[] {
  const names = [...always];
  if (settings.switches.apiAccessControl === 'on') names.push('UseAnyApiClient');
  if (settings.switches.approveUninstalledAppsColumn === 'present') names.push('CanApproveUninstalledApps');
  if (settings.switches.fieldAuditTrail === 'on') names.push('RetainFieldHistory');
  return names;
}

/** What Setup calls a permission: `ApiUserOnly` is `Api Only User`. An unknown name is its own label. */
export function permissionLabel(name: string): string {
  return labels.get(name) ?? name;
}

/** Profile names three permissions otherwise (facts 1.2 [A DESC64]). */
const onProfile: Record<string, string> = {
  InstallPackaging: 'InstallMultiforce',
  PublishPackaging: 'PublishMultiforce',
  CreatePackaging: 'CreateMultiforce',
};

/** The name of the same permission in Profile's columns and profile metadata. */
export function permissionNameOnProfile(name: string): string {
  return onProfile[name] ?? name;
}
