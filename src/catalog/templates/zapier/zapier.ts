import { template } from '../../../core/model/template.ts';

export default template({
  id: 'zapier',
  title: 'Zapier',
  summary: 'One Zap family that creates and updates leads or contacts, with an app of your own.',
  vendor: 'Zapier',
  confidence: 'B',
  checkedOn: '2026-11-21',
  sources: [{ page: 'help.zapier.com article 44572745697421', age: '2026' }],
  direction: 'inbound',
  appOwner: 'customer-app',
  vendorFlow: 'browser login (web server flow)',
  browserLogin: 'yes',
  integrationLicence: { answer: 'unknown', because: 'The vendor does not say.' },
  pkce: { answer: 'no', because: 'The vendor\'s guide for an app of your own turns PKCE off.' },
  asked: { permissions: ['Administrator permissions, only for the person who makes the app', 'My Domain'], scopes: 'id, api, refresh_token offline_access, full' },
  never: {
    userPermissions: ['ModifyAllData', 'ViewAllData', 'ManageUsers'],
    scopes: ['Full', 'Web'],
    rights: ['delete'],
    words: ['One shared user for all Zaps.'],
  },
  network: { published: 'no', note: 'no fixed addresses are known, and without an allowlist an identity is not narrow; ask the vendor for the addresses of your plan.' },
  confirm: [
    'That it works without the scope full (untested), and whether the identity scope id is needed.',
    'That it takes the new refresh token that comes with each use. If the vendor writes that it keeps the first one, say so in auth.keepsRefreshToken.',
    'From which addresses your plan calls.',
    'Which objects and fields the Zaps touch: replace the ones below.',
  ],
  notes: ['Since Spring \'26 an external client app replaces the connected app in new set-ups.', 'The policy must approve the flow authorization-code first.'],
  spec: {
    auth: {
      flow: 'authorization-code',
      scopes: ['Api', 'RefreshToken'],
      pkce: false,
      callbackUrl: 'https://zapier.com/dashboard/auth/oauth/return/SalesforceCLIAPI/',
    },
    access: {
      objects: {
        Contact: { create: true, edit: true, fields: { Email: 'inbound', Phone: 'inbound' } },
        Lead: { create: true, edit: true, fields: { Email: 'inbound', Phone: 'inbound' } },
      },
    },
  },
});
