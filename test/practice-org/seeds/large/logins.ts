import { loginColumns } from '../../access/login-history.ts';
import type { Login } from '../../access/login-history.ts';
import type { Stream } from '../../archive.ts';
import { row } from '../../state.ts';
import type { OrgState } from '../../state.ts';
import type { Integration } from './integrations.ts';
import { DAY, DAYS, sizes } from './sizes.ts';

/** Log-ins of a person: one about every eighteen days. */
const EACH = 10;
/** One person's account carries a job of its own: what the round number leaves over. */
const JOB: Login = { loginUrl: 'large.my.salesforce.com', loginType: 'Remote Access 2.0', loginSubType: 'OauthRefreshToken', application: 'Spreadsheet Export', sourceIp: '198.51.100.200' };
const BROWSER: Login = { loginUrl: 'large.my.salesforce.com', loginType: 'Application', loginSubType: null, application: 'Browser', sourceIp: '203.0.113.10' };

/** The log-ins of half a year: nine of ten by integrations, each every quarter of an hour, the others by people. */
export function addLogins(state: OrgState, people: string[], integrations: Integration[]): void {
  const streams: Stream[] = [];
  const begin = state.now().getTime() - DAYS * DAY;
  let number = 0;
  const add = (userId: string, login: Login, count: number, shift: number): void => {
    const step = Math.floor((DAYS * DAY) / count);
    const first = begin + Math.floor(step * shift);
    streams.push({ row: loginColumns(userId, login, 'Success'), first, step, count, number });
    number += count;
    const user = row(state, 'User', userId);
    if (user) user['LastLoginDate'] = new Date(first + (count - 1) * step).toISOString();
  };
  const machines = Math.floor((sizes.logins * 0.9) / integrations.length);
  for (const [place, { userId, label, address }] of integrations.entries()) {
    const subType = place % 2 === 0 ? 'OauthClientCredentials' : null;
    add(userId, { ...JOB, loginSubType: subType, application: label, sourceIp: address }, machines, place / integrations.length);
  }
  for (const [place, userId] of people.entries()) add(userId, BROWSER, EACH, place / people.length);
  add(people[1] ?? '', JOB, sizes.logins - number, 0);
  state.archives.set('LoginHistory', { keyPrefix: '0Ya', time: 'LoginTime', key: 'UserId', streams });
}
