import { expect } from 'chai';
import { all as checks } from '../../src/catalog/checks/index.ts';
import { all as units } from '../../src/catalog/facts/index.ts';
import { datasetIds, type DatasetId } from '../../src/core/model/audit/datasets.ts';
import type { FactUnit } from '../../src/core/model/audit/fact-unit.ts';
import { reach, readingNeeds } from '../../src/core/model/audit/preflight.ts';

const shelf = units as unknown as readonly Pick<FactUnit, 'id' | 'dataset' | 'what' | 'after' | 'fromOrg'>[];
const rules = checks.map(({ rule }) => rule);
const afterOf = new Map(shelf.map(({ dataset, after }) => [dataset, after]));

describe('the shelf of facts', () => {
  for (const unit of shelf) {
    it(`${unit.id} is of a dataset, in words, and comes after datasets that an org tells`, () => {
      expect(datasetIds).to.include(unit.dataset);
      expect(unit.id).to.equal(unit.dataset.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
      expect(unit.what).to.match(/^\S.{8,}[^.]$/);
      for (const earlier of unit.after) expect(afterOf.has(earlier), earlier).to.equal(true);
    });
  }

  it('has no dataset that waits for itself', () => {
    const waits = (id: DatasetId, for_: DatasetId, seen = new Set<DatasetId>()): boolean =>
      (afterOf.get(id) ?? []).some((earlier) => earlier === for_ || (!seen.has(earlier) && waits(earlier, for_, seen.add(earlier))));
    expect([...afterOf.keys()].filter((id) => waits(id, id))).to.deep.equal([]);
  });

  it('can be read from an org for every dataset that a rule needs there, but for those in files', () => {
    const inFiles: readonly DatasetId[] = ['auditLog', 'otherEnvironments', 'plan', 'policy', 'previousSnapshot', 'records', 'registry', 'repository', 'templates'];
    const needed = new Set(rules.filter(({ orgMode }) => orgMode === 'yes').flatMap(({ facts, optionalFacts }) => [...facts, ...optionalFacts]));
    expect([...needed].filter((id) => !inFiles.includes(id) && shelf.find(({ dataset }) => dataset === id)?.fromOrg === undefined)).to.deep.equal([]);
  });
});

describe('what a caller can read', () => {
  it('costs nothing where every permission is held', () => {
    expect(reach(rules, () => true).every(({ whole, missing }) => whole === 'yes' && missing.length === 0)).to.equal(true);
  });

  it('names dataset, permission and rules where one is lacking', () => {
    const found = reach(rules, (name) => name !== 'ManageUsers' && name !== 'MonitorLoginHistory').filter(({ whole }) => whole !== 'yes');
    expect(found.map(({ dataset }) => dataset).toSorted()).to.deep.equal(['loginHistory', 'loginSummary', 'userLogins']);
    expect(found.find(({ dataset }) => dataset === 'loginHistory')).to.deep.include({ whole: 'no', otherwise: 'own-rows-only', missing: ['Manage Users, or Monitor Login History'] });
    expect(found.find(({ dataset }) => dataset === 'userLogins')?.rules).to.deep.equal(['IU-LIF-003']);
  });

  it('is not sure where the org does not tell', () => {
    expect(new Set(reach(rules, () => undefined).map(({ whole }) => whole))).to.deep.equal(new Set(['maybe']));
  });

  it('tells of every dataset once, whatever it needs', () => {
    const all = reach(rules, () => true).map(({ dataset }) => dataset);
    expect(new Set(all).size).to.equal(all.length);
    expect(readingNeeds.flatMap(({ datasets }) => datasets).filter((dataset) => !all.includes(dataset))).to.deep.equal([]);
  });
});
