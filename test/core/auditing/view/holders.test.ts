import { expect } from 'chai';
import { buildView } from '../../../../src/core/auditing/view/index.ts';
import type { Facts } from '../../../../src/core/model/audit/datasets.ts';
import { add, alter, change, goodOrg, ids, partly, withPolicy, without } from '../../../../src/core/model/audit/example/org.ts';
import { aLogin, anAppPolicy, anAssignment, aSpec, aToken, aUser, daysAgo, exampleNow, logins } from '../../../../src/core/model/audit/example/rows.ts';
import type { UserRow } from '../../../../src/core/model/audit/rows-people.ts';
import { possibly, surely, type Holder, type View } from '../../../../src/core/model/audit/view.ts';

const zed = '005000000000009AAA';
const viewOf = (facts: Facts): View => buildView({ mode: 'org', facts, takenAt: exampleNow });
const withZed = (to: Partial<UserRow> = {}): Facts => add(goodOrg(), 'users', aUser({ id: zed, username: 'zed@example.com', ...to }));
const holderIn = (facts: Facts, id = zed): Holder | undefined => viewOf(facts).holders.find(({ user }) => user?.id === id);
const signalsIn = (facts: Facts, id = zed): readonly string[] => holderIn(facts, id)?.signals.map(({ id: signal, weight }) => `${signal} ${weight}`) ?? [];
const byApi = { type: 'Remote Access 2.0', application: 'Nightly Export' };

