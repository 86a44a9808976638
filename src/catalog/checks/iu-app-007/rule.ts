import type { Rule } from '../../../core/model/audit/rule.ts';

export const rule: Rule = {
  id: 'IU-APP-007',
  title: 'Client credentials run as the integration\'s own API Only user',
  severity: 'high',
  raise: { to: 'critical', when: 'the run-as user is an administrator or not API Only' },
  tier: 'core',
  subject: 'app',
  practices: ['separate-users', 'hardened-apps'],
  rationale: 'With client credentials the secret alone is the identity: whoever holds it is the run-as user. Salesforce tells partners to remove the flow.',
  facts: ['appPolicies', 'permissionSetAssignments', 'permissionSets', 'registry', 'users'],
  optionalFacts: [
    'externalClientAppMetadata',
    'licenceAssignments',
    'licences',
    'mutingPermissionSets',
    'permissionColumns',
    'permissionSetGroups',
  ],
  orgMode: 'yes',
  sourceMode: {
    answers: 'partly',
    facts: ['appPolicies', 'permissionSets', 'registry'],
    optionalFacts: ['externalClientAppMetadata', 'licences', 'mutingPermissionSets', 'permissionColumns', 'permissionSetGroups'],
    what: 'flow flags and run-as username against the spec; whether that user is API Only needs an org',
  },
  logic: {
    'not-applicable': 'Client credentials are off for the app (external client app: in the global settings or in the policy; connected app: isClientCredentialEnabled not true).',
    fail: 'The flow is on and the spec\'s auth.flow is not client-credentials; or the run-as user is not the integration\'s username, is inactive, is not API Only, or holds a right of userAdmin, dataPower or configuration.',
    unknown: 'Only one of the two external client app switches could be read, or the run-as user\'s permissions are unknown.',
    warn: 'No spec exists for the app, and its run-as user is an API Only user of no other app.',
    pass: 'The flow is declared, and its run-as user is the integration\'s own API Only user.',
  },
  remediation: 'Open the app\'s policies in Setup and choose the integration\'s own API Only user as Run As user of the client credentials flow; or switch that flow off and use JWT bearer.',
  fix: {
    kind: 'metadata',
    exact: 'ExtlClntAppOauthConfigurablePolicies.clientCredentialsFlowUser = <username>',
    exactFor: { 'connected-app': 'ConnectedApp.oauthConfig.oauthClientCredentialUser', 'external-client-app': 'ExtlClntAppOauthConfigurablePolicies.clientCredentialsFlowUser' },
  },
  mark: 'A',
  open: [
    'Connected app: whether oauthClientCredentialUser can be set on an existing app through metadata is in doubt: read back after deploy.',
  ],
  mapping: {
    owaspNhi2025: ['NHI4:2025', 'NHI7:2025'],
    'csaSscf1.0': ['IAM-SaaS-08'],
    nist80053r5: ['IA-5', 'IA-5(2)', 'IA-9'],
    'cisV8.1': ['5.2'],
    soc2: ['CC6.1'],
    salesforce: ['SHR ECA: Disable Client Credentials Flow'],
  },
  sources: ['help xcloud.shr_external_client_apps', 'KB 005225370', 'meta_extlclntappoauthconfigurablepolicies'],
};
