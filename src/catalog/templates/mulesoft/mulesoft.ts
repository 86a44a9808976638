import { template } from '../../../core/model/template.ts';

export default template({
  id: 'mulesoft',
  title: 'MuleSoft flow family',
  summary: 'One family of MuleSoft flows with an app of your own and JWT bearer; never one user for the whole hub.',
  vendor: 'MuleSoft',
  confidence: 'B',
  checkedOn: '2026-11-21',
  sources: [{ page: 'docs.mulesoft.com: salesforce-analytics-connector-reference', age: '3.8, undated' }],
  direction: 'per-flow',
  appOwner: 'customer-app',
  vendorFlow: 'JWT bearer (basic, OAuth 2.0 and SAML bearer exist)',
  browserLogin: 'no',
  integrationLicence: { answer: 'unknown', because: 'The vendor does not say; JWT bearer needs no browser login.' },
  pkce: { answer: 'yes', because: 'PKCE plays no part in JWT bearer, so it stays required.' },
  asked: { permissions: ['No list was found'] },
  never: {
    userPermissions: ['ModifyAllData', 'ViewAllData', 'ManageUsers'],
    scopes: ['Full', 'Web'],
    words: ['One shared hub user: its rights would be the union of all flows.'],
  },
  network: { published: 'unknown', note: 'Dedicated egress depends on your plan (from memory).' },
  confirm: ['The egress addresses of your plan.', 'Which objects and fields this flow family uses: nothing is open until you list it.'],
  notes: ['Name the integration after the flow family, such as mulesoft_orders_inbound.'],
  spec: { auth: { flow: 'jwt-bearer', scopes: ['Api', 'RefreshToken'] } },
});
