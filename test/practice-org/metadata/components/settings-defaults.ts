import type { OrgState, XmlElement } from '../../state.ts';
import { element } from './content.ts';

/** What a new org answers of the settings that matter here, before anybody deployed them (facts 1.5 [A] elements, 4 [A] the blocked flow). */
export function defaultSettings(state: OrgState): Record<string, XmlElement> {
  const { apiAccessControl, enforceIpRangesEveryRequest } = state.settings.switches;
  return {
    ConnectedApp: element({
      enableAdminApprovedAppsOnly: apiAccessControl === 'on' ? false : undefined,
      enableAdminApprovedAppsOnlyForExternalUser: apiAccessControl === 'on' ? false : undefined,
      enableSkipUserProvisioningWizardWelcomePage: false,
    }),
    Event: element({ bypassMeteringBlock: false, enableDeleteMonitoringData: false, enableEventLogGeneration: false, enableStreamingApi: true, enableTransactionSecurityPolicies: false }),
    ExternalClientApp: element({ enableClientSecretInRestApiAccess: false, enableConsumerSecretApiAccess: false, enablePackageEcaOauthFromDevOrg: false }),
    OauthOidc: element({ blockOAuthUnPwFlow: true, blockOAuthUsrAgtFlow: false, isPkceRequired: false, oAuthCdCrdtFlowEnable: false }),
    Security: {
      networkAccess: [''],
      passwordPolicies: [element({ complexity: 'AlphaNumeric', expiration: 'NinetyDays', historyRestriction: 3, lockoutInterval: 'FifteenMinutes', maxLoginAttempts: 'TenAttempts', minimumPasswordLength: 8 })],
      sessionSettings: [element({ enforceIpRangesEveryRequest: enforceIpRangesEveryRequest === 'on', lockSessionsToIp: false, sessionTimeout: 'TwoHours' })],
    },
  };
}
