import { expect } from 'chai';
import { accountsOf, isShared, type AccountFacts } from '../../../src/core/attribution/account.ts';
import { unnamedApp } from '../../../src/core/attribution/party.ts';
import type { KnownUser } from '../../../src/core/model/history/people.ts';
import { accountOf, browser, idOf, login, registered } from './someone.ts';

const user = (more: Partial<KnownUser> = {}): KnownUser => ({ id: idOf('a'), name: 'Dana Voss', username: 'dana@example.com', userType: 'Standard', ...more });
const hubspot = registered('hubspot', 'dana@example.com', { label: 'HubSpot', aliases: [{ app: 'HubSpot Classic', until: '2026-06-30' }] });
const erp = registered('erp', 'dana@example.com', { label: 'ERP Bridge' });

interface Case {
  readonly title: string;
  readonly facts: Partial<AccountFacts>;
  /** Names of the parties, a person's with `*`. */
  readonly parties: readonly string[];
}

const cases: readonly Case[] = [
  { title: 'the one spec of the username uses the account alone', facts: { users: [user()], registry: [hubspot] }, parties: ['hubspot'] },
  { title: 'two specs of one username share it', facts: { users: [user()], registry: [hubspot, erp] }, parties: ['hubspot', 'erp'] },
  { title: 'a username is the same in any letter case', facts: { users: [user({ username: 'Dana@Example.com' })], registry: [hubspot] }, parties: ['hubspot'] },
  { title: 'an app of the spec\'s label, of its components\' name or of an alias is the spec', facts: { users: [user()], registry: [hubspot], traces: ['HubSpot', 'hubspot_Integration', 'HubSpot Classic'].map((app) => login('a', app, { firstAt: '2026-05-01T00:00:00.000Z', lastAt: '2026-06-30T23:00:00.000Z' })) }, parties: ['hubspot'] },
  { title: 'an app that goes on after its alias has ended is another one from then on', facts: { users: [user()], registry: [hubspot], traces: [login('a', 'HubSpot Classic', { firstAt: '2026-06-01T00:00:00.000Z', lastAt: '2026-07-01T00:00:00.000Z' })] }, parties: ['hubspot', 'HubSpot Classic'] },
  { title: 'the only app that comes in is the spec\'s, whatever it is called', facts: { users: [user()], registry: [hubspot], traces: [login('a', 'HS Marketing Connector')] }, parties: ['hubspot'] },
  { title: 'so is the only one that is not named', facts: { users: [user()], registry: [hubspot], traces: [login('a', undefined)] }, parties: ['hubspot'] },
  { title: 'a tool for people on a spec\'s account is another one, as with a stolen credential', facts: { users: [user()], registry: [hubspot], traces: [login('a', 'Data Loader')] }, parties: ['hubspot', 'Data Loader'] },
  { title: 'of two apps nobody knows which is the spec\'s', facts: { users: [user()], registry: [hubspot], traces: [login('a', 'One'), login('a', 'Two')] }, parties: ['hubspot', 'One', 'Two'] },
  { title: 'an app beside the spec\'s own shares the account', facts: { users: [user()], registry: [hubspot], traces: [login('a', 'HubSpot'), login('a', 'Zapier')] }, parties: ['hubspot', 'Zapier'] },
  { title: 'an app that is not named shares the account with one that is', facts: { users: [user()], registry: [hubspot], traces: [login('a', 'HubSpot'), login('a', undefined)] }, parties: ['hubspot', unnamedApp] },
  { title: 'a browser on an integration\'s account is a person', facts: { users: [user()], registry: [hubspot], traces: [browser('a')] }, parties: ['hubspot', 'Dana Voss*'] },
  { title: 'a tool for people is the person\'s where a person uses the account', facts: { users: [user({ isPerson: true })], traces: [login('a', 'Data Loader')] }, parties: ['Dana Voss*'] },
  { title: 'an app on a person\'s account shares it', facts: { users: [user({ isPerson: true })], traces: [login('a', 'Zapier')] }, parties: ['Zapier', 'Dana Voss*'] },
  { title: 'an app alone on an account nobody calls a person\'s is an integration', facts: { users: [user()], traces: [login('a', 'Zapier')] }, parties: ['Zapier'] },
  { title: 'an integration that the org shows goes by its app', facts: { users: [user({ integration: { name: 'Dana Voss', basis: 'evidence', why: 'is API Only' } })], traces: [login('a', 'Zapier')] }, parties: ['Zapier'] },
  { title: 'and by its user\'s name where no app is seen', facts: { users: [user({ integration: { name: 'Dana Voss', basis: 'evidence', why: 'is API Only' } })] }, parties: ['Dana Voss'] },
  { title: 'a file of users and a spec may mean one integration', facts: { users: [user({ integration: { name: 'HubSpot', basis: 'file', why: 'The file says so.' } })], registry: [hubspot] }, parties: ['hubspot'] },
  { title: 'logins of Ids of 15 characters are the same user\'s', facts: { users: [user()], registry: [hubspot], traces: [login('a', 'Zapier', { userId: idOf('a').slice(0, 15) }), login('a', 'HubSpot')] }, parties: ['hubspot', 'Zapier'] },
  { title: 'logins of an Id that differs in letter case are another user\'s', facts: { users: [user()], registry: [hubspot], traces: [login('A', 'Zapier')] }, parties: ['hubspot'] },
  { title: 'an automated process is nobody\'s', facts: { users: [user({ userType: 'AutomatedProcess' })], traces: [login('a', 'Zapier')] }, parties: [] },
  { title: 'nothing known is nobody known', facts: {}, parties: [] },
];

describe('who acts as an account', () => {
  for (const { title, facts, parties } of cases) {
    it(title, () => {
      const account = accountOf('a', facts);
      expect(account.parties.map(({ name, class: kind }) => `${name}${kind === 'person' ? '*' : ''}`)).to.deep.equal(parties);
      expect(isShared(account)).to.equal(parties.length > 1);
    });
  }

  it('says of each why, and when it was first and last seen', () => {
    const { parties } = accountOf('a', { users: [user()], registry: [hubspot], traces: [login('a', 'Zapier', { by: 'token', firstAt: '2026-08-01T00:00:00.000Z' }), login('a', 'Zapier'), login('a', 'HubSpot', { by: 'token' }), browser('a')] });
    expect(parties.map(({ why, isSeen, firstAt }) => [why, isSeen, firstAt?.slice(0, 10)])).to.deep.equal([
      ['is what this user is for, by integrations/hubspot.yaml', false, '2026-09-01'],
      ['logs in through Zapier', true, '2026-08-01'],
      ['logs in by browser', true, '2026-09-01'],
    ]);
  });

  it('users of one name, or of an integration\'s, go by their usernames too', () => {
    const users = [user(), user({ id: idOf('b'), username: 'other@example.com' }), user({ id: idOf('c'), name: 'HubSpot', username: 'c@example.com' })];
    const accounts = accountsOf({ seen: users.map(({ id }) => id), users, registry: [registered('hubspot', 'x@example.com')], traces: [], isForPeople: () => false });
    expect(accounts.map(({ name }) => name)).to.deep.equal(['Dana Voss (dana@example.com)', 'Dana Voss (other@example.com)', 'HubSpot (c@example.com)']);
  });
});
