import { flagIn, numberIn, placesOf, textIn, told } from '../../../core/metadata/source/element.ts';
import type { Place } from '../../../core/model/audit/place.ts';
import type { AppMetadataRow, AppPolicyRow } from '../../../core/model/audit/rows-apps.ts';
import type { SourceElement } from '../../../core/model/audit/source-project.ts';
import { externalPolicy, type RawPolicy } from './external.ts';

/** The elements of a policy file in the form the org's own rows of it have (facts 1.4, 2 [A]). */
function raw(policy: SourceElement): RawPolicy {
  const text = (element: string): string | null => textIn(policy, element) ?? null;
  const number = (element: string): number | null => numberIn(policy, element) ?? null;
  return {
    ExternalClientApplicationId: '',
    PermittedUsersPolicyType: text('permittedUsersPolicyType'),
    IpRelaxationPolicyType: text('ipRelaxationPolicyType'),
    RefreshTokenPolicyType: text('refreshTokenPolicyType'),
    RefreshTokenValidityPeriod: number('refreshTokenValidityPeriod'),
    RefreshTokenValidityUnit: text('refreshTokenValidityUnit'),
    SessionTimeoutInMinutes: number('sessionTimeoutInMinutes'),
    IsClientCredentialsFlowEnabled: flagIn(policy, 'isClientCredentialsFlowEnabled') ?? null,
    ClientCredentialsFlowUser: text('clientCredentialsFlowUser'),
  };
}

const elements = {
  permittedUsers: 'permittedUsersPolicyType',
  ipRelaxation: 'ipRelaxationPolicyType',
  refreshPolicy: 'refreshTokenPolicyType',
  refreshDays: 'refreshTokenValidityPeriod',
  sessionMinutes: 'sessionTimeoutInMinutes',
  clientCredentials: 'isClientCredentialsFlowEnabled',
  runAs: 'clientCredentialsFlowUser',
};

/** What a policy file says of an external client app. */
export function filePolicy(name: string, policy: SourceElement, settings: AppMetadataRow | undefined, boundTo: readonly string[]): AppPolicyRow {
  const places = { ...placesOf(policy, { boundTo: 'commaSeparatedProfile' }), ...placesOf(policy, { boundTo: 'commaSeparatedPermissionSet' }), ...placesOf(policy, elements) };
  return { ...externalPolicy({ id: name, name, label: name }, raw(policy), settings, boundTo), at: policy.at, places };
}

/**
 * Without a policy file Salesforce makes a policy of its own on deploy: any user, IP ranges enforced, refresh tokens of 365 days
 * (facts 1.4 [B]). An org may have another by now, so that these values are not given as facts.
 */
export function defaultedPolicy(name: string, at: Place | undefined): AppPolicyRow {
  return { app: name, kind: 'external-client-app', appId: name, defaulted: true, boundTo: [], ...told({ at }) };
}
