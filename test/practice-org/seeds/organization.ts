import { putRow } from '../state.ts';
import type { OrgState } from '../state.ts';
import { stamps } from './stamps.ts';

export function addOrganization(state: OrgState, byId: string): void {
  const { settings } = state;
  putRow(state, 'Organization', {
    Id: settings.orgId,
    Name: settings.name,
    OrganizationType: settings.edition,
    InstanceName: settings.instanceName,
    IsSandbox: settings.isSandbox,
    TrialExpirationDate: null,
    NamespacePrefix: null,
    LanguageLocaleKey: 'en_US',
    DefaultLocaleSidKey: 'en_US',
    TimeZoneSidKey: 'America/Los_Angeles',
    PrimaryContact: null,
    Country: 'US',
    FiscalYearStartMonth: 1,
    ...stamps(state, byId),
  });
}
