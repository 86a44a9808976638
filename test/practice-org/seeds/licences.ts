import { newId } from '../ids.ts';
import { permissionNames } from '../schema/schema.ts';
import { putRow } from '../state.ts';
import type { OrgState, Row } from '../state.ts';
import { stamps } from './stamps.ts';

/** Seats by licence name. Five integration seats and five of the permission set licence are free in Enterprise Edition (facts 4 [A]). */
export interface Seats {
  licences: Record<string, number>;
  integrationPsl: number;
}

/** facts 2.x: the integration licence's key is in no list, so that nobody may rely on it; the others are well known. */
const definitionKeys: Record<string, string> = {
  Salesforce: 'SFDC',
  'Salesforce Platform': 'AUL',
  'Salesforce Integration': 'PID_INTEGRATION',
  'Chatter Free': 'PID_CHATTER',
  Identity: 'PID_IDENTITY',
  'Analytics Cloud Integration User': 'PID_ANALYTICS_INTEGRATION',
};

export function addLicences(state: OrgState, seats: Seats, adminId: string): void {
  const stamp = stamps(state, adminId);
  const now = String(stamp['CreatedDate']);
  for (const [name, total] of Object.entries(seats.licences)) {
    putRow(state, 'UserLicense', {
      Id: newId(state, '100'),
      Name: name,
      MasterLabel: name,
      LicenseDefinitionKey: definitionKeys[name] ?? name,
      Status: 'Active',
      TotalLicenses: total,
      UsedLicenses: 0,
      UsedLicensesLastUpdated: now,
      CreatedDate: now,
      LastModifiedDate: now,
      SystemModstamp: now,
    });
  }
  putRow(state, 'PermissionSetLicense', {
    Id: newId(state, '0PL'),
    DeveloperName: 'SalesforceAPIIntegrationPsl',
    MasterLabel: 'Salesforce API Integration',
    PermissionSetLicenseKey: 'SalesforceAPIIntegrationPsl',
    Language: 'en_US',
    IsDeleted: false,
    Status: 'Active',
    TotalLicenses: seats.integrationPsl,
    UsedLicenses: 0,
    MigratableLicenses: 0,
    ExpirationDate: null,
    IsAvailableForIntegrations: true,
    LicenseExpirationPolicy: null,
    IsSupplementLicense: false,
    ...maximum(state),
    ...stamp,
  });
}

/** Which permissions this licence adds is published nowhere; real permission sets on it hold even ModifyAllData (facts 1.2 [B]). */
function maximum(state: OrgState): Row {
  return Object.fromEntries(permissionNames(state.settings).map((name) => [`MaximumPermissions${name}`, true]));
}
