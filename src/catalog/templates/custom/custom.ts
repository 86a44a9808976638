import { template } from '../../../core/model/template.ts';

export default template({
  id: 'custom',
  title: 'Custom integration',
  summary: 'An empty start for a connection of your own: nothing is open until you list it.',
  vendor: 'Your organisation',
  confidence: 'A',
  checkedOn: '2026-11-21',
  direction: 'per-flow',
  appOwner: 'customer-app',
  vendorFlow: 'JWT bearer with a certificate made by this tool',
  browserLogin: 'no',
  integrationLicence: { answer: 'yes', because: 'JWT bearer needs no browser login.' },
  pkce: { answer: 'yes', because: 'PKCE plays no part in JWT bearer, so it stays required.' },
  never: {
    userPermissions: ['ModifyAllData', 'ViewAllData', 'ManageUsers', 'AuthorApex'],
    scopes: ['Full', 'Web'],
    words: ['Sharing this user with a second integration.'],
  },
  network: { published: 'unknown', note: 'List the addresses of the machines that will call.' },
  confirm: [
    'Which objects and fields it needs, and in which direction each field flows.',
    'From which addresses it calls, and who tells you when they change.',
    'Where the private key is kept on its side, and how it is replaced there.',
  ],
  spec: {},
});
