import { template } from '../../../core/model/template.ts';

export default template({
  id: 'fivetran',
  title: 'Fivetran',
  summary: 'Read-only load into a data warehouse with an app of your own and client credentials.',
  vendor: 'Fivetran',
  confidence: 'A',
  checkedOn: '2026-11-21',
  sources: [
    { page: 'fivetran.com Salesforce setup guide, local-eca and create-local-app', age: 'undated, recent' },
    { page: 'fivetran.com troubleshooting: api-only-user', age: 'undated' },
    { page: 'fivetran.com/docs/security', age: 'undated' },
  ],
  direction: 'outbound',
  appOwner: 'customer-app',
  vendorFlow: 'client credentials (the vendor\'s own app with a refresh token is the alternative)',
  browserLogin: 'no',
  integrationLicence: { answer: 'yes', because: 'The vendor says an API-only Salesforce user can authenticate.' },
  pkce: { answer: 'yes', because: 'PKCE plays no part in client credentials, so it stays required.' },
  asked: {
    permissions: ['Any user that can read by API; a dedicated, limited user is recommended', 'With the vendor\'s app: someone with Approve Uninstalled Connected Apps'],
    scopes: 'api',
  },
  never: {
    userPermissions: ['ModifyAllData', 'ViewAllData', 'ManageUsers'],
    scopes: ['Full', 'Web', 'RefreshToken'],
    rights: ['create', 'edit', 'delete'],
  },
  network: { published: 'yes', where: 'The vendor\'s setup guide refers to a list by region', note: 'The list itself was not seen; take it from the vendor for your region.' },
  confirm: ['The addresses of your region.', 'Which objects and fields are loaded: replace the ones below.'],
  notes: [
    'Four connections per set of credentials on one app; the vendor\'s remedy is another external client app.',
    'Fivetran skips formula fields.',
    'If INVALID_SESSION_ID appears, the vendor asks to stop locking sessions to the address they began at.',
  ],
  spec: {
    auth: { flow: 'client-credentials', scopes: ['Api'], callbackUrl: 'https://fivetran.com/integrations/salesforce/oauth2/return' },
    access: {
      objects: {
        Account: { records: 'all', fields: { Industry: 'outbound', Type: 'outbound' } },
        Contact: { records: 'all', fields: { Email: 'outbound', Title: 'outbound' } },
        Opportunity: { records: 'all', fields: { Amount: 'outbound', Type: 'outbound' } },
      },
    },
  },
});
