import { to18 } from '../practice-org/ids.ts';
import { goodIntegration, withConnectedApp, type Integration } from './integration.ts';
import { another, beside, emptyWorld, plant, type World } from './world.ts';

/** One project whose integrations live in production and in a sandbox. */
export interface TwoOrgs {
  readonly production: World;
  readonly sandbox: World;
}

const sandboxId = to18('00DPr0000000009');
/** Keys of the sandbox have numbers of their own. */
const apart = 500;
/** What only the sandbox has is counted from here, so that no id is taken twice. */
const leftovers = 20;

/** An integration in production, and the same in the sandbox as `apply` would have made it there: another user name, another key. */
function pair({ production, sandbox }: TwoOrgs): { readonly one: Integration; readonly twin: Integration } {
  const one = another(production);
  const twin = goodIntegration(one.index, one.name);
  twin.username = `${one.username}.uat`;
  twin.app.certificate = { key: one.index + apart, startedDaysAgo: 60, endsInDays: 305 };
  one.spec.environments = { ...one.spec.environments, uat: { username: twin.username, orgId: sandboxId } };
  twin.spec = one.spec;
  sandbox.integrations.push(twin);
  return { one, twin };
}

type Plant = (orgs: TwoOrgs) => void;

const both = ({ production, sandbox }: TwoOrgs, why: string, ...results: Parameters<typeof plant> extends [World, string, ...infer Results] ? Results : never): void => {
  for (const world of [production, sandbox]) plant(world, why, ...results);
};

const ownKeys = (isConnected: boolean): Plant => (orgs) => {
  const { one, twin } = pair(orgs);
  if (isConnected) for (const each of [one, twin]) withConnectedApp(each);
  both(orgs, 'a key of its own in each org', ['IU-LIF-004', one.name, 'pass'], ['IU-APP-008', one.app.name, 'pass']);
};

const oneKey = (isConnected: boolean): Plant => (orgs) => {
  const { one, twin } = pair(orgs);
  if (isConnected) for (const each of [one, twin]) withConnectedApp(each);
  // Another certificate around the same key, as a renewal makes it.
  twin.app.certificate = { key: one.index, startedDaysAgo: 30, endsInDays: 335 };
  both(orgs, 'production and sandbox take one key', ['IU-LIF-004', one.name, 'fail'], ['IU-APP-008', one.app.name, 'fail']);
};

/** The sandbox holds an app that no spec names, with the key of production. */
const leftover: Plant = (orgs) => {
  const { one } = pair(orgs);
  const old = goodIntegration(one.index + leftovers, `old_sync_${one.index}`);
  orgs.sandbox.integrations.push(old);
  old.isRegistered = false;
  old.app.certificate = { key: one.index, startedDaysAgo: 60, endsInDays: 305 };
  plant(orgs.production, 'a forgotten app of the sandbox has its key', ['IU-APP-008', one.app.name, 'fail'], ['IU-LIF-004', one.name, 'pass']);
  plant(orgs.sandbox, 'a forgotten app has the key of production', ['IU-APP-008', old.app.name, 'fail'], ['IU-APP-008', one.app.name, 'not wrong'], ['IU-LIF-004', one.name, 'pass'], ['IU-GOV-001', sandboxId, 'fail']);
  beside(orgs.sandbox, ['any', old.username], ['any', old.app.name], ['any', old.profile]);
};

/** The sandbox was refreshed: production's user came along, and nobody gave it a key of its own. */
const refreshed: Plant = (orgs) => {
  const { one, twin } = pair(orgs);
  twin.username = `${one.username}.full`;
  twin.app.certificate = one.app.certificate;
  both(orgs, 'a refreshed sandbox with production\'s user and key', ['IU-LIF-004', one.name, 'fail'], ['IU-APP-008', one.app.name, 'fail']);
  plant(orgs.sandbox, 'the copied user is in no spec', ['IU-GOV-001', sandboxId, 'fail']);
  beside(orgs.sandbox, ['any', twin.username], ['any', twin.profile], ['any', one.name], ['any', one.app.name]);
};

/** The spec knows the sandbox by its user only: nothing was ever applied there. */
const unnamedOrg: Plant = (orgs) => {
  const { one, twin } = pair(orgs);
  one.spec.environments = { ...one.spec.environments, uat: { username: twin.username } };
  both(orgs, 'a sandbox that the spec knows by a user name, with a key of its own', ['IU-LIF-004', one.name, 'pass'], ['IU-APP-008', one.app.name, 'pass']);
};

export function twoOrgs(seed: number): TwoOrgs {
  const orgs: TwoOrgs = { production: emptyWorld(seed), sandbox: emptyWorld(seed, { orgId: sandboxId, environment: 'uat', isSandbox: true }) };
  const plants = [ownKeys(false), ownKeys(true), oneKey(false), oneKey(true), leftover, refreshed, unnamedOrg];
  for (const plantOne of orgs.production.draw.some(plants, plants.length)) plantOne(orgs);
  return orgs;
}
