import { template } from '../../../core/model/template.ts';

export default template({
  id: 'outreach',
  title: 'Outreach',
  summary: 'Two-way sync of leads, contacts, accounts and opportunities; activities written as tasks.',
  vendor: 'Outreach',
  confidence: 'A',
  checkedOn: '2026-11-21',
  sources: [
    { page: 'support.outreach.io article 13056326486427', age: 'undated, newer guide' },
    { page: 'support.outreach.io article 204660378', age: 'undated, old' },
  ],
  direction: 'two-way',
  appOwner: 'vendor-app',
  vendorFlow: 'browser login (from memory)',
  browserLogin: 'yes',
  integrationLicence: { answer: 'unknown', because: 'The vendor does not say.' },
  pkce: { answer: 'unknown', because: 'Nothing was found.' },
  asked: {
    permissions: ['API Enabled', 'Create, read, edit on Account, Contact, Lead, Opportunity, User Roles and others', 'View and edit on mapped fields', 'Older page: have the Salesforce admin connect'],
  },
  never: { userPermissions: ['ModifyAllData', 'ViewAllData', 'ManageUsers'], scopes: ['Full', 'Web'], rights: ['delete'], words: ['The System Administrator profile.'] },
  network: { published: 'no', note: 'ask the vendor' },
  confirm: ['The addresses it calls from.', 'Which fields are mapped: add each with its direction.', 'That tasks and events are written by this user.'],
  notes: ['On reconnect, "Refresh users" creates locked seats for Salesforce users.', 'The API budget is a setting in the plugin.'],
  spec: {
    auth: { flow: 'jwt-bearer', scopes: ['Api', 'RefreshToken'] },
    access: {
      objects: {
        Account: { create: true, edit: true, fields: { Website: 'two-way' } },
        Contact: { create: true, edit: true, fields: { AccountId: 'two-way', Email: 'two-way', Phone: 'two-way' } },
        Event: { create: true, edit: true },
        Lead: { create: true, edit: true, fields: { Email: 'two-way', Phone: 'two-way' } },
        Opportunity: { create: true, edit: true, fields: { AccountId: 'two-way', Amount: 'two-way' } },
        Task: { create: true, edit: true },
      },
    },
  },
});
