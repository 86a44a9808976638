import { another, beside, orgId, person, plant, put } from '../world.ts';
import { daysAgo } from '../moments.ts';
import { give } from './privilege.ts';
import type { Plant } from './plant.ts';

const oldKey: Plant = (world) => {
  const one = another(world);
  one.app.certificate = { key: one.index, startedDaysAgo: 200, endsInDays: 165 };
  one.rotatedDaysAgo = 200;
  plant(world, 'the key is 200 days old, and the spec says 90', ['IU-CRD-001', one.name, 'fail']);
};

const dueKey: Plant = (world) => {
  const one = another(world);
  one.app.certificate = { key: one.index, startedDaysAgo: 80, endsInDays: 285 };
  one.rotatedDaysAgo = 80;
  plant(world, 'the key is due in ten days', ['IU-CRD-001', one.name, 'warn']);
};

const oauthPassword: Plant = (world) => {
  const one = another(world);
  one.passwordDaysAgo = 400;
  one.logins.push({ daysAgo: 2, subType: 'OauthUsernamePassword' });
  plant(world, 'it logs in with a password that never expires', ['IU-CRD-002', one.username, 'fail'], ['IU-CRD-003', one.username, 'fail'], ['IU-APP-006', one.app.name, 'fail']);
  beside(world, ['IU-CRD-001', one.name], ['IU-LIF-003', one.username]);
};

const soapPassword: Plant = (world) => {
  const one = another(world);
  one.passwordDaysAgo = 20;
  one.logins.push({ daysAgo: 2, type: 'Other Apex API', application: 'N/A', apiType: 'SOAP Partner', apiVersion: '30.0' });
  plant(world, 'SOAP login()', ['IU-CRD-003', one.username, 'fail']);
  beside(world, ['IU-CRD-001', one.name], ['IU-CRD-002', one.username]);
};

const triedPassword: Plant = (world) => {
  const one = another(world);
  one.logins.push({ daysAgo: 2, subType: 'OauthUsernamePassword', status: 'Invalid Password' });
  plant(world, 'one password that was wrong', ['IU-CRD-003', one.username, 'not wrong'], ['IU-LIF-003', one.username, 'not wrong']);
  beside(world, ['IU-APP-006', one.app.name]);
};

const idleToken: Plant = (world) => {
  const one = another(world);
  one.tokens.push({ app: one.app.label, createdDaysAgo: 59, usedDaysAgo: 50 });
  plant(world, 'a token that nobody used for 50 days', ['IU-CRD-004', one.username, 'fail']);
};

const leaver: Plant = (world) => {
  const who = `tim.${world.rows['User']?.length ?? 0}`;
  const username = `${who}@example.com`;
  put(world, 'User', person(who, { IsActive: false }));
  put(world, 'OauthToken', { DeleteToken: `delete-${who}`, 'User.Username': username, AppName: 'Workbench', CreatedDate: daysAgo(30), LastUsedDate: daysAgo(3), UseCount: 2 });
  plant(world, 'a token of somebody who left', ['IU-CRD-005', username, 'fail'], ['IU-APP-002', 'Workbench', 'fail']);
  beside(world, ['IU-IDN-002', username], ['any', 'Workbench']);
};

const frozen: Plant = (world) => {
  const one = another(world);
  one.isFrozen = true;
  plant(world, 'frozen while its integration is active', ['IU-LIF-003', one.username, 'fail']);
  beside(world, ['IU-GOV-005', one.name]);
};

/** In two parts, so that no scanner takes this file for a key. */
const kind = 'PRIVATE';
/** Text in the form of a key: nothing here is one. */
const body = (letter: string): string => Array.from({ length: 3 }, (_, line) => `${letter}${line}fZ9`.repeat(13)).join('\n');

const keyInProject: Plant = (world) => {
  const one = another(world);
  world.project[`scripts/${one.name}.sh`] = `cat > key <<'E'\n-----BEGIN ${kind} KEY-----\n${body('Q')}\n-----END ${kind} KEY-----\nE\n`;
  // The file names no integration, so the finding is the project's.
  plant(world, 'a private key in a tracked file', ['IU-CRD-006', orgId, 'fail']);
  beside(world, ['IU-CRD-006', 'any']);
};

const secretsInFiles: Plant = (world) => {
  world.project['docs/setup.md'] = '<consumerSecret>{{CONSUMERSECRET}}</consumerSecret>\n<consumerSecret>REPLACE_CLIENT_SECRET</consumerSecret>\n<consumerSecret>%%%NAMESPACE%%%</consumerSecret>\n<consumerKey>3MVG9abcdefghijklmnopqrstuvwxyz</consumerKey>\n';
  const one = another(world);
  plant(world, 'placeholders, and a consumer key, in a file', ['IU-CRD-006', one.name, 'not wrong']);
};

const secretsOverApi: Plant = (world) => {
  world.settings.consumerSecretApi = true;
  plant(world, 'consumer secrets may be read through APIs', ['IU-CRD-007', orgId, 'fail']);
};

const readsSecrets: Plant = (world) => {
  const one = another(world);
  give(world, one.username, `Secret_Reader_${one.index}`, { ViewClientSecret: true });
  plant(world, 'an integration may read consumer secrets', ['IU-CRD-007', orgId, 'fail'], ['IU-PRV-007', one.username, 'fail']);
  beside(world, ['IU-PRV-004', one.username]);
};

export const credentialPlants: readonly Plant[] = [oldKey, dueKey, oauthPassword, soapPassword, triedPassword, idleToken, leaver, frozen, keyInProject, secretsInFiles, secretsOverApi, readsSecrets];
