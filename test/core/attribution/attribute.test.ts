import { expect } from 'chai';
import fc from 'fast-check';
import type { Account } from '../../../src/core/attribution/account.ts';
import { attribute, dueMs, rank, type Attributing } from '../../../src/core/attribution/attribute.ts';
import type { CallHappening, Happening, LoginHappening, Moment } from '../../../src/core/attribution/happening.ts';
import { bulkWindowMs, callWindowMs, loginWindowMs } from '../../../src/core/attribution/windows.ts';
import type { StoreRow } from '../../../src/core/model/history/tables.ts';
import { accountOf, browser, idOf, login, registered } from './someone.ts';

const noon = Date.parse('2026-10-05T12:00:00.000Z');
const at = (offsetMs: number): string => new Date(noon + offsetMs).toISOString();
const secondMs = 1000;
const minuteMs = 60 * secondMs;

const user = { id: idOf('a'), name: 'Dana', username: 'd@example.com', userType: 'Standard' };
const two = accountOf('a', { users: [user], registry: [registered('billing', 'd@example.com'), registered('pump', 'd@example.com')], traces: [login('a', 'billing'), login('a', 'pump')] });
const withPerson = accountOf('a', { users: [user], registry: [registered('quotes', 'd@example.com')], traces: [login('a', 'quotes'), browser('a')] });
const onePerSpecSeen = accountOf('a', { users: [user], registry: [registered('billing', 'd@example.com'), registered('pump', 'd@example.com')], traces: [login('a', 'billing')] });
const onlyTokens = accountOf('a', { users: [user], registry: [registered('billing', 'd@example.com'), registered('pump', 'd@example.com')], traces: [login('a', 'billing', { by: 'token' })] });
const withUnnamed = accountOf('a', { users: [user], registry: [registered('billing', 'd@example.com')], traces: [login('a', 'billing'), login('a', undefined, { by: 'usage' })] });

const moment = (offsetMs = 0, object = 'Case'): Moment => ({ kind: 'moment', userId: idOf('a'), object, at: at(offsetMs) });
const call = (app: string | undefined, more: Partial<CallHappening> = {}, offsetMs = -300): CallHappening => ({ kind: 'call', userId: idOf('a'), at: at(offsetMs), isEventLog: false, entity: 'Case', method: 'PATCH', family: 'REST', status: 204, ...(app === undefined ? {} : { app }), ...more });
const loggedIn = (app: string, offsetMs = -20 * minuteMs, more: Partial<LoginHappening> = {}): LoginHappening => ({ kind: 'login', userId: idOf('a'), at: at(offsetMs), type: 'Remote Access 2.0', status: 'Success', application: app, ...more });
const atBrowser = (offsetMs = -20 * minuteMs): LoginHappening => loggedIn('Browser', offsetMs, { type: 'Application' });
const without = ({ kind, userId, at: when, isEventLog, ...rest }: CallHappening, ...names: readonly (keyof CallHappening)[]): CallHappening => ({ kind, userId, at: when, isEventLog, ...Object.fromEntries(Object.entries(rest).filter(([name]) => !names.includes(name as keyof CallHappening))) });

const inOrder = (happenings: readonly Happening[]): readonly Happening[] => happenings.toSorted((one, other) => (one.userId < other.userId ? -1 : one.userId > other.userId ? 1 : dueMs(one) - dueMs(other) || rank[one.kind] - rank[other.kind]));

async function* portions(happenings: readonly Happening[], size: number): AsyncGenerator<readonly Happening[]> {
  for (let from = 0; from < happenings.length; from += size) yield happenings.slice(from, from + size);
}

async function told(account: Account, happenings: readonly Happening[], { size = 100, isLogged = () => false }: { readonly size?: number; readonly isLogged?: Attributing['isLogged'] } = {}): Promise<readonly StoreRow[]> {
  const rows: StoreRow[] = [];
  for await (const some of attribute(portions(inOrder(happenings), size), { accounts: new Map([[idOf('a').slice(0, 15), account]]), isLogged })) rows.push(...some);
  return rows;
}

interface Case {
  readonly title: string;
  readonly account?: Account;
  readonly around: readonly Happening[];
  readonly isLogged?: boolean;
  /** `<who> <confidence> <evidence>` */
  readonly is: string;
}

