import { another, beside, browserLogin, orgId, person, plant, put } from '../world.ts';
import { daysAgo } from '../moments.ts';
import type { Plant } from './plant.ts';

const twoApps: Plant = (world) => {
  const one = another(world);
  const app = `Report Robot ${one.index}`;
  one.tokens.push({ app, createdDaysAgo: 20, usedDaysAgo: 1 });
  one.logins.push({ daysAgo: 1, subType: 'OauthRefreshToken', application: app });
  plant(world, 'a second app logs in as the integration\'s user and holds a token', ['IU-IDN-001', one.username, 'fail'], ['IU-APP-002', app, 'fail'], ['IU-CRD-005', one.username, 'fail']);
  beside(world, ['any', app], ['IU-APP-001', one.app.name]);
};

const personCarries: Plant = (world) => {
  const who = `quinn.${world.rows['User']?.length ?? 0}`;
  const username = `${who}@example.com`;
  const app = `Spreadsheet Export ${who}`;
  put(world, 'User', person(who));
  put(world, 'LoginHistory', browserLogin(username, 1), { 'User.Username': username, LoginTime: daysAgo(2), LoginType: 'Remote Access 2.0', LoginSubType: 'OauthRefreshToken', SourceIp: '198.51.100.12', Status: 'Success', Application: app });
  put(world, 'OauthToken', { DeleteToken: `delete-${who}`, 'User.Username': username, AppName: app, CreatedDate: daysAgo(30), LastUsedDate: daysAgo(1), UseCount: 99 });
  plant(world, 'a person\'s account carries an integration by refresh token', ['IU-IDN-002', username, 'fail'], ['IU-APP-002', app, 'fail']);
  beside(world, ['any', app], ['IU-CRD-005', username]);
};

const tokenOnly: Plant = (world) => {
  const who = `rae.${world.rows['User']?.length ?? 0}`;
  const username = `${who}@example.com`;
  const app = `Slide Maker ${who}`;
  put(world, 'User', person(who));
  put(world, 'LoginHistory', browserLogin(username, 1));
  put(world, 'OauthToken', { DeleteToken: `delete-${who}`, 'User.Username': username, AppName: app, CreatedDate: daysAgo(30), LastUsedDate: daysAgo(3), UseCount: 2 });
  plant(world, 'a person holds a token of an app nobody installed', ['IU-IDN-002', username, 'warn'], ['IU-APP-002', app, 'fail']);
  beside(world, ['any', app], ['IU-CRD-005', username]);
};

const notApiOnly: Plant = (world) => {
  const one = another(world);
  one.licence = 'Salesforce';
  one.profilePermissions = { ApiEnabled: true, ApiUserOnly: false };
  one.setPermissions = { ApiEnabled: true, ApiUserOnly: false, PasswordNeverExpires: true };
  plant(world, 'a full seat, and ApiUserOnly is listed with enabled=false', ['IU-IDN-003', one.username, 'fail'], ['IU-IDN-005', one.username, 'fail']);
  beside(world, ['IU-GOV-005', one.name]);
};

const fullSeat: Plant = (world) => {
  const one = another(world);
  one.licence = 'Salesforce';
  plant(world, 'API Only on a full seat that the spec does not ask for', ['IU-IDN-005', one.username, 'fail'], ['IU-IDN-003', one.username, 'pass']);
  beside(world, ['IU-GOV-005', one.name]);
};

const interactive: Plant = (world) => {
  const one = another(world);
  one.logins.push({ daysAgo: 5, type: 'Application', application: 'Browser' });
  plant(world, 'somebody logged in with it in the browser', ['IU-IDN-004', one.username, 'fail']);
  beside(world, ['IU-IDN-002', one.username]);
};

const triedInteractive: Plant = (world) => {
  const one = another(world);
  one.logins.push({ daysAgo: 5, type: 'Application', application: 'Browser', status: 'Invalid Password' });
  plant(world, 'somebody tried the browser with it, in vain', ['IU-IDN-004', one.username, 'warn']);
};

const personalMail: Plant = (world) => {
  const one = another(world);
  one.email = 'Pat+sf@Example.com';
  plant(world, 'its mail goes to a person, with another case and a +tag', ['IU-IDN-006', one.username, 'fail']);
  beside(world, ['IU-GOV-005', one.name]);
};

const sharedProfile: Plant = (world) => {
  const one = another(world);
  const username = `temp.tester.${one.index}@messy.example.com`;
  put(world, 'User', person('x', { Username: username, LastName: `Tester ${one.index}`, Email: username, 'Profile.Name': one.profile }));
  plant(world, 'a tester has the integration\'s profile', ['IU-PRV-001', one.profile, 'fail'], ['IU-APP-004', one.app.name, 'fail'], ['IU-GOV-001', orgId, 'fail']);
  beside(world, ['any', username], ['IU-APP-001', one.app.name]);
};

export const identityPlants: readonly Plant[] = [twoApps, personCarries, tokenOnly, notApiOnly, fullSeat, interactive, triedInteractive, personalMail, sharedProfile];
