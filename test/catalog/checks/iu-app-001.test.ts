import { expect } from 'chai';
import check from '../../../src/catalog/checks/iu-app-001/iu-app-001.ts';
import { buildView } from '../../../src/core/auditing/view/index.ts';
import { connectedId, withoutSpec } from '../../../src/core/model/audit/example/apps.ts';
import { add, goodOrg, ids } from '../../../src/core/model/audit/example/org.ts';
import { aConnectedApp, aToken, exampleNow } from '../../../src/core/model/audit/example/rows.ts';
import type { Facts } from '../../../src/core/model/audit/datasets.ts';

/** What is said to mend each app that has something to mend. */
function mendsIn(facts: Facts): Readonly<Record<string, string>> {
  const judged = check.judge(buildView({ mode: 'org', facts, takenAt: exampleNow }));
  return Object.fromEntries(judged.flatMap(({ subject, warns = [] }) => warns.map(({ fix = '' }) => [subject.key, fix])));
}

const withSecondApp = add(add(goodOrg(), 'connectedApps', aConnectedApp({ id: connectedId, name: 'HubSpot Legacy' })), 'oauthTokens', aToken({ userId: ids.hubspot, appName: 'HubSpot Legacy', appId: connectedId }));

describe('Two apps of one integration', () => {
  it('where one is its own, only the other is to go', () => {
    expect(mendsIn(withSecondApp)).to.deep.equal({ 'HubSpot Legacy': 'Take HubSpot Legacy away from hubspot, whose own app is HubSpot, or declare it with an end under aliases in the spec.' });
  });

  it('that nobody declared are not both sent away: each finding says the same', () => {
    const mends = Object.values(mendsIn(withoutSpec(withSecondApp)));
    expect(mends).to.have.length(2);
    expect(new Set(mends).size).to.equal(1);
    expect(mends[0]).to.match(/^Of HubSpot and HubSpot Legacy keep the one that .* needs, and take the others away from it\./);
  });
});
