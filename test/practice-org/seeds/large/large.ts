import { newId } from '../../ids.ts';
import { keepRow, rows } from '../../state.ts';
import type { OrgState } from '../../state.ts';
import { seedEmpty } from '../empty.ts';
import { addIntegrations } from './integrations.ts';
import type { Integration } from './integrations.ts';
import { addLogins } from './logins.ts';
import { addAssignments, addPeople, addPermissionSets, addProfiles } from './people.ts';
import { addApiTotalUsage } from '../event-log.ts';
import { DAY, sizes } from './sizes.ts';

const seats = {
  licences: { Salesforce: 12_000, 'Salesforce Platform': 20, 'Salesforce Integration': 60, 'Chatter Free': 5000, Identity: 100, 'Analytics Cloud Integration User': 2 },
  integrationPsl: 60,
};

/**
 * An org of the size that costs are measured on (sizes.ts): people with profiles and permission sets, integrations each with a user, a profile, a permission
 * set and an external client app of its own, tokens, calls, and a million log-ins kept as streams. Returns the administrator's id.
 */
export function seedLarge(state: OrgState): string {
  const adminId = seedEmpty(state, seats);
  const integrations = addIntegrations(state, adminId);
  const profiles = addProfiles(state, adminId, sizes.profiles - rows(state, 'Profile').length);
  const sets = addPermissionSets(state, adminId, sizes.permissionSets - integrations.length);
  const people = [adminId, ...addPeople(state, adminId, profiles, sizes.users - rows(state, 'User').length)];
  addAssignments(state, people, sets, sizes.assignments - rows(state, 'PermissionSetAssignment').length);
  addLogins(state, people, integrations);
  addTokens(state, people, integrations);
  addCalls(state, integrations, adminId);
  return adminId;
}

const apps = ['Salesforce CLI', 'Data Loader', 'Salesforce for Outlook', 'Spreadsheet Export'];

/** One token for each integration, the rest with people: more than one query gives. */
function addTokens(state: OrgState, people: string[], integrations: Integration[]): void {
  const used = new Date(state.now().getTime() - DAY).toISOString();
  const created = new Date(state.now().getTime() - 90 * DAY).toISOString();
  const holders = [...integrations.map(({ userId, label }) => ({ userId, app: label })), ...people.map((userId, place) => ({ userId, app: apps[place % apps.length] ?? '' }))];
  for (const [place, { userId, app }] of holders.slice(0, sizes.tokens).entries()) {
    const key = `5AepLarge${String(place).padStart(6, '0')}`;
    keepRow(state, 'OauthToken', { Id: null, UserId: userId, AppName: app, CreatedDate: created, LastUsedDate: used, UseCount: 1 + (place % 900), DeleteToken: key }, key);
  }
}

/** Yesterday's calls, twenty of each integration. */
function addCalls(state: OrgState, integrations: Integration[], adminId: string): void {
  const yesterday = new Date(state.now().getTime() - DAY).toISOString();
  const calls = integrations.flatMap(({ userId, label, address }) =>
    Array.from({ length: 20 }, () => ({
      EVENT_TYPE: 'ApiTotalUsage',
      USER_ID: userId.slice(0, 15),
      API_FAMILY: 'REST',
      API_VERSION: state.settings.apiVersion,
      API_RESOURCE: '/query',
      HTTP_METHOD: 'GET',
      CLIENT_IP: address,
      REQUEST_ID: newId(state, '4Lp'),
      COUNTS_AGAINST_API_LIMIT: '1',
      STATUS_CODE: '200',
      CONNECTED_APP_NAME: label,
      TIMESTAMP_DERIVED: yesterday,
    })),
  );
  addApiTotalUsage(state, `${yesterday.slice(0, 10)}T00:00:00.000Z`, calls, adminId);
}