describe('Who is an integration in an org', () => {
  it('is nobody but HubSpot where all is in order', () => {
    expect(viewOf(goodOrg()).holders.map(({ subject, confidence }) => [subject.key, confidence, subject.integration])).to.deep.equal([['hubspot.integration@example.com', 1, 'hubspot']]);
  });

  it('is a user that a spec names for this org, whatever the letter case', () => {
    const named = (environment?: string): Facts => add(withZed({ username: 'ZED@Example.com' }), 'registry', aSpec({ name: 'zed', environments: { production: { username: 'zed@example.com' } } }, environment));
    const facts = named();
    expect(signalsIn(facts)).to.deep.equal(['registry 1']);
    expect(holderIn(facts)?.registered?.spec.name).to.equal('zed');
    expect(signalsIn(named('none'))).to.deep.equal([]);
  });

  it('is a user with the integration licence', () => {
    expect(signalsIn(withZed({ licence: 'Salesforce Integration' }))).to.deep.equal(['licence 1']);
  });

  it('is a user who is API Only by a permission set, and not one whose assignment has ended', () => {
    const facts = (to: object): Facts => add(withZed(), 'permissionSetAssignments', { ...anAssignment({ userId: zed, permissionSetId: ids.hubspotSet }), ...to });
    expect(signalsIn(facts({}))).to.deep.equal(['api-only 0.9']);
    expect(holderIn(facts({}))?.signals[0]?.words).to.equal('is API Only through permission set hubspot_Integration');
    expect(signalsIn(facts({ expiresAt: daysAgo(1) }))).to.deep.equal([]);
  });

  it('is the run-as user of an app whose client credentials are not off', () => {
    const facts = (clientCredentials: boolean): Facts => add(withZed(), 'appPolicies', anAppPolicy({ app: 'Nightly', kind: 'external-client-app', runAs: 'Zed@example.com', clientCredentials }));
    expect(signalsIn(facts(true))).to.deep.equal(['run-as 0.9']);
    expect(signalsIn(facts(false))).to.deep.equal([]);
  });

  it('is whoever logs in by an API alone, through an app that is not for people', () => {
    const facts = (...rows: readonly Parameters<typeof logins>[0][]): Facts => add(withZed(), 'loginSummary', ...rows.map(logins));
    expect(signalsIn(facts({ userId: zed, ...byApi }))).to.deep.equal(['api-logins 0.7']);
    expect(signalsIn(facts({ userId: zed, ...byApi, application: 'data loader' }))).to.deep.equal([]);
    expect(signalsIn(facts({ userId: zed, ...byApi, lastAt: daysAgo(91) }))).to.deep.equal([]);
  });

  it('is only perhaps such a user where the list of logins is not whole', () => {
    const gap = { kind: 'truncated', words: 'One hour overflowed.' } as const;
    expect(signalsIn(partly(add(withZed(), 'loginSummary', logins({ userId: zed, ...byApi })), 'loginSummary', gap))).to.deep.equal(['api-logins 0.4']);
  });

  it('is perhaps who has a name that hints at it, and surely with scheduled jobs and no browser', () => {
    const named = withZed({ username: 'erp.sync@example.com' });
    const jobs = add(named, 'scheduledJobs', { id: '08e1', userId: zed, name: 'Nightly', kind: 'Scheduled Apex', state: 'WAITING' });
    expect(holderIn(named)?.confidence).to.equal(possibly);
    expect(holderIn(jobs)?.confidence).to.equal(surely);
    expect(signalsIn(add(jobs, 'loginSummary', logins({ userId: zed, type: 'Application', application: 'Browser' })))).to.deep.equal(['name 0.4']);
    expect(signalsIn(without(jobs, 'loginSummary', { kind: 'refused', words: 'Refused.' }))).to.deep.equal(['name 0.4']);
  });

  for (const [username, is] of [
    ['chatbot@example.com', false], ['bot@example.com', true], ['ada@integration.example.com', false], ['ada@acme.com.integration', false], ['synchronous@example.com', false],
    ['api_only.user@example.com', true], ['svc-erp@example.com', true], ['Service.Account1@example.com', true], ['kappa@example.com', false],
  ] as const) {
    it(`takes ${username} for ${is ? 'a hint' : 'no hint'}`, () => expect(signalsIn(withZed({ username }))).to.deep.equal(is ? ['name 0.4'] : []));
  }

  it('hears words of the policy, as text and not as patterns', () => {
    const facts = withPolicy(withZed({ username: 'schnitt.stelle@example.com' }), { names: { words: ['schnitt.stelle'] } });
    expect(signalsIn(facts)).to.deep.equal(['name 0.4']);
    expect(signalsIn(alter(facts, 'users', ({ id }) => id === zed, { username: 'schnitt_stelle@example.com', name: 'Zed' }))).to.deep.equal([]);
  });

  it('is no inactive user, though a spec\'s own is still found', () => {
    const view = viewOf(alter(goodOrg(), 'users', ({ id }) => id === ids.hubspot, { isActive: false }));
    expect(view.holders).to.deep.equal([]);
    expect(view.integrations[0]?.holder?.user?.isActive).to.equal(false);
    expect(view.holderOf(ids.hubspot.slice(0, 15))?.subject.key).to.equal('hubspot.integration@example.com');
  });

  it('marks what is Salesforce\'s own, and judges users of Salesforce\'s own integration profiles', () => {
    const own = [{ profile: 'Analytics Cloud Integration User' }, { username: 'erp.sync@example.com', userType: 'CloudIntegrationUser' }, { username: 'erp.sync@example.com', userType: 'Guest' }];
    expect(own.map((to) => holderIn(withZed(to))?.isSalesforceOwned)).to.deep.equal([true, true, true]);
    expect(holderIn(withZed({ profile: 'Salesforce API Only System Integrations' }))?.isSalesforceOwned).to.equal(false);
  });
});

