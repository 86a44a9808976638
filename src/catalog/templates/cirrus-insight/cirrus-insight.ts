import { template } from '../../../core/model/template.ts';

export default template({
  id: 'cirrus-insight',
  title: 'Cirrus Insight',
  summary: 'E-mail and calendar sync through a service account with least privilege, as its vendor recommends.',
  vendor: 'Cirrus Insight',
  confidence: 'A',
  checkedOn: '2026-11-21',
  sources: [
    { page: 'cirrusinsight.com/knowledgebase/admins-set-up-salesforce-service-account', age: 'undated, current' },
    { page: 'cirrusinsight.com/trust', age: 'undated' },
  ],
  direction: 'two-way',
  appOwner: 'vendor-app',
  vendorFlow: 'browser login (web server flow), once',
  browserLogin: 'yes',
  integrationLicence: { answer: 'yes', because: 'The vendor tells you to use the Integration User licence with the Salesforce API Integration permission set licence.' },
  pkce: { answer: 'unknown', because: 'Nothing was found.' },
  asked: { permissions: ['Access Activities, View All Users, Edit Tasks, Edit Events', 'Read and write only on the objects needed'], scopes: 'id, api, refresh_token, web (from an old paper)' },
  never: { userPermissions: ['ModifyAllData', 'ViewAllData', 'ManageUsers'], scopes: ['Full', 'Web'], rights: ['delete'] },
  network: { published: 'no', note: 'ask the vendor' },
  confirm: [
    'The addresses it calls from.',
    'That it works without the scope web, and whether id is needed.',
    'Whether it needs View All Users (ViewAllUsers), which is left out here; the policy must allow it before it is added. Access Activities, Edit Tasks and Edit Events come with Task and Event.',
    'Which objects you use: remove the others.',
  ],
  notes: [
    'In 2023 the vendor said most orgs would use System Administrator; its current page asks for least privilege. Quote it when others refuse.',
    'Records are created by the service account: reports and automations that filter on Created By will notice.',
  ],
  spec: {
    auth: { flow: 'jwt-bearer', scopes: ['Api', 'RefreshToken'] },
    access: {
      objects: {
        Account: {},
        Contact: { create: true, edit: true, fields: { Email: 'two-way' } },
        EmailMessage: { create: true },
        Event: { create: true, edit: true },
        Lead: { create: true, edit: true, fields: { Email: 'two-way' } },
        Opportunity: {},
        Task: { create: true, edit: true },
      },
    },
  },
});
