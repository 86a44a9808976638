import { expect } from 'chai';
import { buildView } from '../../../../src/core/auditing/view/index.ts';
import type { Facts } from '../../../../src/core/model/audit/datasets.ts';
import type { Subject } from '../../../../src/core/model/audit/check.ts';
import { known, unknown, type Gap } from '../../../../src/core/model/audit/fact.ts';
import { goodOrg, ids, partly, without } from '../../../../src/core/model/audit/example/org.ts';
import { exampleNow } from '../../../../src/core/model/audit/example/rows.ts';
import type { View } from '../../../../src/core/model/audit/view.ts';

const viewOf = (facts: Facts): View => buildView({ mode: 'org', facts, takenAt: exampleNow });
const about = (...names: readonly string[]): Gap => ({ kind: 'unreadable', words: `Not read: ${names.join(', ')}.`, about: names });
const general: Gap = { kind: 'truncated', words: 'Only 2,500 of 3,120 tokens could be read.' };
const someone: Subject = { kind: 'identity', key: 'Zed@example.com', label: 'Zed', integration: 'zed', also: ['005000000000009AAA'] };
const gapsWith = (gap: Gap, subject: Subject = someone): number => viewOf(partly(goodOrg(), 'oauthTokens', gap)).gapsFor(subject, ['oauthTokens']).length;

describe('What keeps an answer about a subject from being complete', () => {
  it('is nothing where datasets are known', () => {
    expect(viewOf(goodOrg()).gapsFor(someone, ['users', 'oauthTokens'])).to.deep.equal([]);
  });

  it('is a gap about everything', () => expect(gapsWith(general)).to.equal(1));

  for (const name of ['zed@EXAMPLE.com', 'ZED', '005000000000009AAA', '005000000000009']) {
    it(`is a gap about ${name}, which the subject is called`, () => expect(gapsWith(about('other', name))).to.equal(1));
  }

  it('is no gap about somebody else, nor about a column', () => {
    expect([about('ada@example.com'), about('column:PermissionsManageUsers')].map((gap) => gapsWith(gap))).to.deep.equal([0, 0]);
  });

  it('is any gap of a dataset of which nothing is known, whatever it is about', () => {
    expect(viewOf({ ...goodOrg(), oauthTokens: unknown(about('ada@example.com')) }).gapsFor(someone, ['oauthTokens'])).to.have.lengthOf(1);
  });

  it('is a dataset that nobody asked for, and one that is not whole and does not say why', () => {
    const rest = Object.fromEntries(Object.entries(goodOrg()).filter(([id]) => id !== 'oauthTokens'));
    const view = viewOf({ ...rest, loginHistory: { ...known([]), state: 'partial' } });
    expect(view.gapsFor(someone, ['oauthTokens', 'loginHistory']).map(({ words }) => words)).to.deep.equal(['The dataset oauthTokens was not read.', 'The dataset loginHistory could not be read whole.']);
    expect([view.fact('oauthTokens').state, view.rows('oauthTokens')]).to.deep.equal(['unknown', []]);
  });

  it('is told once where two datasets share it', () => {
    const view = viewOf(without(without(goodOrg(), 'users', general), 'oauthTokens', general));
    expect(view.gapsFor(someone, ['users', 'oauthTokens'])).to.deep.equal([general]);
  });

  it('reaches identities by profile and permission set', () => {
    const view = (name: string): number => {
      const seen = viewOf(partly(goodOrg(), 'profileMetadata', about(name)));
      return seen.gapsFor(seen.holders[0]!.subject, ['profileMetadata']).length;
    };
    expect([ids.hubspotProfile, ids.hubspotSet, 'hubspot_Integration', ids.standardProfile].map(view)).to.deep.equal([1, 1, 1, 0]);
  });
});

describe('The subject of an org', () => {
  it('is its id, or the project where there is none', () => {
    expect(viewOf(goodOrg()).org).to.deep.include({ kind: 'org', key: ids.org, label: 'Acme' });
    expect(buildView({ mode: 'source', facts: {}, takenAt: exampleNow, id: 'force-app', name: 'force-app' }).org).to.deep.equal({ kind: 'org', key: 'force-app', also: ['force-app'] });
  });
});

describe('A view of nothing', () => {
  it('has nobody in it, and knows that it knows nothing', () => {
    for (const mode of ['org', 'source'] as const) {
      const view = buildView({ mode, facts: {}, takenAt: exampleNow });
      expect([view.holders, view.apps, view.integrations, view.profiles]).to.deep.equal([[], [], [], []]);
      expect(view.gapsFor(view.org, ['users'])).to.have.lengthOf(1);
    }
  });

  it('counts days, also into the future', () => {
    const view = buildView({ mode: 'org', facts: {}, takenAt: exampleNow });
    expect([view.daysSince('2026-11-20T21:00:00.000Z'), view.daysSince('2026-11-23T09:00:00.000Z')]).to.deep.equal([1.5, -1]);
  });
});
