import { template } from '../../../core/model/template.ts';

export default template({
  id: 'read-only-etl',
  title: 'Read-only load into a data warehouse',
  summary: 'Copies records out of Salesforce and writes nothing, with any tool that can use client credentials.',
  vendor: 'Your organisation',
  confidence: 'B',
  checkedOn: '2026-11-21',
  sources: [
    { page: 'fivetran.com setup guide, create-local-app (client credentials, scope api)', age: 'undated, recent' },
    { page: 'docs.airbyte.com/integrations/sources/salesforce (read on the wanted objects)', age: 'undated, current' },
  ],
  direction: 'outbound',
  appOwner: 'customer-app',
  vendorFlow: 'client credentials',
  browserLogin: 'no',
  integrationLicence: { answer: 'yes', because: 'Client credentials needs no browser login.' },
  pkce: { answer: 'yes', because: 'PKCE plays no part in client credentials, so it stays required.' },
  never: {
    userPermissions: ['ModifyAllData', 'ViewAllData', 'ManageUsers', 'BulkApiHardDelete'],
    scopes: ['Full', 'Web'],
    rights: ['create', 'edit', 'delete'],
  },
  network: { published: 'unknown', note: 'List the egress addresses of the tool or of your own network.' },
  confirm: ['That the tool can use client credentials; some can only log in with a browser.', 'Which objects and fields are loaded: replace the three below.'],
  notes: [
    'View All is given on each listed object, so that a load is complete whatever the sharing rules say; View All Data is not needed.',
    'Field security fails silently in some tools: a field that is not listed here is simply missing from the load.',
  ],
  spec: {
    auth: { flow: 'client-credentials', scopes: ['Api'] },
    access: {
      objects: {
        Account: { records: 'all', fields: { Industry: 'outbound', Type: 'outbound' } },
        Contact: { records: 'all', fields: { Email: 'outbound', Title: 'outbound' } },
        Opportunity: { records: 'all', fields: { Amount: 'outbound', Type: 'outbound' } },
      },
    },
  },
});
