import { template } from '../../../core/model/template.ts';

export default template({
  id: 'unito',
  title: 'Unito',
  summary: 'One object type in two-way sync with a work management tool; one flow, one integration.',
  vendor: 'Unito',
  confidence: 'A',
  checkedOn: '2026-11-21',
  sources: [
    { page: 'guide.unito.io/how-to-connect-salesforce-to-unito', age: 'undated' },
    { page: 'guide.unito.io/an-overview-of-unitos-salesforce-integration', age: 'undated, several copies' },
  ],
  direction: 'two-way',
  appOwner: 'vendor-app',
  vendorFlow: 'browser login ("Connect with OAuth 2.0")',
  browserLogin: 'yes',
  integrationLicence: { answer: 'unknown', because: 'The vendor does not say.' },
  pkce: { answer: 'unknown', because: 'Nothing was found.' },
  asked: { permissions: ['API Enabled', 'Per synced object: read, create, edit, delete, View All, Modify All', 'Transfer Record, to change the owner'] },
  never: {
    userPermissions: ['ModifyAllData', 'ViewAllData', 'ManageUsers'],
    scopes: ['Full', 'Web'],
    rights: ['delete'],
    words: ['Modify All on an object, unless sharing is private and the need is proven.'],
  },
  network: { published: 'no', note: 'ask the vendor' },
  confirm: ['The addresses it calls from.', 'That it works without delete and Modify All: no report of the narrower set was found.', 'Which object type is synced: replace Case.'],
  notes: ['The fields this user can see are the fields Unito can map.', 'TransferRecord is needed only if the owner is mapped; the policy must allow it first.'],
  spec: {
    auth: { flow: 'jwt-bearer', scopes: ['Api', 'RefreshToken'] },
    access: {
      objects: { Case: { records: 'all', create: true, edit: true, fields: { Description: 'two-way', Priority: 'two-way', Subject: 'two-way' } } },
    },
  },
});
