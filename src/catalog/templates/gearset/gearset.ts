import { template } from '../../../core/model/template.ts';

export default template({
  id: 'gearset',
  title: 'Gearset (deployment)',
  summary: 'Metadata deployments by Gearset, without the Modify All Data its backup product asks for.',
  vendor: 'Gearset',
  confidence: 'A',
  checkedOn: '2026-11-21',
  sources: [
    { page: 'docs.gearset.com/en/articles/2288766', age: 'undated' },
    { page: 'docs.gearset.com/en/articles/8989748 (backup)', age: 'undated' },
  ],
  direction: 'inbound',
  appOwner: 'vendor-app',
  vendorFlow: 'browser login (from memory)',
  browserLogin: 'yes',
  integrationLicence: { answer: 'unknown', because: 'Its "dedicated Integration or Service user" means a user, not the licence.' },
  pkce: { answer: 'unknown', because: 'Nothing was found.' },
  asked: {
    permissions: [
      'Deployment: Modify All Data recommended',
      'Backup: Manage Users, Modify All Data, read and edit on all fields and record types, Query All Files',
      'Archive: also Bulk API Hard Delete',
    ],
  },
  never: {
    userPermissions: ['ModifyAllData', 'ViewAllData', 'ManageUsers', 'BulkApiHardDelete', 'ViewEncryptedData'],
    scopes: ['Full', 'Web'],
    rights: ['create', 'edit', 'delete', 'viewAllRecords'],
  },
  network: { published: 'no', note: 'ask the vendor' },
  confirm: ['The addresses it calls from.', 'Which metadata types fail without Modify All Data: the vendor cannot give a list of minimum permissions.'],
  notes: [
    'In the vendor\'s words the metadata permission "in theory ... should be enough", with inconsistencies found: the narrow set works for part of the types.',
    'Metadata rights are as good as an administrator\'s. The policy must allow these system permissions first.',
  ],
  spec: {
    auth: { flow: 'jwt-bearer', scopes: ['Api', 'RefreshToken'] },
    identity: { licence: 'Salesforce' },
    access: { userPermissions: ['ModifyMetadata', 'CustomizeApplication', 'ViewSetup'] },
  },
});
