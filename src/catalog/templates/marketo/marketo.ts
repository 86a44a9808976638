import { template } from '../../../core/model/template.ts';

export default template({
  id: 'marketo',
  title: 'Marketo Engage',
  summary: 'Two-way sync of leads and contacts, and read access to accounts, opportunities and campaigns.',
  vendor: 'Adobe',
  confidence: 'A',
  checkedOn: '2026-11-21',
  sources: [
    { page: 'experienceleague.adobe.com: log in using OAuth 2.0', age: '2025-26' },
    { page: 'AdobeDocs/marketo.en: step 2 of 3, enterprise', age: 'screens 2014-15, repository recent' },
    { page: 'nation.marketo.com: sfdc-required-fields', age: 'undated, old' },
  ],
  direction: 'two-way',
  appOwner: 'customer-app',
  vendorFlow: 'browser login (web server flow); older subscriptions use username, password and token',
  browserLogin: 'yes',
  integrationLicence: { answer: 'no', because: 'The vendor\'s page says "User License: Salesforce".' },
  pkce: { answer: 'no', because: 'The vendor\'s guide turns PKCE off.' },
  asked: {
    permissions: [
      'API Enabled, Edit HTML Templates, Manage Public Documents, Manage Public Templates, Convert Leads, Edit Events, Edit Tasks',
      'Read, create, edit and delete on Account, Campaign, Contact, Lead, Opportunity',
      'Account.Type, all Event fields, all Task fields',
      'Password Never Expires, as a tip',
    ],
    scopes: '"Select all the available OAuth Scopes"',
  },
  never: { userPermissions: ['ModifyAllData', 'ViewAllData', 'ManageUsers'], scopes: ['Full', 'Web'], rights: ['delete'] },
  network: { published: 'unknown', note: 'Not confirmed for the CRM sync; three ranges of 16 addresses are published for Marketo Measure.' },
  confirm: [
    'The addresses of the CRM sync.',
    'That it takes the new refresh token that comes with each use. If the vendor writes that it keeps the first one, say so in auth.keepsRefreshToken.',
    'That it works with api and refresh_token only, and without delete (both untested).',
    'Whether template and document rights are needed: only with Sales Insight or e-mail templates, as far as we can tell.',
  ],
  notes: [
    'Choose the user before the first sync: the credentials cannot be switched afterwards.',
    'Marketo creates every field it can see, for ever. Hide what it need not see before Sync Fields.',
    'On a conflict Marketo wins for leads and Salesforce wins for contacts.',
    'Connect in a private browser window, or the wrong user connects.',
  ],
  spec: {
    auth: {
      flow: 'authorization-code',
      scopes: ['Api', 'RefreshToken'],
      pkce: false,
      callbackUrl: 'https://app.marketo.com/salesforce/getSfdcOAuthTokensRedirect',
    },
    identity: { licence: 'Salesforce' },
    access: {
      objects: {
        Account: { records: 'all', fields: { ParentId: 'outbound', Type: 'outbound' } },
        Campaign: {},
        Contact: { records: 'all', create: true, edit: true, fields: { AccountId: 'outbound', Email: 'two-way' } },
        Event: { create: true, edit: true },
        Lead: { records: 'all', create: true, edit: true, fields: { Email: 'two-way' } },
        Opportunity: { records: 'all', fields: { AccountId: 'outbound', CampaignId: 'outbound', IsPrivate: 'outbound', Probability: 'outbound' } },
        Task: { create: true, edit: true },
      },
    },
  },
});