describe('People who carry an integration', () => {
  const pats = (facts: Facts): Holder['actsThrough'] => holderIn(facts, ids.pat)?.actsThrough ?? [];

  it('hold a token of an app that is not for people', () => {
    expect(pats(add(goodOrg(), 'oauthTokens', aToken({ userId: ids.pat, appName: 'Nightly Export' })))).to.deep.equal([{ app: 'Nightly Export', words: 'holds a token of Nightly Export', byLogin: false }]);
    expect(pats(add(goodOrg(), 'oauthTokens', aToken({ userId: ids.pat, appName: 'Salesforce CLI' })))).to.deep.equal([]);
  });

  for (const [how, login, words] of [
    ['a refresh token', { type: 'Remote Access 2.0', subType: 'OauthRefreshToken' }, 'logged in by a refresh token through Nightly Export'],
    ['JWT bearer', { type: 'Oauth2, Remote Access 2.0' }, 'logged in by JWT bearer through Nightly Export'],
    ['client credentials', { type: 'Remote Access 2.0', subType: 'OauthClientCredentials' }, 'logged in by client credentials through Nightly Export'],
    ['SOAP login()', { type: 'Other Apex API', apiType: 'SOAP Partner' }, 'logged in by SOAP login() through Nightly Export'],
  ] as const) {
    it(`let a machine log in by ${how}`, () => {
      const facts = add(goodOrg(), 'loginHistory', aLogin({ userId: ids.pat, application: 'Nightly Export', ...login }));
      expect(pats(facts)).to.deep.equal([{ app: 'Nightly Export', words, byLogin: true }]);
    });
  }

  it('are found by a SOAP login that names no app', () => {
    expect(pats(add(goodOrg(), 'loginHistory', aLogin({ userId: ids.pat, type: 'Other Apex API', apiType: 'SOAP Partner', application: 'N/A' })))[0]?.app).to.equal('SOAP login()');
  });

  it('do not by approving an app in a browser once, nor by a login that failed', () => {
    const web = aLogin({ userId: ids.pat, subType: 'OauthWebServer', application: 'Nightly Export' });
    const failed = aLogin({ userId: ids.pat, subType: 'OauthRefreshToken', application: 'Nightly Export', status: 'Failed: Expired access/refresh token' });
    expect(pats(add(goodOrg(), 'loginHistory', web, failed))).to.deep.equal([]);
  });

  it('are administrators also where nobody logged in by a browser, and never API Only users', () => {
    const quiet = change(goodOrg(), 'loginSummary', (rows) => rows.filter(({ userId }) => userId !== ids.ada));
    expect(holderIn(add(quiet, 'oauthTokens', aToken({ userId: ids.ada, appName: 'Nightly Export' })), ids.ada)?.actsThrough).to.have.lengthOf(1);
    const mighty = add(add(goodOrg(), 'oauthTokens', aToken({ userId: ids.hubspot, appName: 'HubSpot' })), 'permissionSetAssignments', anAssignment({ userId: ids.hubspot, permissionSetId: ids.adminProfileSet }));
    expect(holderIn(mighty, ids.hubspot)?.actsThrough).to.deep.equal([]);
  });
});

describe('A login in a browser', () => {
  const isInteractive = (facts: Facts): boolean | undefined => holderIn(facts, ids.hubspot)?.isInteractive;
  const inSummary = (): Facts => add(goodOrg(), 'loginSummary', logins({ userId: ids.hubspot, type: 'Application', application: 'Browser' }));
  const failed = aLogin({ userId: ids.hubspot, type: 'Application', status: 'Failed: Not API' });

  it('is taken from the summary or from single logins', () => {
    expect([isInteractive(goodOrg()), isInteractive(inSummary()), isInteractive(add(goodOrg(), 'loginHistory', aLogin({ userId: ids.hubspot, type: 'Application' })))]).to.deep.equal([false, true, true]);
  });

  it('is none where all of them failed, if all of them were read', () => {
    const facts = add(inSummary(), 'loginHistory', failed);
    expect(isInteractive(facts)).to.equal(false);
    expect(isInteractive(partly(facts, 'loginHistory', { kind: 'truncated', words: 'Cut.' }))).to.equal(true);
  });

  it('comes newest first, and only from the window', () => {
    const facts = add(goodOrg(), 'loginHistory', aLogin({ userId: ids.hubspot, time: daysAgo(3) }), aLogin({ userId: ids.hubspot, time: daysAgo(0.5) }), aLogin({ userId: ids.hubspot, time: daysAgo(91) }));
    expect(holderIn(facts, ids.hubspot)?.logins.map(({ time }) => time)).to.deep.equal([daysAgo(0.5), daysAgo(1), daysAgo(3)]);
  });
});
