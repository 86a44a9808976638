import { given } from '../../../core/model/audit/org-reading.ts';
import type { AppMetadataRow, AppPolicyRow, ExternalClientAppRow } from '../../../core/model/audit/rows-apps.ts';
import { daysOfUnit, relaxation } from './terms.ts';

/** Rows of ExtlClntAppOauthPlcyCnfg (facts 2 [A]). */
export interface RawPolicy {
  readonly ExternalClientApplicationId: string;
  readonly PermittedUsersPolicyType: string | null;
  readonly IpRelaxationPolicyType: string | null;
  readonly RefreshTokenPolicyType: string | null;
  readonly RefreshTokenValidityPeriod: number | null;
  readonly RefreshTokenValidityUnit: string | null;
  readonly SessionTimeoutInMinutes: number | null;
  readonly IsClientCredentialsFlowEnabled: boolean | null;
  readonly ClientCredentialsFlowUser: string | null;
}

export const policyColumns = ['Id', 'DeveloperName', 'ExternalClientApplicationId', 'PermittedUsersPolicyType', 'IpRelaxationPolicyType', 'RefreshTokenPolicyType', 'RefreshTokenValidityPeriod', 'RefreshTokenValidityUnit', 'SessionTimeoutInMinutes', 'IsClientCredentialsFlowEnabled', 'ClientCredentialsFlowUser'];

const permitted: Readonly<Record<string, AppPolicyRow['permittedUsers']>> = { AdminApprovedPreAuthorized: 'admin-approved', AllSelfAuthorized: 'all' };
const refresh: Readonly<Record<string, AppPolicyRow['refreshPolicy']>> = { Infinite: 'infinite', Zero: 'zero', SpecificLifetime: 'lifetime', SpecificInactivity: 'inactivity' };

function refreshDays({ RefreshTokenPolicyType: type, RefreshTokenValidityPeriod: period, RefreshTokenValidityUnit: unit }: RawPolicy): number | undefined {
  const days = daysOfUnit(unit);
  return type === 'Infinite' || type === 'Zero' || period === null || days === undefined ? undefined : period * days;
}

/** The flow is on where both the settings and the policy say so (facts 1.4 [A/B]); one of the two that is not told leaves it open. */
function clientCredentials(policy: boolean | null, settings: boolean | undefined): boolean | undefined {
  if (policy === false || settings === false) return false;
  return policy === true && settings === true ? true : undefined;
}

export function externalPolicy(app: ExternalClientAppRow, policy: RawPolicy, settings: AppMetadataRow | undefined, boundTo: readonly string[] | undefined): AppPolicyRow {
  return {
    app: app.name,
    kind: 'external-client-app',
    appId: app.id,
    ...given('permittedUsers', permitted[policy.PermittedUsersPolicyType ?? '']),
    ...given('ipRelaxation', relaxation(policy.IpRelaxationPolicyType)),
    ...given('refreshPolicy', refresh[policy.RefreshTokenPolicyType ?? '']),
    ...given('refreshDays', refreshDays(policy)),
    ...given('sessionMinutes', policy.SessionTimeoutInMinutes),
    ...given('clientCredentials', clientCredentials(policy.IsClientCredentialsFlowEnabled, settings?.flags.clientCredentials)),
    ...given('runAs', policy.ClientCredentialsFlowUser),
    ...given('boundTo', boundTo),
  };
}