const both = 'billing or pump';
const cases: readonly Case[] = [
  { title: 'a logged write of the object by one app is exact', around: [call('billing')], is: 'billing exact usage' },
  { title: 'an event log says so, too', around: [call('billing', { isEventLog: true })], is: 'billing exact event-log' },
  { title: 'a change may lie before the stamp of its call, as clocks and logs have it', around: [call('billing', {}, callWindowMs)], is: 'billing exact usage' },
  { title: 'a call at the edge of the window counts', around: [call('billing', {}, -callWindowMs)], is: 'billing exact usage' },
  { title: 'a call beyond it does not', around: [call('billing', {}, -callWindowMs - 1), call('pump', {}, callWindowMs + 1)], is: `${both} ambiguous none` },
  { title: 'writes of the object by two apps leave open who it was', around: [call('billing'), call('pump')], is: `${both} ambiguous usage` },
  { title: 'a refused write of the other app does not count', around: [call('billing'), call('pump', { status: 400 })], is: 'billing exact usage' },
  { title: 'a read of the other app does not count', around: [call('billing'), call('pump', { method: 'GET' }), call('pump', { method: 'POST', resource: '/services/data/v66.0/jobs/query', family: 'BULK2' })], is: 'billing exact usage' },
  { title: 'a read alone tells nothing', around: [call('billing', { method: 'GET' })], is: `${both} ambiguous none` },
  { title: 'a write of another object by the other app makes less of a sure one: the org may have followed it with this change', around: [call('billing'), call('pump', { entity: 'Lead' })], is: 'billing inferred usage' },
  { title: 'hours away it does not', around: [call('billing'), call('pump', { entity: 'Lead' }, -3 * 60 * minuteMs)], is: 'billing exact usage' },
  { title: 'a write of another object alone may have changed this one in the org', around: [call('billing', { entity: 'Lead' })], is: 'billing inferred usage' },
  { title: 'by both apps, it leaves open who it was', around: [call('billing', { entity: 'Lead' }), call('pump', { entity: 'Contact' })], is: `${both} ambiguous usage` },
  { title: 'a call that may have written the object too makes less of a sure one', around: [call('billing'), without(call('pump'), 'entity')], is: 'billing inferred usage' },
  { title: 'a SOAP call may have been a read, so it is never exact', around: [call('billing', { family: 'SOAP', method: 'POST' })], is: 'billing inferred usage' },
  { title: 'a call without a status or a method is never exact', around: [without(call('billing'), 'status'), without(call('billing'), 'method')], is: 'billing inferred usage' },
  { title: 'the object is the same in any letter case', around: [call('billing', { entity: 'CASE' })], is: 'billing exact usage' },
  { title: 'a Bulk load minutes before is exact', around: [call('billing', { family: 'BULK2', resource: '/services/data/v66.0/jobs/ingest/{id}' }, -bulkWindowMs)], is: 'billing exact usage' },
  { title: 'a Bulk load longer ago tells nothing', around: [call('billing', { family: 'BULK2', resource: '/services/data/v66.0/jobs/ingest/{id}' }, -bulkWindowMs - 1)], is: `${both} ambiguous none` },
  { title: 'a Bulk job that does not say whether it loads may have', around: [call('billing', { family: 'BULK' }, -3 * minuteMs)], is: 'billing inferred usage' },
  { title: 'a Bulk job without an object may have been of this one', around: [without(call('billing', { family: 'BULK' }, -3 * minuteMs), 'entity')], is: 'billing inferred usage' },
  { title: 'a Bulk load of another object minutes before tells nothing', around: [call('billing', { family: 'BULK2', entity: 'Lead', resource: '/jobs/ingest' }, -3 * minuteMs)], is: `${both} ambiguous none` },
  { title: 'a Bulk load and a write at that moment leave open who it was', around: [call('billing'), call('pump', { family: 'BULK2', resource: '/jobs/ingest' }, -3 * minuteMs)], is: `${both} ambiguous usage` },
  { title: 'an app of nobody on this account tells nothing', around: [call('Somebody Else')], is: `${both} ambiguous none` },
  { title: 'the log comes before logins', around: [call('billing'), loggedIn('pump')], is: 'billing exact usage' },
  { title: 'the only app that logged in is inferred', around: [loggedIn('billing')], is: 'billing inferred login' },
  { title: 'a login in the second of the change counts', around: [loggedIn('billing', 0)], is: 'billing inferred login' },
  { title: 'a login after the change does not', around: [loggedIn('billing', secondMs)], is: `${both} ambiguous none` },
  { title: 'a login of the day before does not', around: [loggedIn('billing'), loggedIn('pump', -loginWindowMs - 1)], is: 'billing inferred login' },
  { title: 'two apps that logged in leave open who it was', around: [loggedIn('billing'), loggedIn('pump', -loginWindowMs)], is: `${both} ambiguous login` },
  { title: 'a login that was refused does not count', around: [loggedIn('billing'), loggedIn('pump', -minuteMs, { status: 'Invalid Password' })], is: 'billing inferred login' },
  { title: 'nothing known leaves open who it was', around: [], is: `${both} ambiguous none` },
  { title: 'of several that could, the only one ever seen is inferred', account: onePerSpecSeen, around: [], is: 'billing inferred sole' },
  { title: 'one seen by a token alone is not', account: onlyTokens, around: [], is: `${both} ambiguous none` },
  { title: 'a person\'s account: the app\'s write is the app\'s', account: withPerson, around: [call('quotes')], is: 'quotes exact usage' },
  { title: 'but a person who is logged in may have changed the same object at that moment, and leaves no call', account: withPerson, around: [call('quotes'), atBrowser()], is: 'quotes inferred usage' },
  { title: 'where the log shows no write, it was the person who was logged in', account: withPerson, around: [atBrowser(), loggedIn('quotes')], isLogged: true, is: 'Dana inferred usage' },
  { title: 'where the log was not banked, either', account: withPerson, around: [atBrowser(), loggedIn('quotes')], is: 'Dana or quotes ambiguous login' },
  { title: 'a person who had not logged in is not who it was', account: withPerson, around: [loggedIn('quotes')], isLogged: true, is: 'quotes inferred login' },
  { title: 'only the person had logged in', account: withPerson, around: [atBrowser()], is: 'Dana inferred login' },
  { title: 'an app that only might have been seen does not rule the person out', account: withPerson, around: [], is: 'Dana or quotes ambiguous none' },
  { title: 'a call that names no app is never exact', account: withUnnamed, around: [call(undefined)], is: 'an app that is not named inferred usage' },
  { title: 'a call that names no app leaves open whether it was the other', account: withUnnamed, around: [call(undefined), call('billing')], is: 'an app that is not named or billing ambiguous usage' },
];

