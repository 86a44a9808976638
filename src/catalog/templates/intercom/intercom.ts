import { template } from '../../../core/model/template.ts';

export default template({
  id: 'intercom',
  title: 'Intercom',
  summary: 'Leads and contacts in sync with Intercom; conversations written as tasks or cases.',
  vendor: 'Intercom',
  confidence: 'B',
  checkedOn: '2026-11-21',
  sources: [
    { page: 'intercom.com/help/en/articles/4497943', age: 'undated, two versions' },
    { page: 'intercom.com/help/en/articles/6721636', age: 'undated' },
  ],
  direction: 'two-way',
  appOwner: 'vendor-app',
  vendorFlow: 'browser login (web server flow)',
  browserLogin: 'yes',
  integrationLicence: { answer: 'unknown', because: 'The vendor does not say.' },
  pkce: { answer: 'unknown', because: 'Nothing was found.' },
  asked: { permissions: ['"A Salesforce account with admin permissions"', 'An edition with the API'] },
  never: { userPermissions: ['ModifyAllData', 'ViewAllData', 'ManageUsers'], scopes: ['Full', 'Web'], rights: ['delete'], words: ['The System Administrator profile.'] },
  network: { published: 'no', note: 'ask the vendor' },
  confirm: ['The addresses it calls from.', 'For each attribute its one direction: an attribute flows one way, never both.', 'Whether cases are created from conversations; remove Case if not.'],
  notes: ['Salesforce is polled every 5 minutes; changes in Intercom are pushed at once.', 'Creating a person in Intercom does not create one in Salesforce.'],
  spec: {
    auth: { flow: 'jwt-bearer', scopes: ['Api', 'RefreshToken'] },
    access: {
      objects: {
        Account: {},
        Case: { create: true, edit: true, fields: { ContactId: 'inbound', Description: 'inbound', Subject: 'inbound' } },
        Contact: { edit: true, fields: { Email: 'inbound' } },
        Lead: { create: true, edit: true, fields: { Email: 'inbound' } },
        Opportunity: { fields: { Amount: 'outbound' } },
        Task: { create: true, edit: true },
      },
    },
  },
});
