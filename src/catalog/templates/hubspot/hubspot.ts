import { template } from '../../../core/model/template.ts';

export default template({
  id: 'hubspot',
  title: 'HubSpot',
  summary: 'Two-way sync of leads, contacts, companies and deals with HubSpot.',
  vendor: 'HubSpot',
  confidence: 'B',
  checkedOn: '2026-11-21',
  sources: [
    { page: 'knowledge.hubspot.com: what are the minimum permissions the Salesforce integration user needs', age: 'Feb 2019' },
    { page: 'knowledge.hubspot.com: change your Salesforce integration user', age: 'undated' },
    { page: 'knowledge.hubspot.com: manage your Salesforce integration settings', age: 'Jan 2019' },
    { page: 'trailhead.salesforce.com community thread 0F9300000009Q1XCAU, quoting a later vendor list', age: 'undated' },
  ],
  direction: 'two-way',
  appOwner: 'vendor-app',
  vendorFlow: 'browser login, then refresh token (the flow is from memory; the login page was seen in the vendor\'s guide)',
  browserLogin: 'yes',
  integrationLicence: { answer: 'unknown', because: 'The vendor does not say; third-party guides use it.' },
  pkce: { answer: 'unknown', because: 'Nothing was found.' },
  asked: {
    permissions: [
      'HubSpot Integration permission set (from the package)',
      'API Enabled',
      'View Setup and Configuration',
      'Modify All on each synced object',
      'Later list: Modify Metadata (only for the Visualforce window and deal sync), Download AppExchange Packages',
    ],
  },
  never: {
    userPermissions: ['ModifyAllData', 'ViewAllData', 'ManageUsers', 'AuthorApex'],
    scopes: ['Full', 'Web'],
    rights: ['delete'],
    words: ['Modify Metadata or Download AppExchange Packages after the installation is done.'],
  },
  network: { published: 'no', note: 'ask the vendor before you fill in the allowlist.' },
  confirm: [
    'The addresses HubSpot calls from.',
    'Whether the Salesforce Integration licence is supported.',
    'Whether View Setup and Configuration is still needed; it is left out here until connecting fails without it.',
    'Which fields are mapped: add each with its direction.',
  ],
  notes: [
    'HubSpot syncs only objects the user can reach, so leaving an object out is the supported way to narrow it.',
    'E-mail is the key that HubSpot matches contacts on.',
    'Its page on changing the user wants the new user to have permissions equal to or above the old one\'s: a quiet swap to a narrower user may be refused.',
    'All contacts sync by default unless an inclusion list is set in HubSpot.',
  ],
  spec: {
    auth: { flow: 'jwt-bearer', scopes: ['Api', 'RefreshToken'] },
    access: {
      objects: {
        Account: { records: 'all', create: true, edit: true, fields: { Website: 'two-way', Phone: 'two-way' } },
        Contact: { records: 'all', create: true, edit: true, fields: { Email: 'two-way', Phone: 'two-way', AccountId: 'two-way' } },
        Lead: { records: 'all', create: true, edit: true, fields: { Email: 'two-way', Phone: 'two-way' } },
        Opportunity: { records: 'all', create: true, edit: true, fields: { Amount: 'two-way', AccountId: 'two-way' } },
        Task: { create: true },
      },
    },
  },
});
