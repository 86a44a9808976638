import type { Rule } from '../../../core/model/audit/rule.ts';

export const rule: Rule = {
  id: 'IU-APP-008',
  title: 'The signing certificate is valid, strong and used once',
  severity: 'high',
  tier: 'core',
  subject: 'app',
  practices: ['credential-rotation', 'hardened-apps'],
  rationale: 'Expired cert = outage; shared or weak cert = shared identity.',
  facts: ['connectedAppMetadata', 'externalClientAppMetadata', 'policy'],
  optionalFacts: ['auditLog', 'otherEnvironments', 'records', 'registry'],
  orgMode: 'yes',
  sourceMode: {
    answers: 'partly',
    facts: ['connectedAppMetadata', 'externalClientAppMetadata', 'policy'],
    optionalFacts: ['auditLog', 'otherEnvironments', 'records', 'registry'],
    what: 'certificates inside app files of the project',
  },
  logic: {
    'not-applicable': 'The app has no certificate and no spec says jwt-bearer.',
    fail: 'The certificate is expired, expires within certificate.failDays, starts more than 5 minutes in the future, has an RSA key under 2048 bits or a SHA-1 signature, or its public key is also in another app or environment.',
    unknown: 'The certificate element was not returned or does not parse, or the spec says jwt-bearer and no certificate is readable.',
    warn: 'It expires within certificate.warnDays.',
    pass: 'It parses, is in date, strong, and found in no other app.',
  },
  remediation: 'Make a new key and certificate, put the certificate into the app, prove the login with `sf integration-user verify --name NAME`, then destroy the old key.',
  fix: {
    kind: 'metadata',
    exact: 'ExtlClntAppGlobalOauthSettings.certificate; ConnectedApp.oauthConfig.certificate',
    exactFor: { 'connected-app': 'ConnectedApp.oauthConfig.certificate', 'external-client-app': 'ExtlClntAppGlobalOauthSettings.certificate' },
  },
  mark: 'B',
  open: [
    'One app holds one certificate as far as the schema shows: overlap needs a second app.',
    'Whether retrieve returns the certificate of an external client app in every org: if not, unknown.',
  ],
  mapping: {
    owaspNhi2025: ['NHI7:2025', 'NHI8:2025'],
    'csaSscf1.0': ['IAM-SaaS-08'],
    nist80053r5: ['IA-5(2)', 'SC-12', 'SC-17'],
    'cisV8.1': ['3.11'],
    soc2: ['CC6.1'],
    salesforce: ['SHR: Use Digital Signatures; Expired certificate notification'],
  },
  sources: ['help xcloud.shr_connected_apps', 'help xcloud.shr_api_integration_security'],
};
