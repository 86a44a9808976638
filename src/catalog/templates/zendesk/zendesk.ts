import { template } from '../../../core/model/template.ts';

export default template({
  id: 'zendesk',
  title: 'Zendesk Support',
  summary: 'Accounts, contacts and leads shown in Zendesk; tickets written back as cases where ticket sync is on.',
  vendor: 'Zendesk',
  confidence: 'A',
  checkedOn: '2026-11-21',
  sources: [
    { page: 'support.zendesk.com articles 4408843355290, 4408828539290 and 4408828449050', age: 'undated, newest copies 2025-26 in style' },
    { page: 'support.zendesk.com article 4408842860186 (addresses)', age: 'undated' },
  ],
  direction: 'two-way',
  appOwner: 'vendor-app',
  vendorFlow: 'interactive browser login only',
  browserLogin: 'yes',
  integrationLicence: { answer: 'no', because: 'The vendor writes: a full Salesforce user licence, not SALESFORCE INTEGRATION.' },
  pkce: { answer: 'unknown', because: 'Nothing was found.' },
  asked: {
    permissions: [
      'API Enabled',
      'A user that is not API Only',
      'Modify Metadata Through Metadata API Functions',
      'Full access to PushTopic and StreamingChannel',
      'Case access, even where ticket sync is not used',
      'Read on every mapped field',
    ],
  },
  never: {
    userPermissions: ['ModifyAllData', 'ViewAllData', 'CustomizeApplication', 'ManageUsers'],
    scopes: ['Full', 'Web'],
  },
  network: {
    published: 'yes',
    where: 'https://<your subdomain>.zendesk.com/ips and the support article',
    note: 'One range seen, 216.198.0.0/18, wider than the default policy allows; the list per subdomain is narrower.',
  },
  confirm: [
    'Whether connecting works with an API Only user: the vendor says it does not, and every identity made here is API Only.',
    'Whether Modify Metadata can go once no package or layout step is pending (untested).',
  ],
  notes: [
    'The only vendor of this catalogue that forbids the free licence in plain words; it costs one full seat.',
    'Data sync is one-way: edits in Zendesk do not come back. Attachments and closed tickets do not sync.',
    'Case is read-only here. With ticket sync, add create and edit on Case and the fields its package maps.',
  ],
  spec: {
    auth: { flow: 'jwt-bearer', scopes: ['Api', 'RefreshToken'] },
    identity: { licence: 'Salesforce' },
    access: {
      objects: {
        Account: { records: 'all' },
        Contact: { records: 'all', fields: { Email: 'outbound' } },
        Lead: { records: 'all', fields: { Email: 'outbound' } },
        Opportunity: { records: 'all', fields: { AccountId: 'outbound' } },
        Case: { records: 'all' },
        PushTopic: { create: true, edit: true, delete: true },
        StreamingChannel: { create: true, edit: true, delete: true },
      },
      userPermissions: ['ModifyMetadata'],
    },
  },
});
