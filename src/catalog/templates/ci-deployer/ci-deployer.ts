import { template } from '../../../core/model/template.ts';

export default template({
  id: 'ci-deployer',
  title: 'CI deployer (sf CLI, JWT)',
  summary: 'A pipeline that deploys metadata with the sf CLI; no business records.',
  vendor: 'Your organisation',
  confidence: 'B',
  checkedOn: '2026-11-21',
  sources: [
    { page: 'sf-action/sf-auth readme', age: '2026' },
    { page: 'developer.salesforce.com: meta_modify_metadata_perm', age: 'v48 and v51' },
    { page: 'github.com/forcedotcom/cli/issues/3368', age: '22 Aug 2025' },
    { page: 'docs.github.com: about GitHub\'s IP addresses', age: 'current' },
  ],
  direction: 'inbound',
  appOwner: 'customer-app',
  vendorFlow: 'JWT bearer',
  browserLogin: 'no',
  integrationLicence: { answer: 'unknown', because: 'No tested report was found that a user with it can deploy metadata.' },
  pkce: { answer: 'yes', because: 'PKCE plays no part in JWT bearer, so it stays required.' },
  asked: { permissions: ['Some tools: Modify All Data', 'Salesforce: Customize Application and Modify Metadata Through Metadata API Functions are enough for most types'], scopes: 'api, refresh_token offline_access' },
  never: {
    userPermissions: ['ModifyAllData', 'ViewAllData', 'ManageUsers', 'ManageProfilesPermissionsets'],
    scopes: ['Full', 'Web'],
    rights: ['create', 'edit', 'delete', 'viewAllRecords'],
  },
  network: {
    published: 'yes',
    where: 'api.github.com/meta, key actions, for GitHub-hosted runners',
    note: 'Thousands of ranges that change; GitHub advises against allowing by address. Use runners with addresses of your own.',
  },
  confirm: ['Which licence holds these permissions in your org.', 'Which further permission each deployed metadata type needs: add as a deployment fails.'],
  notes: [
    'Metadata rights are as good as an administrator\'s: Apex deployed by this user runs in system context. Guard the key, the branch and the reviewers.',
    'The policy must allow these system permissions first.',
    'Add AuthorApex only if Apex is deployed.',
  ],
  spec: {
    auth: { flow: 'jwt-bearer', scopes: ['Api', 'RefreshToken'] },
    access: { userPermissions: ['ModifyMetadata', 'CustomizeApplication', 'ViewSetup'] },
  },
});
