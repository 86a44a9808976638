import { template } from '../../../core/model/template.ts';

export default template({
  id: 'workato',
  title: 'Workato',
  summary: 'One recipe family with an app of your own and JWT bearer: no browser login, published addresses.',
  vendor: 'Workato',
  confidence: 'A',
  checkedOn: '2026-11-21',
  sources: [
    { page: 'docs.workato.com/connectors/salesforce.html', age: 'undated' },
    { page: 'docs.workato.com/ja/connectors/salesforce/salesforce-connector-faqs.html', age: 'undated' },
    { page: 'docs.workato.com/security/ip-allowlists.html', age: 'undated' },
  ],
  direction: 'per-flow',
  appOwner: 'customer-app',
  vendorFlow: 'JWT bearer with an app of your own (the vendor\'s app with a browser login is the alternative)',
  browserLogin: 'no',
  integrationLicence: { answer: 'unknown', because: 'The vendor does not say; JWT bearer needs no browser login.' },
  pkce: { answer: 'yes', because: 'PKCE plays no part in JWT bearer, so it stays required.' },
  asked: {
    permissions: ['API Enabled', 'Rights on the objects the recipes use', 'Platform event rights where used', 'Field-level security'],
    scopes: 'full, when its list of requested permissions is left blank',
  },
  never: { userPermissions: ['ModifyAllData', 'ViewAllData', 'ManageUsers'], scopes: ['Full', 'Web'] },
  network: {
    published: 'yes',
    where: 'docs.workato.com/security/ip-allowlists.html',
    note: 'Three addresses per data centre, five centres seen; add all three of yours.',
  },
  confirm: ['Which data centre your workspace is in.', 'Which objects and fields the recipes use: nothing is open until you list it.'],
  notes: ['Never leave the requested permissions blank in Workato: it then asks for full.', 'The app must be pre-approved for the user, which this tool does.'],
  spec: { auth: { flow: 'jwt-bearer', scopes: ['Api', 'RefreshToken'] } },
});
