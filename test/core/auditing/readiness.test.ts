import { expect } from 'chai';
import appInstalled from '../../../src/catalog/checks/iu-app-002/iu-app-002.ts';
import { readinessOf } from '../../../src/core/auditing/readiness.ts';
import { verdicts } from '../../../src/core/auditing/settle.ts';
import { buildView } from '../../../src/core/auditing/view/index.ts';
import type { Facts } from '../../../src/core/model/audit/datasets.ts';
import { connectedFiles, connectedOrg, etlId, etlUser, withLoader } from '../../../src/core/model/audit/example/apps.ts';
import { goodFiles } from '../../../src/core/model/audit/example/files.ts';
import { add, goodOrg, ids } from '../../../src/core/model/audit/example/org.ts';
import { aLogin, aToken, exampleNow, logins } from '../../../src/core/model/audit/example/rows.ts';
import type { Readiness } from '../../../src/core/model/audit/report.ts';

function listed(facts: Facts, mode: 'org' | 'source' = 'org'): readonly Readiness[] {
  const view = buildView({ mode, facts, takenAt: exampleNow });
  return readinessOf(view, mode === 'org' ? verdicts(appInstalled, view) : []);
}
const call = { day: '2026-11-21', userId: ids.hubspot, family: 'REST', calls: 3 };
const short = (list: readonly Readiness[]): readonly string[] => list.map(({ integration, topic, by }) => `${integration} ${topic} ${by}`);

describe('The list of what Salesforce takes away', () => {
  it('is empty where nothing of it is in use', () => {
    expect(listed(goodOrg())).to.deep.equal([]);
    expect(listed(goodFiles(), 'source')).to.deep.equal([]);
  });

  for (const [title, facts, line, words] of [
    ['SOAP login by a login', add(goodOrg(), 'loginHistory', aLogin({ userId: ids.hubspot, type: 'Other Apex API', apiType: 'SOAP Partner' })), 'hubspot soap-login Summer \'27', 'SOAP login(), last on 2026-11-21'],
    ['SOAP login by a log of calls', add(goodOrg(), 'apiTotalUsage', { ...call, family: 'SOAP', resource: 'login', userId: ids.hubspot.slice(0, 15) }), 'hubspot soap-login Summer \'27', 'SOAP login()'],
    ['the username-password flow', add(goodOrg(), 'loginHistory', aLogin({ userId: ids.hubspot, subType: 'OauthUsernamePassword' })), 'hubspot username-password no date announced', 'the username-password flow'],
    ['an API version that is to go', add(goodOrg(), 'apiTotalUsage', { ...call, version: '34.0' }), 'hubspot old-api-version Summer \'28', 'API version 34.0'],
    ['an API version that is gone', add(goodOrg(), 'apiTotalUsage', { ...call, version: '29.0' }), 'hubspot old-api-version since Summer \'25', 'API version 29.0'],
    ['a connected app', connectedOrg(), 'hubspot connected-app no date announced', 'the connected app HubSpot'],
    ['an app that is not installed', add(withLoader(goodOrg()), 'oauthTokens', aToken({ userId: etlId, appName: 'Loader Cloud' })), `${etlUser} uninstalled-app since September 2025`, 'Loader Cloud, which is not installed'],
  ] as const) {
    it(`names ${title}, and when`, () => {
      const list = listed(facts);
      expect(short(list)).to.deep.equal([line]);
      expect(list[0]?.words).to.include(words);
      expect(list[0]?.todo).to.match(/\.$/);
      expect(list[0]?.rules).to.not.be.empty;
    });
  }

  it('names a connected app of files', () => {
    expect(short(listed(connectedFiles(), 'source'))).to.deep.equal(['hubspot connected-app no date announced']);
  });

  it('says what has come already first, and what has no date last', () => {
    const soap = add(connectedOrg(), 'loginHistory', aLogin({ userId: ids.hubspot, subType: 'SoapApiLogin' }));
    const all = add(soap, 'apiTotalUsage', { ...call, version: '40.0' }, { ...call, version: '21.0' });
    expect(listed(all).map(({ by }) => by)).to.deep.equal(['since Summer \'25', 'Summer \'27', 'Summer \'28', 'no date announced']);
  });

  for (const [title, facts] of [
    ['an attempt that was refused', add(goodOrg(), 'loginHistory', aLogin({ userId: ids.hubspot, subType: 'OauthUsernamePassword', status: 'Username-Password Flow Disabled' }))],
    ['logins that are only added up, refused ones among them', add(goodOrg(), 'loginSummary', logins({ userId: ids.hubspot, type: 'Other Apex API', subType: 'SoapApiLogin' }))],
    ['a version that stays', add(goodOrg(), 'apiTotalUsage', { ...call, version: '41.0' })],
    ['the version that browsers say', add(goodOrg(), 'apiTotalUsage', { ...call, version: '9998.0' })],
    ['a person who calls an old version', add(goodOrg(), 'apiTotalUsage', { ...call, userId: ids.pat, version: '34.0' })],
    ['an app that is not installed and that only a person uses', add(goodOrg(), 'oauthTokens', aToken({ userId: ids.pat, appName: 'Salesforce CLI' }))],
  ] as const) {
    it(`leaves out ${title}`, () => expect(listed(facts)).to.deep.equal([]));
  }
});
