import { template } from '../../../core/model/template.ts';

export default template({
  id: 'servicenow',
  title: 'ServiceNow Salesforce spoke',
  summary: 'ServiceNow flows that read and write cases, accounts and contacts, with client credentials.',
  vendor: 'ServiceNow',
  confidence: 'A',
  checkedOn: '2026-11-21',
  sources: [
    { page: 'ServiceNow docs: salesforce-spoke', age: '6 Oct 2026' },
    { page: 'ServiceNow docs: setup-sf-spk', age: '12 Mar 2026' },
  ],
  direction: 'two-way',
  appOwner: 'customer-app',
  vendorFlow: 'client credentials (authorization code and JWT bearer are the alternatives)',
  browserLogin: 'no',
  integrationLicence: { answer: 'unknown', because: 'The vendor does not say; client credentials needs no browser login.' },
  pkce: { answer: 'yes', because: 'PKCE plays no part in client credentials, so it stays required.' },
  asked: { permissions: ['"Salesforce admin credentials" as a requirement of the spoke', '"Relax IP Restrictions" on the app'], scopes: 'api; with authorization code also refresh_token offline_access' },
  never: {
    userPermissions: ['ModifyAllData', 'ViewAllData', 'ManageUsers'],
    scopes: ['Full', 'Web', 'RefreshToken'],
    words: ['The spoke\'s Create User and Remove User actions.', 'Relaxed IP restrictions: list the addresses instead.'],
  },
  network: { published: 'unknown', note: 'No list was found; with a MID Server the calls come from your own address.' },
  confirm: ['The addresses of your instance, or use a MID Server.', 'Which actions the flows use: open only the objects those need.'],
  notes: ['User is read-only here, for look-ups.', 'The vendor\'s text still says connected app; new orgs need an external client app.'],
  spec: {
    auth: { flow: 'client-credentials', scopes: ['Api'] },
    access: {
      objects: {
        Account: { records: 'all' },
        Case: { records: 'all', create: true, edit: true, fields: { AccountId: 'two-way', ContactId: 'two-way', Description: 'two-way', Origin: 'inbound', Priority: 'two-way', Subject: 'two-way' } },
        Contact: { records: 'all', fields: { AccountId: 'outbound', Email: 'outbound' } },
      },
    },
  },
});
