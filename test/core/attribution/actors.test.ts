import { expect } from 'chai';
import { accountsOf, type AccountFacts } from '../../../src/core/attribution/account.ts';
import { actorsOf } from '../../../src/core/attribution/actors.ts';
import { declaredRows } from '../../../src/core/attribution/declared.ts';
import { sharedRows } from '../../../src/core/attribution/shared.ts';
import type { Actor } from '../../../src/core/model/history/actor.ts';
import type { KnownUser } from '../../../src/core/model/history/people.ts';
import { browser, idOf, login, registered } from './someone.ts';

const facts = (more: Partial<AccountFacts>): AccountFacts => ({ seen: [idOf('a')], users: [], registry: [], traces: [], isForPeople: () => false, ...more });
const actor = (user: Partial<KnownUser> | undefined, more: Partial<AccountFacts> = {}, allUsersRead = false): Actor | undefined =>
  actorsOf(accountsOf(facts({ users: user === undefined ? [] : [{ id: idOf('a'), ...user }], ...more })), { allUsersRead })[0];

interface Case {
  readonly title: string;
  readonly user?: Partial<KnownUser>;
  readonly facts?: Partial<AccountFacts>;
  readonly allUsersRead?: boolean;
  readonly is: Partial<Actor>;
}

const cases: readonly Case[] = [
  { title: 'a spec\'s user is its integration', user: { username: 'h@example.com', name: 'HubSpot User' }, facts: { registry: [registered('hubspot', 'h@example.com')] }, is: { class: 'integration', actor: 'hubspot', integration: 'hubspot', basis: 'registry', why: 'hubspot is what this user is for, by integrations/hubspot.yaml.', name: 'HubSpot User' } },
  { title: 'a user that a file marks is its integration', user: { name: 'Feed', integration: { name: 'Warehouse', basis: 'file', why: 'The file of users says so.' } }, is: { class: 'integration', actor: 'Warehouse', basis: 'file' } },
  { title: 'a user that the org shows to be one is an integration', user: { name: 'Feed', userType: 'Standard', integration: { name: 'Feed', basis: 'evidence', why: 'is API Only through a profile' } }, is: { class: 'integration', actor: 'Feed', basis: 'evidence', why: 'Feed is API Only through a profile.' } },
  { title: 'a standard user that nothing speaks against is a person', user: { name: 'Mia', userType: 'Standard', isPerson: true, active: false }, is: { class: 'person', actor: 'Mia', basis: 'evidence', active: false } },
  { title: 'a user that a file with marks leaves unmarked is a person', user: { name: 'Mia', isPerson: true }, is: { class: 'person', basis: 'file' } },
  { title: 'a name alone makes nobody a person', user: { name: 'Mia Lang' }, is: { class: 'unknown', basis: 'none', why: 'Nothing says whether this user is a person or an integration.' } },
  { title: 'an automated process is known by its type', user: { name: 'Automated Process', userType: 'AutomatedProcess' }, is: { class: 'automated', why: 'Its user type is AutomatedProcess.' } },
  { title: 'and by its exact name where no type is told', user: { name: 'Automated Process' }, is: { class: 'automated', why: 'Automated Process is the name Salesforce gives this user; its type is not known.' } },
  { title: 'also where a file that marks integrations leaves it unmarked', user: { name: 'Automated Process', isPerson: true }, is: { class: 'automated' } },
  { title: 'a standard user of that name is none', user: { name: 'Automated Process', userType: 'Standard', isPerson: true }, is: { class: 'person' } },
  { title: 'the platform\'s own integration user is known by its type', user: { userType: 'CloudIntegrationUser' }, is: { class: 'platform' } },
  { title: 'and by its name', user: { name: 'Platform Integration User' }, is: { class: 'platform' } },
  { title: 'a user whose profile is Salesforce\'s own is the platform\'s', user: { userType: 'Standard', name: 'Integration User', profile: 'Analytics Cloud Integration User', isPerson: true }, is: { class: 'platform', why: 'Its profile Analytics Cloud Integration User is Salesforce\'s own.' } },
  ...['Guest', 'PowerPartner', 'PowerCustomerSuccess', 'CustomerSuccess', 'CspLitePortal', 'SelfService'].map((userType): Case => ({ title: `a user of type ${userType} is a guest or site user`, user: { userType }, is: { class: 'guest' } })),
  { title: 'a Chatter user is a person', user: { userType: 'CsnOnly' }, is: { class: 'person' } },
  { title: 'an id that an org shows to nobody is gone', allUsersRead: true, is: { class: 'deleted', actor: idOf('a') } },
  { title: 'an id that no file names is not known', is: { class: 'unknown', actor: idOf('a') } },
  { title: 'an account that integrations share is theirs, and goes by its own name', user: { name: 'Sync', username: 's@example.com' }, facts: { registry: [registered('one', 's@example.com'), registered('two', 's@example.com')] }, is: { class: 'integration', actor: 'Sync', shared: true, why: 'one and two act as this user.' } },
  { title: 'an account that a person and an integration share is the person\'s', user: { name: 'Dana', username: 's@example.com', userType: 'Standard' }, facts: { registry: [registered('one', 's@example.com')], traces: [browser('a')] }, is: { class: 'person', actor: 'Dana', shared: true, basis: 'registry' } },
];

