import type { Rule } from '../../../core/model/audit/rule.ts';

export const rule: Rule = {
  id: 'IU-CRD-007',
  title: 'Consumer secrets cannot be read through APIs',
  severity: 'high',
  tier: 'plus',
  subject: 'org',
  practices: ['encrypted-store', 'hardened-apps'],
  rationale: 'If Metadata/REST return secrets, any metadata reader owns every integration.',
  facts: ['orgSettings', 'permissionColumns', 'permissionSetAssignments', 'permissionSets'],
  optionalFacts: ['auditLog', 'externalClientApps', 'licenceAssignments', 'licences', 'mutingPermissionSets', 'permissionSetGroups', 'policy', 'registry', 'users'],
  orgMode: 'yes',
  sourceMode: {
    answers: 'yes',
    facts: ['orgSettings', 'permissionColumns', 'permissionSets'],
    optionalFacts: ['auditLog', 'licences', 'mutingPermissionSets', 'permissionSetGroups', 'registry'],
    what: 'settings/ExternalClientApp.settings and ViewClientSecret in sets and profiles of integrations',
  },
  logic: {
    'not-applicable': 'The org has no external client app.',
    fail: 'enableConsumerSecretApiAccess or enableClientSecretInRestApiAccess is true outside a rotation window that the audit log opened within 24 hours, or an integration identity effectively holds ViewClientSecret.',
    unknown: 'The settings could not be read or an element is absent and no holder was found.',
    warn: 'An element is true inside such a window, or a person outside trustedAdmins holds ViewClientSecret.',
    pass: 'Both elements are false and no integration identity holds the permission.',
  },
  remediation: 'In Setup, in the settings of external client apps, let no API show consumer secrets. Take the permission that shows them away from people who do not need it, and replace every secret that could be read.',
  fix: {
    kind: 'metadata',
    exact: 'ExternalClientAppSettings.enableConsumerSecretApiAccess = false; enableClientSecretInRestApiAccess = false',
  },
  mark: 'A',
  open: ['Field names are settled, their exact effect is known from two sources only (B).'],
  mapping: {
    owaspNhi2025: ['NHI2:2025'],
    'csaSscf1.0': ['IAM-SaaS-08', 'CCC-SaaS-01'],
    nist80053r5: ['IA-5(6)', 'AC-6'],
    'cisV8.1': ['3.3'],
    soc2: ['CC6.1'],
    salesforce: ['SHR ECA: Metadata Secrets Protection; REST API Secret Masking'],
  },
  sources: ['help xcloud.shr_external_client_apps', 'meta_extlclntappoauthsettings (special access rules)'],
};