describe('who acted on a shared account', () => {
  for (const { title, account = two, around, isLogged = false, is } of cases) {
    it(title, async () => {
      const rows = await told(account, [...around, moment()], { isLogged: () => isLogged });
      expect(rows.map((row) => `${String(row['app'] ?? row['candidates'])} ${String(row['confidence'])} ${String(row['evidence'])}`)).to.deep.equal([is]);
      expect(rows.map((row) => row['app_class'])).to.deep.equal([is.includes('ambiguous') ? null : is.startsWith('Dana') ? 'person' : 'integration']);
    });
  }

  it('a moment with Ids of 15 characters finds what stands by 18', async () => {
    const [row] = await told(two, [{ ...call('billing'), userId: idOf('a').slice(0, 15) }, moment()]);
    expect(row).to.include({ app: 'billing', confidence: 'exact', user_id: idOf('a') });
  });

  const happening: fc.Arbitrary<Happening> = fc
    .record({ kind: fc.constantFrom('moment', 'login', 'call', 'call'), app: fc.constantFrom('billing', 'pump', 'Nobody'), object: fc.constantFrom('Case', 'Lead'), second: fc.integer({ min: 0, max: 1200 }), reach: fc.constantFrom<Partial<CallHappening>>({}, { family: 'SOAP', method: 'POST' }, { family: 'BULK2', resource: '/jobs/ingest' }, { status: 400 }, { method: 'GET' }) })
    .map(({ kind, app, object, second, reach }) => (kind === 'moment' ? moment(second * secondMs, object) : kind === 'login' ? loggedIn(app, second * secondMs) : call(app, { entity: object, ...reach }, second * secondMs)));

  /** Each moment by itself, with everything that ever happened before its eyes. */
  const alone = async (happenings: readonly Happening[], one: Moment): Promise<StoreRow | undefined> => (await told(two, [...happenings.filter(({ kind }) => kind !== 'moment'), one]))[0];

  it('is the same in portions of any size, in any order of what is due at once, and for each moment alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 60 }), fc.integer({ min: 1, max: 70 }), async (happenings, size) => {
        const rows = await told(two, happenings);
        const text = (all: readonly StoreRow[]): readonly string[] => all.map((row) => JSON.stringify(row)).toSorted();
        expect(text(await told(two, happenings.toReversed(), { size }))).to.deep.equal(text(rows));
        const moments = happenings.filter((one) => one.kind === 'moment');
        const single = await Promise.all(moments.map(async (one) => alone(happenings, one)));
        expect(text(single.filter((row) => row !== undefined))).to.deep.equal(text(rows));
      }),
      { numRuns: 200 },
    );
  });
});
