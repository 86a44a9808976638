import type { Example } from '../../../core/model/audit/check.ts';
import { appFile, appName, connectedFiles, connectedId, connectedOrg, place, refused, secretOrg, untold, withMetadata, withSpec } from '../../../core/model/audit/example/apps.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { add, goodOrg, without, withPolicy } from '../../../core/model/audit/example/org.ts';
import { aCertificate, appMetadata, daysAgo } from '../../../core/model/audit/example/rows.ts';
import type { CertificateFacts } from '../../../core/model/audit/rows-apps.ts';

const certificate = (to: Partial<CertificateFacts>): Facts => withMetadata(goodOrg(), { certificate: aCertificate(to) });
const silent = (facts: Facts): Facts => untold(facts, 'externalClientAppMetadata', 'certificate');

const examples: readonly Example[] = [
  { title: 'A certificate in date, strong, and used once', kind: 'pass', mode: 'org', facts: goodOrg(), subject: appName, result: 'pass' },
  { title: 'It has ended', kind: 'fail', mode: 'org', facts: certificate({ notAfter: daysAgo(2) }), subject: appName, result: 'fail', says: 'ended on 2026-11-20' },
  { title: 'It ends within certificate.failDays', kind: 'fail', mode: 'org', facts: certificate({ notAfter: daysAgo(-13.5) }), subject: appName, result: 'fail', says: 'in 13 days' },
  { title: 'It ends within certificate.warnDays', kind: 'warn', mode: 'org', facts: certificate({ notAfter: daysAgo(-20.5) }), subject: appName, result: 'warn', says: 'in 20 days' },
  { title: 'It ends within the days of a stricter policy', kind: 'fail', mode: 'org', facts: withPolicy(certificate({ notAfter: daysAgo(-20) }), { certificate: { failDays: 45, warnDays: 60 } }), subject: appName, result: 'fail', says: 'The certificate of HubSpot ends on 2026-12-12, in 20 days' },
  { title: 'It begins tomorrow', kind: 'fail', mode: 'org', facts: certificate({ notBefore: daysAgo(-1) }), subject: appName, result: 'fail', says: 'is valid only from' },
  { title: 'It begins in two minutes, by another clock', kind: 'near-miss', mode: 'org', facts: certificate({ notBefore: daysAgo(-2 / 1440) }), subject: appName, result: 'pass' },
  { title: 'An RSA key of 1024 bits', kind: 'fail', mode: 'org', facts: certificate({ keyBits: 1024 }), subject: appName, result: 'fail', says: '1024 bits' },
  { title: 'A SHA-1 signature', kind: 'fail', mode: 'org', facts: certificate({ hash: 'sha1' }), subject: appName, result: 'fail', says: 'SHA1' },
  { title: 'The same key in another app', kind: 'fail', mode: 'org', facts: add(goodOrg(), 'connectedAppMetadata', appMetadata({ app: 'Old_Sync', id: connectedId, certificate: aCertificate({ fingerprint: 'BB:02' }) })), subject: appName, result: 'fail', says: 'also that of Old_Sync' },
  { title: 'The same key in another environment', kind: 'fail', mode: 'org', facts: add(goodOrg(), 'otherEnvironments', { orgId: '00D000000000002AAA', environment: 'sandbox', integration: 'hubspot', publicKeys: ['aa01'], secretReferences: [] }), subject: appName, result: 'fail', says: 'hubspot in sandbox' },
  { title: 'Same certificate in a source copy and an MDAPI copy of one app', kind: 'near-miss', mode: 'source', facts: connectedFiles({ metadata: { at: place('src/connectedApps/hubspot_Integration.connectedApp', 2) } }), subject: appName, result: 'pass' },
  { title: 'Org certificate in certs/*.crt that no app uses', kind: 'near-miss', mode: 'org', facts: withMetadata(secretOrg(), { certificate: 'none' }), subject: appName, result: 'not-applicable' },
  { title: 'The certificate was not returned', kind: 'unknown', mode: 'org', facts: silent(goodOrg()), subject: appName, result: 'unknown', says: 'No certificate of HubSpot was read' },
  { title: 'The certificate does not parse', kind: 'unknown', mode: 'org', facts: withMetadata(goodOrg(), { certificate: 'unreadable' }), subject: appName, result: 'unknown', says: 'The certificate of HubSpot is none that can be read' },
  { title: 'There is none, and the spec says jwt-bearer', kind: 'unknown', mode: 'org', facts: withMetadata(goodOrg(), { certificate: 'none' }), subject: appName, result: 'unknown', says: 'says jwt-bearer' },
  { title: 'The settings of connected apps could not be read', kind: 'unknown', mode: 'org', facts: without(connectedOrg(), 'connectedAppMetadata', refused), subject: 'HubSpot', result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'The settings of external client apps could not be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'externalClientAppMetadata', refused), subject: appName, result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'A file with a certificate that has ended', kind: 'fail', mode: 'source', facts: connectedFiles({ metadata: { certificate: aCertificate({ notAfter: daysAgo(1) }), places: { certificate: place(appFile, 7) } } }), subject: appName, result: 'fail', says: 'The certificate of HubSpot ended on 2026-11-21' },
  { title: 'Files with a good certificate', kind: 'pass', mode: 'source', facts: goodFiles(), subject: appName, result: 'pass' },
  { title: 'Files of an app without a certificate, whose spec says client credentials', kind: 'not-applicable', mode: 'source', facts: withSpec(withMetadata(goodFiles(), { certificate: 'none' }), { auth: { flow: 'client-credentials', scopes: ['Api'] } }, 'none'), subject: appName, result: 'not-applicable' },
];
export default examples;
