import { template } from '../../../core/model/template.ts';

export default template({
  id: 'own-backup',
  title: 'Own backup (read side)',
  summary: 'The daily backup reads everything and writes nothing; restoring is a second, short-lived integration.',
  vendor: 'Own from Salesforce',
  confidence: 'A',
  checkedOn: '2026-11-21',
  sources: [
    { page: 'help.salesforce.com: platform.backup_recover_o_auth_user_perms', age: 'current, excerpt' },
    { page: 'ownbackup-kb.magentrixcloud.com: Authenticated-Backup-User-Permission', age: 'undated' },
  ],
  direction: 'outbound',
  appOwner: 'vendor-app',
  vendorFlow: 'browser login (from memory), from the admin\'s own desktop, also at each re-authentication',
  browserLogin: 'yes',
  integrationLicence: { answer: 'unknown', because: 'The vendor does not say; licences of every package and feature are needed, so a full seat is likely.' },
  pkce: { answer: 'unknown', because: 'Nothing was found.' },
  asked: {
    permissions: ['Older page: Modify All Data', 'Current page: read and edit on all objects, fields and record types, Query All Files, View and Edit Converted Leads, and more'],
  },
  never: {
    userPermissions: ['ModifyAllData', 'ManageUsers', 'AuthorApex'],
    scopes: ['Full', 'Web'],
    rights: ['create', 'edit', 'delete'],
  },
  network: { published: 'unknown', note: 'Not seen. Allow the admin\'s address with purpose: connect and an end while connecting.' },
  confirm: [
    'The addresses it calls from.',
    'Whether Modify All Data is really gone from the vendor\'s list: only an excerpt was seen.',
    'That the vendor supports one user for backup and another for restore: it expects one user with edit.',
  ],
  notes: ['View All Data is legitimate here, and only here. The policy must allow it first.', 'A separate user for Archive is recommended by the vendor.'],
  spec: {
    auth: { flow: 'jwt-bearer', scopes: ['Api', 'RefreshToken'] },
    identity: { licence: 'Salesforce' },
    access: { userPermissions: ['ViewAllData', 'QueryAllFiles', 'ViewSetup'] },
  },
});
