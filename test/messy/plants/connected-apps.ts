import { another, beside, orgId, plant, put, type World } from '../world.ts';
import { daysAgo } from '../moments.ts';
import { withConnectedApp, type Integration } from '../integration.ts';
import type { Planted } from '../manifest.ts';
import type { Plant } from './plant.ts';

type Expected = readonly (readonly [rule: string, result: Planted['result']])[];

const connected = (world: World): Integration => withConnectedApp(another(world));

/** The app is not what its spec says, and so GOV-005 may tell of drift. */
const changed = (why: string, expected: Expected, change: (app: Integration['app'], one: Integration) => void): Plant => (world) => {
  const one = connected(world);
  change(one.app, one);
  plant(world, `connected app: ${why}`, ...expected.map(([rule, result]) => [rule, one.app.name, result] as const));
  beside(world, ['IU-GOV-005', one.name]);
};

/** As older than the rule that external client apps come first, and in order: the spec says that it is a connected app. */
const inOrder: Plant = (world) => {
  const one = connected(world);
  const rules = ['IU-APP-001', 'IU-APP-003', 'IU-APP-004', 'IU-APP-005', 'IU-APP-006', 'IU-APP-008', 'IU-APP-009', 'IU-APP-010', 'IU-APP-011'];
  plant(world, 'a connected app in good order', ...rules.map((rule) => [rule, one.app.name, 'not wrong'] as const), ['IU-GOV-005', one.name, 'not wrong']);
};

const openToAll: Plant = (world) => {
  const one = connected(world);
  // Only an app that asks for approval can be bound (facts 1.3 [A]).
  Object.assign(one.app, { permittedUsers: 'AllSelfAuthorized', sets: [], profiles: [] });
  plant(world, 'connected app: anybody may authorize it', ['IU-APP-003', one.app.name, 'fail'], ['IU-APP-004', one.app.name, 'not-applicable']);
  beside(world, ['IU-GOV-005', one.name]);
};

const runsAsAdmin: Plant = (world) => {
  const one = connected(world);
  one.app.flags['isClientCredentialsFlowEnabled'] = true;
  one.app.runAs = 'admin@practice.example.com';
  plant(world, 'connected app: client credentials run as the administrator', ['IU-APP-007', one.app.name, 'fail']);
  beside(world, ['IU-GOV-005', one.name], ['any', 'admin@practice.example.com'], ['any', 'System Administrator'], ['IU-CRD-007', orgId], ['IU-GOV-001', orgId], ['IU-APP-001', one.app.name]);
};

const sharedKeys: Plant = (world) => {
  const [one, other] = [connected(world), another(world)];
  one.app.certificate = { key: other.index, startedDaysAgo: 50, endsInDays: 300 };
  plant(world, 'a connected app and an external client app with one key', ['IU-APP-008', one.app.name, 'fail'], ['IU-APP-008', other.app.name, 'fail']);
};

const endlessRefresh: Plant = (world) => {
  const one = connected(world);
  one.app.refresh = 'Infinite';
  one.logins.push({ daysAgo: 2, subType: 'OauthRefreshToken' });
  one.tokens.push({ app: one.app.label, createdDaysAgo: 20, usedDaysAgo: 2 });
  plant(world, 'connected app: refresh tokens without end, and one in use', ['IU-APP-010', one.app.name, 'fail']);
  beside(world, ['IU-GOV-005', one.name]);
};

/** A package's app: the org has its record and shows no settings of it (facts 2.x ConnectedApplication [A]). */
function packaged(world: World, label: string, isApproved: boolean): void {
  put(world, 'ConnectedApplication', { Name: label, OptionsAllowAdminApprovedUsersOnly: isApproved });
}

