import { another, beside, orgId, plant, type World } from '../world.ts';
import { daysAgo } from '../moments.ts';
import type { Integration } from '../integration.ts';
import type { Plant } from './plant.ts';

/** One spec in several orgs, of which only production is looked at. */

const sandbox = '00DPr0000000009';
const sandboxLong = '00DPr0000000009MAA';

const withSandbox = (world: World): Integration => {
  const one = another(world);
  one.spec.environments = { ...one.spec.environments, uat: { username: `${one.username}.uat`, orgId: sandbox } };
  return one;
};

function recordOf(world: World, one: Integration, credential: { readonly reference: string; readonly certificateFingerprint: string }): void {
  const content = { apiVersion: 'integration-user/v1', integration: one.name, orgId: sandboxLong, environment: 'uat', username: `${one.username}.uat`, components: {}, credential: { ...credential, createdAt: daysAgo(60) }, planDigest: 'x', proof: 'proven', aliases: [] };
  world.project[`integrations/records/${sandboxLong}/${one.name}.json`] = JSON.stringify(content);
  // No entry of the audit log tells of it.
  beside(world, ['IU-GOV-007', orgId]);
}

const apart: Plant = (world) => {
  const one = withSandbox(world);
  recordOf(world, one, { reference: `age:${sandboxLong}/${one.name}`, certificateFingerprint: 'AB:CD:EF' });
  plant(world, 'a sandbox with a credential of its own', ['IU-LIF-004', one.name, 'pass'], ['IU-GOV-005', one.name, 'not wrong']);
};

const onePlace: Plant = (world) => {
  const one = withSandbox(world);
  recordOf(world, one, { reference: `age:${orgId}/${one.name}`, certificateFingerprint: 'AB:CD:EF' });
  plant(world, 'a sandbox whose secret is kept in production\'s place', ['IU-LIF-004', one.name, 'fail']);
};

const untold: Plant = (world) => {
  const one = withSandbox(world);
  plant(world, 'a sandbox of which nothing is on record', ['IU-LIF-004', one.name, 'unknown'], ['IU-GOV-005', one.name, 'not wrong']);
};

/** The id has 15 characters in addresses and 18 in the API. */
const longId: Plant = (world) => {
  const one = another(world);
  one.spec.environments = { production: { username: one.username, orgId } };
  plant(world, 'the org\'s id in the spec has 18 characters', ['IU-GOV-005', one.name, 'not wrong'], ['IU-LIF-004', one.name, 'not-applicable'], ['IU-IDN-001', one.username, 'not wrong']);
};

/** A spec whose environment has no org id yet is this org's by the username that the org has. */
const withoutId: Plant = (world) => {
  const one = another(world);
  one.spec.environments = { production: { username: one.username } };
  plant(world, 'no id of the org in the spec', ['IU-IDN-001', one.username, 'not wrong'], ['IU-LIF-002', one.name, 'not wrong']);
  beside(world, ['IU-GOV-005', one.name]);
};

/** The spec is of two other orgs, and this one has a user of that name all the same. */
const elsewhere: Plant = (world) => {
  const one = another(world);
  one.spec.environments = { staging: { username: one.username, orgId: sandbox } };
  one.hasRecord = false;
  plant(world, 'an integration user whose spec is of another org', ['IU-GOV-001', orgId, 'fail']);
  beside(world, ['any', one.username], ['any', one.app.name], ['any', one.profile], ['any', one.name]);
};

export const environmentPlants: readonly Plant[] = [apart, onePlace, untold, longId, withoutId, elsewhere];
