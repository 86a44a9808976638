import { expect } from 'chai';
import { inQuestion } from '../../../../src/core/auditing/view/index.ts';
import type { Facts } from '../../../../src/core/model/audit/datasets.ts';
import { add, alter, goodOrg, ids } from '../../../../src/core/model/audit/example/org.ts';
import { aLogin, anAppPolicy, anAssignment, aToken, aUser, daysAgo, exampleNow, logins } from '../../../../src/core/model/audit/example/rows.ts';
import { defaultPolicy } from '../../../../src/core/model/policy.ts';
import type { UserRow } from '../../../../src/core/model/audit/rows-people.ts';

const zed = '005000000000009AAA';
const asked = (facts: Facts): boolean => inQuestion(facts, defaultPolicy, new Date(exampleNow)).includes(zed);
const withZed = (to: Partial<UserRow> = {}): Facts => add(goodOrg(), 'users', aUser({ id: zed, username: 'zed@example.com', ...to }));
const job = { id: '08e1', userId: zed, name: 'Nightly', kind: 'Scheduled Apex', state: 'WAITING' };

describe('Users whom an org is asked more about', () => {
  it('are integrations, and not the people beside them', () => {
    expect(inQuestion(goodOrg(), defaultPolicy, new Date(exampleNow))).to.deep.equal([ids.hubspot]);
    expect(asked(withZed())).to.equal(false);
  });

  for (const [why, facts] of [
    ['they have the integration licence', withZed({ licence: 'Salesforce Integration' })],
    ['a set could make them API Only', add(withZed(), 'permissionSetAssignments', anAssignment({ userId: zed, permissionSetId: ids.hubspotSet }))],
    ['their profile could make them API Only', withZed({ profileId: ids.hubspotProfile })],
    ['an app runs as them', add(withZed(), 'appPolicies', anAppPolicy({ app: 'Nightly', kind: 'connected-app', runAs: 'zed@example.com', clientCredentials: true }))],
    ['they hold a token of an app that is not for people', add(withZed({ isActive: false }), 'oauthTokens', aToken({ userId: zed, appName: 'Nightly Export' }))],
    ['they log in through such an app', add(withZed(), 'loginSummary', logins({ userId: zed, application: 'Nightly Export' }))],
    ['a machine logs in as them, with whatever app', add(withZed(), 'loginHistory', aLogin({ userId: zed, subType: 'OauthUsernamePassword', application: 'Data Loader' }))],
    ['they own a scheduled job', add(withZed(), 'scheduledJobs', job)],
    ['their name hints at it', withZed({ username: 'erp.sync@example.com' })],
  ] as const) {
    it(`are those of whom ${why}`, () => expect(asked(facts)).to.equal(true));
  }

  for (const [why, facts] of [
    ['they log in through a tool of people', add(withZed(), 'loginSummary', logins({ userId: zed, application: 'Data Loader', subType: 'OauthWebServer' }))],
    ['they own a job and use the browser', add(add(withZed(), 'scheduledJobs', job), 'loginSummary', logins({ userId: zed, type: 'Application', application: 'Browser' }))],
    ['they left, whatever their name', withZed({ username: 'erp.sync@example.com', isActive: false })],
    ['the platform made them', withZed({ username: 'erp.sync@example.com', userType: 'AutomatedProcess' })],
    ['their app was used long ago', add(withZed(), 'loginSummary', logins({ userId: zed, application: 'Nightly Export', lastAt: daysAgo(120) }))],
  ] as const) {
    it(`are not those of whom ${why}`, () => expect(asked(facts)).to.equal(false));
  }

  it('are users of specs also where they are inactive', () => {
    const facts = alter(goodOrg(), 'users', ({ id }) => id === ids.hubspot, { isActive: false, licence: 'Salesforce' });
    expect(inQuestion(facts, defaultPolicy, new Date(exampleNow))).to.deep.equal([ids.hubspot]);
  });
});
