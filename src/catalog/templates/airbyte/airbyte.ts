import { template } from '../../../core/model/template.ts';

export default template({
  id: 'airbyte',
  title: 'Airbyte',
  summary: 'Read-only load into a data warehouse with Airbyte Cloud or a self-hosted Airbyte.',
  vendor: 'Airbyte',
  confidence: 'A',
  checkedOn: '2026-11-21',
  sources: [
    { page: 'docs.airbyte.com/integrations/sources/salesforce', age: 'undated, current' },
    { page: 'docs.airbyte.com/ai-agents/admin/ip-allowlist', age: '2026' },
  ],
  direction: 'outbound',
  appOwner: 'vendor-app',
  vendorFlow: 'browser login, then refresh token; self-hosted: an app of your own with client id, secret and refresh token',
  browserLogin: 'yes',
  integrationLicence: { answer: 'unknown', because: 'The page advises the Minimum Access profile with permission sets and names no licence.' },
  pkce: { answer: 'unknown', because: 'Nothing was found.' },
  asked: { permissions: ['Read on the wanted objects', 'Extra rights only to sync permission and security objects'] },
  never: {
    userPermissions: ['ModifyAllData', 'ViewAllData', 'ManageUsers'],
    scopes: ['Full', 'Web'],
    rights: ['create', 'edit', 'delete'],
    words: ['Security objects, unless somebody asked for them.'],
  },
  network: {
    published: 'yes',
    where: 'docs.airbyte.com, ip-allowlist',
    note: 'Seen: 8 addresses and one /29 (GCP US), 3 addresses (AWS EU). Whether the list is stable is not known.',
  },
  confirm: ['The addresses of your Airbyte region; a self-hosted Airbyte calls from your own.', 'Which objects and fields are loaded: replace the ones below.'],
  notes: ['Some objects cannot use the Bulk API; the vendor lists them.', 'Needs Enterprise Edition, or the API as an add-on.'],
  spec: {
    auth: { flow: 'jwt-bearer', scopes: ['Api', 'RefreshToken'] },
    access: {
      objects: {
        Account: { records: 'all', fields: { Industry: 'outbound', Type: 'outbound' } },
        Contact: { records: 'all', fields: { Email: 'outbound', Title: 'outbound' } },
        Opportunity: { records: 'all', fields: { Amount: 'outbound', Type: 'outbound' } },
      },
    },
  },
});
