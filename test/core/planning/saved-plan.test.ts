import { expect } from 'chai';
import fc from 'fast-check';
import { canonical, digestOf } from '../../../src/core/planning/canonical.ts';
import { movedWords, readSavedPlan, savedPlan, specDigest } from '../../../src/core/planning/saved-plan.ts';
import type { Change } from '../../../src/core/model/component.ts';
import type { Plan, SavedPlan } from '../../../src/core/model/plan.ts';
import { defaultPolicy } from '../../../src/core/model/policy.ts';
import type { Problem } from '../../../src/problems.ts';
import { org } from '../../support/access-facts.ts';
import { leadSyncSpec } from '../../support/lead-sync.ts';

const path = 'plan.json';
const now = new Date('2026-11-21T10:00:00.000Z');
const changes: readonly Change[] = [
  { words: 'It will be made.', kind: 'create' },
  { words: 'Object Lead will be readable.', part: 'object Lead', from: 'nothing', to: 'read', effect: 'gains', kind: 'change' },
  { words: 'The certificate will be replaced.', part: 'certificate', unseen: true },
  { words: 'Object Case will be taken away.', part: 'object Case', effect: 'loses', kind: 'remove' },
];
function planWith(made: readonly Change[]): Plan {
  const what = { integration: 'lead_sync', orgId: org.orgId, environment: 'practice', steps: [{ component: 'permission-set', title: 'permission set lead_sync_Integration', changes: made }] };
  return { ...what, digest: digestOf(what) };
}
const saved = (): SavedPlan => savedPlan(org, defaultPolicy, [{ path: 'integrations/lead_sync.yaml', specDigest: specDigest(leadSyncSpec().value), firstUse: false, refreshed: true, plan: planWith(changes) }], now);

function refusedWith(content: string): Problem {
  try {
    readSavedPlan(content, path);
  } catch (error) {
    return error as Problem;
  }
  return expect.fail('it was read');
}

/** The same data with the keys of every object the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).toReversed().map(([key, each]) => [key, turned(each)]));
}

describe('a digest', () => {
  it('is the same whatever the order of keys, and another one for other data', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => digestOf(turned(value)) === digestOf(value)));
    fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => (canonical(one) === canonical(other)) === (digestOf(one) === digestOf(other))));
    expect(digestOf([1, 2])).not.to.equal(digestOf([2, 1]));
  });

  it('of a spec counts what it says: not its comments, layout or recorded org id', () => {
    const { value } = leadSyncSpec();
    const known = leadSyncSpec({ environments: { practice: { username: 'lead.sync@example.com.practice', orgId: '00D000000000001AAA' } } }).value;
    expect(specDigest(known)).to.equal(specDigest(value));
    expect(specDigest(leadSyncSpec({ purpose: 'Something else' }).value)).not.to.equal(specDigest(value));
    expect(specDigest(leadSyncSpec({ environments: { practice: { username: 'other@example.com' } } }).value)).not.to.equal(specDigest(value));
  });
});

describe('a saved plan', () => {
  it('is read back as it was saved, whatever a formatter did to the layout of its file', () => {
    expect(readSavedPlan(JSON.stringify(saved()), path)).to.deep.equal(saved());
    expect(readSavedPlan(JSON.stringify(turned(saved()), null, 4), path)).to.deep.equal(saved());
  });

  it('is refused where one value was altered, wherever it is', () => {
    const text = JSON.stringify(saved());
    const edits: readonly (readonly [string, string])[] = [
      ['It will be made.', 'It will be left.'],
      ['"from":"nothing"', '"from":"read"'],
      ['"orgId":"00D000000000001AAA"', '"orgId":"00D000000000002AAA"'],
      ['"firstUse":false', '"firstUse":true'],
      ['integrations/lead_sync.yaml', 'integrations/other.yaml'],
      ['2026-11-21', '2026-11-22'],
      [',"unseen":true', ''],
    ];
    for (const [from, to] of edits) {
      expect(text, from).to.include(from);
      const problem = refusedWith(text.replace(from, to));
      expect([problem.key, problem.exit, problem.tokens[0]], from).to.deep.equal(['plan-altered', 2, path]);
    }
  });

  it('is no plan where its file is cut off, too long, of another shape or of something else', () => {
    const text = JSON.stringify(saved());
    const others = ['', '{}', 'null', '[]', text.slice(0, -1), JSON.stringify({ ...saved(), extra: 1 }), text.replace('"kind":"plan"', '"kind":"record"'), text.replace('integration-user/v1', 'integration-user/v2'), text.padEnd(16_000_001)];
    for (const other of others) expect([refusedWith(other).key, refusedWith(other).exit], other.slice(0, 40)).to.deep.equal(['plan-not-readable', 2]);
  });
});

describe('what moved between two plans', () => {
  it('is named in the words of the plans: what is new, and what is there no longer', () => {
    const [first, second, third] = changes as [Change, Change, Change];
    expect(movedWords(planWith([first, second]), planWith([second, third]))).to.deep.equal([
      'new: permission set lead_sync_Integration: The certificate will be replaced.',
      'no longer: permission set lead_sync_Integration: It will be made.',
    ]);
    expect(movedWords(planWith(changes), planWith(changes))).to.deep.equal([]);
  });
});