describe('actors', () => {
  for (const { title, user, facts: more, allUsersRead, is } of cases) {
    it(title, () => {
      expect(actor(user, more, allUsersRead)).to.deep.include({ userId: idOf('a'), ...is });
    });
  }

  it('two users of one integration share its name', () => {
    const { file, places, spec } = registered('hubspot', 'a@example.com');
    const anywhere = { file, places, spec: { ...spec, environments: { production: { username: 'a@example.com' }, uat: { username: 'b@example.com' } } } };
    const users = ['a', 'b'].map((letter) => ({ id: idOf(letter), username: `${letter}@example.com` }));
    const actors = actorsOf(accountsOf(facts({ seen: users.map(({ id }) => id), users, registry: [anywhere] })), { allUsersRead: false });
    expect(actors.map((one) => one.actor)).to.deep.equal(['hubspot', 'hubspot']);
  });

  it('shared accounts are told with everybody on them, and from when on logs can tell them apart', () => {
    const accounts = accountsOf(facts({ users: [{ id: idOf('a'), name: 'Dana', username: 's@example.com' }], registry: [registered('one', 's@example.com')], traces: [browser('a'), login('a', 'one')] }));
    const rows = sharedRows(accounts, new Map([[idOf('a').slice(0, 15), '2026-10-01T00:00:00.000Z']]));
    expect(rows.map((row) => [row['actor'], row['app'], row['why'], row['exact_from']])).to.deep.equal([
      ['Dana', 'one', 'is what this user is for, by integrations/one.yaml', '2026-10-01T00:00:00.000Z'],
      ['Dana', 'Dana', 'logs in by browser', '2026-10-01T00:00:00.000Z'],
    ]);
  });

  it('what specs declare is told by object, right and field', () => {
    const rows = declaredRows([registered('one', 's@example.com', { objects: { Case: { create: true, edit: true, fields: { Status: 'two-way', Priority: 'outbound' } } } })]);
    expect(rows.map(({ object, field, direction }) => [object, field, direction])).to.deep.equal([['Case', '', 'read'], ['Case', '', 'create'], ['Case', '', 'edit'], ['Case', 'Status', 'two-way'], ['Case', 'Priority', 'outbound']]);
  });

  it('a spec without objects is declared, too, and of a retired one only what it might write', () => {
    expect(declaredRows([registered('one', 's@example.com')])).to.deep.equal([{ integration: 'one', object: '', field: '', direction: 'none' }]);
    const { spec, ...row } = registered('two', 's@example.com', { objects: { Case: { edit: true, fields: { Status: 'two-way', Priority: 'outbound' } } } });
    expect(declaredRows([{ ...row, spec: { ...spec, state: 'retired' } }]).map(({ field, direction }) => [field, direction])).to.deep.equal([['', 'read'], ['', 'edit'], ['Status', 'retired']]);
  });
});
