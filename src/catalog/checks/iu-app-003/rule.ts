import type { Rule } from '../../../core/model/audit/rule.ts';

export const rule: Rule = {
  id: 'IU-APP-003',
  title: 'Only users an administrator approved may use the app',
  severity: 'critical',
  tier: 'core',
  subject: 'app',
  practices: ['app-bound-to-profile', 'hardened-apps'],
  rationale: 'Self-authorisation lets any tricked user mint a token.',
  facts: ['appPolicies', 'connectedApps', 'externalClientApps', 'registry'],
  optionalFacts: ['oauthTokens', 'orgSettings'],
  orgMode: 'yes',
  sourceMode: {
    answers: 'yes',
    facts: ['appPolicies', 'connectedApps', 'externalClientApps', 'registry'],
    optionalFacts: ['orgSettings'],
    what: 'isAdminApproved of connected apps, permittedUsersPolicyType of external client apps',
  },
  logic: {
    'not-applicable': 'The app is not an integration\'s (definitions.integrationApp).',
    fail: 'Connected app: OptionsAllowAdminApprovedUsersOnly is false or isAdminApproved is not true; external client app: permittedUsersPolicyType is not AdminApprovedPreAuthorized.',
    unknown: 'The policy row or element of the app could not be read.',
    warn: 'API Access Control (enableAdminApprovedAppsOnly) is on and limits the app anyway; or in source an external client app has no policy file, so the org will make one with AllSelfAuthorized.',
    pass: 'Only pre-authorised users may use the app.',
  },
  remediation: 'Bind the profile or permission set first (IU-APP-004), then set oauthConfig.isAdminApproved true (connected app) or permittedUsersPolicyType AdminApprovedPreAuthorized (external client app); the other order cuts users off.',
  fix: {
    kind: 'metadata',
    exact: 'ExtlClntAppOauthConfigurablePolicies.permittedUsersPolicyType = AdminApprovedPreAuthorized; ConnectedApp.oauthConfig.isAdminApproved = true',
  },
  mark: 'A',
  open: [],
  mapping: {
    owaspNhi2025: ['NHI3:2025', 'NHI4:2025'],
    'csaSscf1.0': ['IAM-SaaS-19'],
    nist80053r5: ['AC-3', 'AC-6'],
    'cisV8.1': ['6.1', '6.8'],
    soc2: ['CC6.1', 'CC6.3'],
    sbs: ['SBS-OAUTH-002'],
    salesforce: ['help: preauth_user_app_access_through_eca'],
  },
  sources: ['object ref ConnectedApplication', 'help xcloud.preauth_user_app_access_through_eca', 'j-schreiber rule noUserCanSelfAuthorize'],
};
