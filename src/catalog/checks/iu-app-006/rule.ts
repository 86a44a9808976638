import type { Rule } from '../../../core/model/audit/rule.ts';

export const rule: Rule = {
  id: 'IU-APP-006',
  title: 'Risky OAuth flows are off',
  severity: 'high',
  tier: 'core',
  subject: 'app',
  practices: ['hardened-apps'],
  rationale: 'Device, implicit, username-password and secretless web flows were the phishing doors.',
  facts: ['connectedAppMetadata', 'externalClientAppMetadata', 'orgSettings'],
  optionalFacts: ['loginHistory', 'registry'],
  orgMode: 'yes',
  sourceMode: {
    answers: 'partly',
    facts: ['connectedAppMetadata', 'externalClientAppMetadata', 'orgSettings'],
    optionalFacts: ['registry'],
    what: 'flags of the app files and OauthOidc settings; .ecaGlblOauth is often kept out of the project',
  },
  logic: {
    'not-applicable': 'The app is not an integration\'s (definitions.integrationApp).',
    fail: 'isDeviceFlowEnabled is true; or isConsumerSecretOptional is true without isPkceRequired true; or logins by OauthUsernamePassword or OauthUserAgent for the app were seen.',
    unknown: 'The flags of the app could not be read, or isDeviceFlowEnabled is absent (connected app below API 67).',
    warn: 'OauthOidcSettings.blockOAuthUnPwFlow or blockOAuthUsrAgtFlow is not true: these flows have no switch per app.',
    pass: 'Device flow is off, the web-server flow needs a secret or PKCE, and the org blocks username-password and user-agent flows.',
  },
  remediation: 'In the app\'s OAuth settings in Setup switch off the device flow, and ask for PKCE and the secret. When no login uses them any more (IU-CRD-003), switch off the username-password and user-agent flows in Setup, OAuth and OpenID Connect Settings.',
  fix: {
    kind: 'metadata',
    exact: 'ExtlClntAppGlobalOauthSettings.isDeviceFlowEnabled = false; OauthOidcSettings.blockOAuthUnPwFlow = true',
    exactFor: { 'connected-app': 'ConnectedApp.oauthConfig.isDeviceFlowEnabled = false', 'external-client-app': 'ExtlClntAppGlobalOauthSettings.isDeviceFlowEnabled = false' },
  },
  mark: 'A',
  open: ['ConnectedApp.oauthConfig.isDeviceFlowEnabled comes with API 67: absent is unknown there.'],
  mapping: {
    owaspNhi2025: ['NHI4:2025'],
    'csaSscf1.0': ['IAM-SaaS-18', 'IAM-SaaS-19'],
    nist80053r5: ['IA-5', 'CM-7'],
    'cisV8.1': ['4.8'],
    soc2: ['CC6.1', 'CC6.6'],
    salesforce: ['KB 005225370; SHR connected apps: device flow deselected, PKCE, secret required'],
  },
  sources: ['KB 005225370', 'help xcloud.shr_connected_apps'],
};
