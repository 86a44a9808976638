import { another, beside, browserLogin, orgId, person, plant, put } from '../world.ts';
import { daysAgo, dateAgo } from '../moments.ts';
import type { Plant } from './plant.ts';

const dormant: Plant = (world) => {
  const one = another(world);
  Object.assign(one, { createdDaysAgo: 150, logins: [{ daysAgo: 120 }] });
  one.audit = { daysAgo: 150, by: one.audit.by };
  one.attestation = { by: 'bo@example.com', on: dateAgo(20), until: dateAgo(-60) };
  plant(world, 'not used for 120 days', ['IU-LIF-001', one.username, 'fail']);
  beside(world, ['IU-GOV-008', one.name], ['IU-GOV-004', one.name]);
};

const yearly: Plant = (world) => {
  const one = another(world);
  Object.assign(one, { createdDaysAgo: 150, logins: [{ daysAgo: 120 }] });
  one.spec.schedule = 'yearly';
  plant(world, 'not used for 120 days, and it calls once a year', ['IU-LIF-001', one.username, 'not wrong']);
  beside(world, ['IU-GOV-008', one.name], ['IU-GOV-004', one.name]);
};

const neverUsed: Plant = (world) => {
  const one = another(world);
  one.logins = [];
  plant(world, 'made 60 days ago and never used', ['IU-LIF-001', one.username, 'fail']);
  beside(world, ['IU-GOV-008', one.name]);
};

const retired: Plant = (world) => {
  const one = another(world);
  one.spec.state = 'retired';
  plant(world, 'retired, and its user is active', ['IU-LIF-002', one.name, 'fail']);
  beside(world, ['IU-GOV-001', orgId], ['IU-GOV-005', one.name]);
};

const sharedCredential: Plant = (world) => {
  const one = another(world);
  one.spec.environments = { ...one.spec.environments, uat: { username: `${one.username}.uat`, orgId: '00DPr0000000009' } };
  const credential = (org: string): string => JSON.stringify({ apiVersion: 'integration-user/v1', integration: one.name, orgId: org, environment: org === orgId ? 'production' : 'uat', username: one.username, components: {}, credential: { reference: `vault:kv/${one.name}`, createdAt: daysAgo(60), certificateFingerprint: 'AB:CD' }, planDigest: 'x', proof: 'proven', aliases: [] });
  one.hasRecord = false;
  one.app.certificate = { key: one.index, startedDaysAgo: 60, endsInDays: 305 };
  for (const org of [orgId, '00DPr0000000009MAA']) world.project[`integrations/records/${org}/${one.name}.json`] = credential(org);
  plant(world, 'sandbox and production share a credential', ['IU-LIF-004', one.name, 'fail']);
  beside(world, ['any', one.name], ['IU-GOV-007', orgId]);
};

const unregistered: Plant = (world) => {
  const one = another(world);
  one.isRegistered = false;
  plant(world, 'an integration user that no spec names', ['IU-GOV-001', orgId, 'fail']);
  beside(world, ['any', one.username], ['any', one.app.name], ['any', one.profile]);
};

/** The name does not say so: on the integration licence, by another name. */
const quiet: Plant = (world) => {
  const one = another(world, `gsa_system_${world.integrations.length}`);
  one.isRegistered = false;
  plant(world, 'an integration user whose name does not say so', ['IU-GOV-001', orgId, 'fail']);
  beside(world, ['any', one.username], ['any', one.app.name], ['any', one.profile]);
};

/** The name alone is no finding (rules.json, integrationIdentity.never). */
const onlyByName: Plant = (world) => {
  const who = `integration.${world.rows['User']?.length ?? 0}`;
  put(world, 'User', person(who, { LastName: 'Integration' }));
  put(world, 'LoginHistory', browserLogin(`${who}@example.com`, 1));
  plant(world, 'a person whose name says integration', ...['IU-IDN-001', 'IU-IDN-002', 'IU-IDN-003', 'IU-LIF-001', 'IU-IDN-004'].map((rule) => [rule, `${who}@example.com`, 'not wrong'] as const));
};

const salesforcesOwn: Plant = (world) => {
  const username = `insights.${world.rows['User']?.length ?? 0}@example.com`;
  put(world, 'User', person('x', { Username: username, LastName: 'Insights Integration', Email: username, 'Profile.Name': 'Analytics Cloud Integration User' }));
  plant(world, 'Salesforce\'s own analytics user', ...['IU-IDN-001', 'IU-IDN-003', 'IU-IDN-005', 'IU-PRV-002', 'IU-PRV-003', 'IU-PRV-005', 'IU-LIF-001'].map((rule) => [rule, username, 'not wrong'] as const));
};

const missing: Plant = (world) => {
  const one = another(world);
  one.isInOrg = false;
  plant(world, 'a spec whose user the org does not have', ['IU-GOV-001', orgId, 'fail']);
  beside(world, ['any', one.name], ['any', one.username], ['any', one.app.name]);
};

const otherCase: Plant = (world) => {
  const one = another(world);
  const [place] = Object.values(one.spec.environments);
  if (place !== undefined) one.spec.environments = { production: { ...place, username: one.username.toUpperCase() } };
  plant(world, 'the spec names its user in capitals', ['IU-IDN-001', one.username, 'not wrong'], ['IU-GOV-005', one.name, 'not wrong']);
};

export const lifePlants: readonly Plant[] = [dormant, yearly, neverUsed, retired, sharedCredential, unregistered, quiet, onlyByName, salesforcesOwn, missing, otherCase];