const packagedBeside: Plant = (world) => {
  const one = another(world);
  const label = `Vendor Cloud ${one.index}`;
  packaged(world, label, false);
  one.tokens.push({ app: label, createdDaysAgo: 20, usedDaysAgo: 1 });
  plant(world, 'a packaged app, open to all, beside the integration\'s own', ['IU-IDN-001', one.username, 'fail'], ['IU-APP-002', label, 'pass'], ['IU-APP-003', label, 'fail'], ['IU-APP-009', label, 'unknown'], ['IU-APP-005', label, 'unknown']);
  beside(world, ['IU-APP-001', one.app.name], ['IU-APP-001', label], ['IU-CRD-005', one.username], ['IU-GOV-005', one.name]);
};

const declaredMove: Plant = (world) => {
  const one = another(world);
  const label = `Vendor Bridge ${one.index}`;
  packaged(world, label, true);
  put(world, 'SetupEntityAccess', { 'Parent.Name': one.set, 'SetupEntity.Name': label, SetupEntityType: 'ConnectedApplication' });
  one.spec.aliases = [{ app: label, until: daysAgo(-20).slice(0, 10) }];
  one.tokens.push({ app: label, createdDaysAgo: 50, usedDaysAgo: 1 });
  plant(world, 'a packaged app that the spec names for the time of a move', ['IU-IDN-001', one.username, 'not wrong'], ['IU-APP-001', label, 'not wrong'], ['IU-APP-001', one.app.name, 'not wrong'], ['IU-APP-002', label, 'pass'], ['IU-APP-003', label, 'pass'], ['IU-APP-009', label, 'unknown']);
  beside(world, ['IU-APP-004', label]);
};

/** People's apps are nobody's integration, open or not. */
const peoplesApp: Plant = (world) => {
  const label = `Phone App ${world.integrations.length}`;
  packaged(world, label, false);
  plant(world, 'an installed app that nobody uses', ['IU-APP-003', label, 'not-applicable'], ['IU-APP-009', label, 'not-applicable'], ['IU-APP-002', label, 'not wrong']);
};

export const connectedAppPlants: readonly Plant[] = [
  inOrder, openToAll, runsAsAdmin, sharedKeys, endlessRefresh, packagedBeside, declaredMove, peoplesApp,
  changed('scope Full', [['IU-APP-005', 'fail']], (app) => { app.scopes.push('Full'); }),
  changed('secret optional without PKCE', [['IU-APP-006', 'fail']], (app) => { Object.assign(app.flags, { isConsumerSecretOptional: true, isPkceRequired: false }); }),
  changed('secret optional with PKCE', [['IU-APP-006', 'not wrong']], (app) => { app.flags['isConsumerSecretOptional'] = true; }),
  changed('the certificate ends in ten days', [['IU-APP-008', 'fail']], (app, one) => { app.certificate = { key: one.index, startedDaysAgo: 60, endsInDays: 10 }; }),
  changed('SHA-1', [['IU-APP-008', 'fail']], (app, one) => { app.certificate = { key: one.index, startedDaysAgo: 60, endsInDays: 300, hash: 'SHA-1' }; }),
  changed('IP restrictions bypassed', [['IU-APP-009', 'fail']], (app) => { app.ipRelaxation = 'Bypass'; }),
  changed('IP restrictions bypassed with a second factor', [['IU-APP-009', 'fail']], (app) => { app.ipRelaxation = 'Bypass_2factor'; }),
  changed('IP restrictions relaxed for refresh', [['IU-APP-009', 'warn']], (app) => { app.ipRelaxation = 'Enforce_RelaxRefresh'; }),
  changed('an old file without any policy', [['IU-APP-009', 'unknown'], ['IU-APP-010', 'not wrong']], (app) => { app.hasPolicy = false; }),
  changed('a callback by http', [['IU-APP-011', 'fail']], (app) => { app.callback = 'http://tool.example.com/callback'; }),
  changed('a person as its contact', [['IU-APP-011', 'warn']], (app) => { app.contactEmail = 'pat@example.com'; }),
];
