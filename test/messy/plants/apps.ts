import { another, beside, orgId, plant, put } from '../world.ts';
import { daysAgo } from '../moments.ts';
import type { Integration } from '../integration.ts';
import type { Planted } from '../manifest.ts';
import { give } from './privilege.ts';
import type { Plant } from './plant.ts';

/** The app is not what its spec says, and so GOV-005 may tell of drift. */
const changed = (why: string, rule: string, result: Planted['result'], change: (app: Integration['app'], one: Integration) => void): Plant => (world) => {
  const one = another(world);
  change(one.app, one);
  plant(world, why, [rule, one.app.name, result]);
  beside(world, ['IU-GOV-005', one.name], ...(rule === 'IU-APP-003' ? ([['IU-APP-004', one.app.name]] as const) : []));
};

const sharedApp: Plant = (world) => {
  const [one, other] = [another(world), another(world)];
  other.tokens.push({ app: one.app.label, createdDaysAgo: 20, usedDaysAgo: 1 });
  plant(world, 'another integration holds a token of the app', ['IU-APP-001', one.app.name, 'fail'], ['IU-IDN-001', other.username, 'fail'], ['IU-CRD-005', other.username, 'fail']);
  beside(world, ['IU-APP-001', other.app.name]);
};

const boundElsewhere: Plant = (world) => {
  const one = another(world);
  const set = `Sales_Tools_${one.index}`;
  give(world, 'pat@example.com', set, {});
  one.app.sets.push(set);
  plant(world, 'the app also lets in a permission set of people', ['IU-APP-004', one.app.name, 'fail']);
  beside(world, ['IU-GOV-005', one.name]);
};

const runsAsOther: Plant = (world) => {
  const one = another(world);
  one.app.flags['isClientCredentialsFlowEnabled'] = true;
  one.app.policyClientCredentials = true;
  one.app.runAs = 'admin@practice.example.com';
  plant(world, 'client credentials run as the administrator, and the spec says JWT', ['IU-APP-007', one.app.name, 'fail']);
  beside(world, ['IU-GOV-005', one.name], ['any', 'admin@practice.example.com'], ['any', 'System Administrator'], ['IU-CRD-007', orgId], ['IU-GOV-001', orgId], ['IU-APP-001', one.app.name]);
};

/** Both switches are needed: the policy's is off. */
const halfOn: Plant = (world) => {
  const one = another(world);
  one.app.flags['isClientCredentialsFlowEnabled'] = true;
  plant(world, 'client credentials on in the settings and off in the policy', ['IU-APP-007', one.app.name, 'not-applicable']);
  beside(world, ['IU-GOV-005', one.name]);
};

const sharedKey: Plant = (world) => {
  const [one, other] = [another(world), another(world)];
  one.app.certificate = { key: other.index, startedDaysAgo: 50, endsInDays: 300 };
  plant(world, 'two apps with one key', ['IU-APP-008', one.app.name, 'fail'], ['IU-APP-008', other.app.name, 'fail']);
};

const endlessRefresh: Plant = (world) => {
  const one = another(world);
  one.app.refresh = 'Infinite';
  one.logins.push({ daysAgo: 2, subType: 'OauthRefreshToken' });
  one.tokens.push({ app: one.app.label, createdDaysAgo: 20, usedDaysAgo: 2 });
  plant(world, 'refresh tokens without end, and one in use', ['IU-APP-010', one.app.name, 'fail']);
  beside(world, ['IU-GOV-005', one.name]);
};

const cliTokens: Plant = (world) => {
  put(world, 'OauthToken', { DeleteToken: `delete-cli-${world.integrations.length}`, 'User.Username': 'pat@example.com', AppName: 'Salesforce CLI', CreatedDate: daysAgo(20), LastUsedDate: daysAgo(1), UseCount: 9 });
  plant(world, 'tokens of the sf CLI, which nobody installed', ['IU-ORG-006', orgId, 'fail'], ['IU-IDN-002', 'pat@example.com', 'not wrong']);
};

const ownTokenOtherCase: Plant = (world) => {
  const one = another(world);
  one.tokens.push({ app: one.app.label.toUpperCase(), createdDaysAgo: 1 });
  const rules = ['IU-CRD-004', 'IU-CRD-005', 'IU-IDN-001'].map((rule) => [rule, one.username, 'not wrong'] as const);
  plant(world, 'a new token of its own app, never used, named in capitals', ...rules);
  beside(world, ['IU-CRD-001', one.name], ['any', one.app.label.toUpperCase()]);
};

export const appPlants: readonly Plant[] = [
  sharedApp, boundElsewhere, runsAsOther, halfOn, sharedKey, endlessRefresh, cliTokens, ownTokenOtherCase,
  changed('anybody may authorize the app', 'IU-APP-003', 'fail', (app) => { app.permittedUsers = 'AllSelfAuthorized'; }),
  changed('scope Full', 'IU-APP-005', 'fail', (app) => { app.scopes.push('Full'); }),
  changed('scope Web', 'IU-APP-005', 'fail', (app) => { app.scopes.push('Web'); }),
  changed('device flow', 'IU-APP-006', 'fail', (app) => { app.flags['isDeviceFlowEnabled'] = true; }),
  changed('secret optional without PKCE', 'IU-APP-006', 'fail', (app) => { Object.assign(app.flags, { isConsumerSecretOptional: true, isPkceRequired: false }); }),
  changed('secret optional with PKCE', 'IU-APP-006', 'not wrong', (app) => { app.flags['isConsumerSecretOptional'] = true; }),
  changed('the certificate is over', 'IU-APP-008', 'fail', (app, one) => { app.certificate = { key: one.index, startedDaysAgo: 60, endsInDays: -5 }; }),
  changed('the certificate ends in ten days', 'IU-APP-008', 'fail', (app, one) => { app.certificate = { key: one.index, startedDaysAgo: 60, endsInDays: 10 }; }),
  changed('the certificate ends in 25 days', 'IU-APP-008', 'warn', (app, one) => { app.certificate = { key: one.index, startedDaysAgo: 60, endsInDays: 25 }; }),
  changed('the certificate starts tomorrow', 'IU-APP-008', 'fail', (app, one) => { app.certificate = { key: one.index, startedDaysAgo: -1, endsInDays: 300 }; }),
  changed('1024 bits', 'IU-APP-008', 'fail', (app, one) => { app.certificate = { key: one.index, startedDaysAgo: 60, endsInDays: 300, bits: 1024 }; }),
  changed('SHA-1', 'IU-APP-008', 'fail', (app, one) => { app.certificate = { key: one.index, startedDaysAgo: 60, endsInDays: 300, hash: 'SHA-1' }; }),
  changed('IP restrictions bypassed', 'IU-APP-009', 'fail', (app) => { app.ipRelaxation = 'Bypass'; }),
  changed('IP restrictions relaxed for refresh', 'IU-APP-009', 'warn', (app) => { app.ipRelaxation = 'Enforce_RelaxRefresh'; }),
  changed('a callback by http', 'IU-APP-011', 'fail', (app) => { app.callback = 'http://tool.example.com/callback'; }),
  changed('several callbacks, all https', 'IU-APP-011', 'not wrong', (app) => { app.callback = 'https://tool.example.com/one\nhttps://tool.example.com/two'; }),
  changed('a person as the app\'s contact', 'IU-APP-011', 'warn', (app) => { app.contactEmail = 'pat@example.com'; }),
];
