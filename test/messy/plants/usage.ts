import { another, beside, plant, type World } from '../world.ts';
import { dateAgo } from '../moments.ts';
import type { Integration } from '../integration.ts';
import type { Plant } from './plant.ts';

/** Calls of yesterday, as the org's log has them: user ids of 15 characters (facts 2.x EventLogFile [B]). */
function call(world: World, one: Integration, columns: Readonly<Record<string, string>>): void {
  world.calls.push({ USER_ID: one.userId.slice(0, 15), CLIENT_IP: one.subnet, API_FAMILY: 'REST', API_VERSION: '66.0', API_RESOURCE: '/v66.0/query', CONNECTED_APP_NAME: one.app.label, ...columns });
}

const outside: Plant = (world) => {
  const one = another(world);
  call(world, one, {});
  call(world, one, { CLIENT_IP: '198.51.100.90' });
  plant(world, 'calls from outside with a token that was issued inside', ['IU-NET-004', one.username, 'fail']);
};

const nowhere: Plant = (world) => {
  const one = another(world);
  for (const address of ['', 'Salesforce.com IP', one.subnet]) call(world, one, { CLIENT_IP: address });
  plant(world, 'calls from inside, from Salesforce and from nowhere', ['IU-NET-004', one.username, 'pass'], ['IU-CRD-003', one.username, 'pass']);
};

const soapLogin: Plant = (world) => {
  const one = another(world);
  call(world, one, { API_FAMILY: 'SOAP', API_RESOURCE: 'login', API_VERSION: '60.0' });
  plant(world, 'a call of SOAP login() that only the log shows', ['IU-CRD-003', one.username, 'fail']);
};

const soapQuery: Plant = (world) => {
  const one = another(world);
  call(world, one, { API_FAMILY: 'SOAP', API_RESOURCE: 'query', API_VERSION: '60.0' });
  call(world, one, { API_VERSION: '9998.0' });
  plant(world, 'SOAP calls with an OAuth session, and a browser\'s version', ['IU-CRD-003', one.username, 'pass']);
};

const oldVersion: Plant = (world) => {
  const one = another(world);
  call(world, one, { API_VERSION: '34.0' });
  plant(world, 'calls of an API version that is to go', ['IU-CRD-003', one.username, 'warn']);
};

/** Its logins are old, and so is its token: only the log shows that it works. */
const busy: Plant = (world) => {
  const one = another(world);
  Object.assign(one, { createdDaysAgo: 150, logins: [{ daysAgo: 120 }] });
  one.audit = { daysAgo: 150, by: one.audit.by };
  one.attestation = { by: 'bo@example.com', on: dateAgo(20), until: dateAgo(-60) };
  call(world, one, {});
  plant(world, 'no login for 120 days, and calls yesterday', ['IU-LIF-001', one.username, 'not wrong']);
  beside(world, ['IU-GOV-008', one.name], ['IU-GOV-004', one.name]);
};

export const usagePlants: readonly Plant[] = [outside, nowhere, soapLogin, soapQuery, oldVersion, busy];
