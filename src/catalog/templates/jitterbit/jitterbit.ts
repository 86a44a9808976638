import { template } from '../../../core/model/template.ts';

export default template({
  id: 'jitterbit',
  title: 'Jitterbit',
  summary: 'One project with an app of your own and client credentials (2-legged OAuth 2.0).',
  vendor: 'Jitterbit',
  confidence: 'A',
  checkedOn: '2026-11-21',
  sources: [
    { page: 'docs.jitterbit.com/studio/connectors/salesforce/prerequisites', age: '2026' },
    { page: 'success.jitterbit.com App Builder: salesforce-oauth-connection-guide', age: 'undated' },
    { page: 'docs.jitterbit.com salesforce-org-wizard', age: '2026' },
  ],
  direction: 'per-flow',
  appOwner: 'customer-app',
  vendorFlow: 'client credentials; basic login is being retired',
  browserLogin: 'no',
  integrationLicence: { answer: 'unknown', because: 'The connector guide does not say; an API-only run-as user is its normal shape.' },
  pkce: { answer: 'yes', because: 'PKCE plays no part in client credentials, so it stays required.' },
  asked: {
    permissions: ['Connector: none listed', 'App Builder guide: a clone of System Administrator, API Only User, full Salesforce licence'],
    scopes: 'api; "consider additional, e.g. id"',
  },
  never: {
    userPermissions: ['ModifyAllData', 'ViewAllData', 'ManageUsers', 'BulkApiHardDelete'],
    scopes: ['Full', 'Web'],
    words: ['A clone of the System Administrator profile.'],
  },
  network: { published: 'unknown', note: 'No list was found for cloud agents; a private agent calls from your own address.' },
  confirm: [
    'The agent version: 11.59 or 12.3 at least.',
    'The addresses of your region, or use a private agent.',
    'The callback address of your region.',
    'Which objects and fields the operations use: nothing is open until you list it.',
  ],
  notes: ['The host to enter is the org\'s My Domain.', 'Refuse the prompt to move to API 65 until the connection uses OAuth: SOAP login is not in API 65.0.'],
  spec: { auth: { flow: 'client-credentials', scopes: ['Api'] } },
});
