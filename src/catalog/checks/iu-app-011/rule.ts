import type { Rule } from '../../../core/model/audit/rule.ts';

export const rule: Rule = {
  id: 'IU-APP-011',
  title: 'Callback, contact and kind of the app are in order',
  severity: 'low',
  tier: 'plus',
  subject: 'app',
  practices: ['shared-mailbox', 'hardened-apps'],
  rationale: 'A wildcard, http or localhost callback on a production server app invites token interception. New connected apps are blocked since Spring \'26, so each one left is a legacy to plan for.',
  facts: ['connectedAppMetadata', 'externalClientAppMetadata', 'externalClientApps'],
  optionalFacts: ['organization', 'registry', 'users'],
  orgMode: 'yes',
  sourceMode: {
    answers: 'yes',
    facts: ['connectedAppMetadata', 'externalClientAppMetadata', 'externalClientApps'],
    optionalFacts: ['registry'],
    what: 'callbackUrl and contactEmail; production or not needs an org',
  },
  logic: {
    'not-applicable': 'The app is not an integration\'s (definitions.integrationApp).',
    fail: 'A callback URL uses http on another host than localhost or 127.0.0.1, or holds a wildcard.',
    unknown: 'callbackUrl could not be read or is a placeholder.',
    warn: 'A localhost callback in production, contactEmail of an active person, or the app is a connected app although an external client app would do.',
    pass: 'Callbacks are https, the contact is a team\'s, the kind is declared by the spec.',
  },
  remediation: 'In the app\'s settings in Setup, give an https address of the vendor as callback and the shared mailbox as contact. A connected app that stays is declared in the spec (auth.app).',
  fix: {
    kind: 'metadata',
    exact: 'ExtlClntAppGlobalOauthSettings.callbackUrl; ExternalClientApplication.contactEmail',
    exactFor: { 'connected-app': 'ConnectedApp.oauthConfig.callbackUrl; ConnectedApp.contactEmail', 'external-client-app': 'ExtlClntAppGlobalOauthSettings.callbackUrl; ExternalClientApplication.contactEmail' },
  },
  mark: 'A',
  open: ['That existing connected apps stay editable while new ones are blocked is settled; an end date is not announced.'],
  mapping: {
    owaspNhi2025: ['NHI4:2025'],
    'csaSscf1.0': ['IAM-SaaS-06', 'IPY-SaaS-02'],
    nist80053r5: ['IA-5', 'CM-6'],
    'cisV8.1': ['4.1'],
    soc2: ['CC6.1'],
    salesforce: ['KB 005228017'],
  },
  sources: ['developer.salesforce.com notes on Spring 26'],
};
