import { expect } from 'chai';
import fc from 'fast-check';
import { goodFiles } from '../../../src/core/model/audit/example/files.ts';
import { add, goodOrg } from '../../../src/core/model/audit/example/org.ts';
import { exampleNow } from '../../../src/core/model/audit/example/rows.ts';
import { datasetIds, type Facts, type Snapshot } from '../../../src/core/model/audit/datasets.ts';
import { parseSnapshot, snapshotFormat, snapshotText } from '../../../src/core/auditing/snapshot-file.ts';
import { Problem } from '../../../src/problems.ts';

const snapshotWith = (facts: Facts, mode: Snapshot['mode'] = 'org'): Snapshot => ({ format: snapshotFormat, takenAt: exampleNow, mode, name: 'acme', id: '00D000000000001AAA', caller: 'ada.admin@example.com', facts });
const good = snapshotWith(goodOrg());

function keyOf(text: string): string {
  try {
    parseSnapshot('s.json', text);
  } catch (error) {
    if (error instanceof Problem) return `${error.key} ${error.exit}`;
    throw error;
  }
  return 'taken';
}
const changed = (change: object): string => JSON.stringify({ ...good, ...change });

describe('a saved snapshot', () => {
  it('comes back as it was, of an org and of files', () => {
    for (const snapshot of [good, snapshotWith(goodFiles(), 'source')]) expect(parseSnapshot('s.json', snapshotText(snapshot))).to.deep.equal(JSON.parse(JSON.stringify(snapshot)));
  });

  it('has every dataset by name', () => {
    expect([...datasetIds].toSorted()).to.deep.equal(Object.keys(goodOrg()).toSorted());
  });

  const cases: readonly (readonly [string, string, string])[] = [
    ['cut off', snapshotText(good).slice(0, 500), 'snapshot-broken 2'],
    ['empty', '', 'snapshot-broken 2'],
    ['of another tool', '{"version":"2.1.0","runs":[]}', 'snapshot-foreign 2'],
    ['no object', '[]', 'snapshot-foreign 2'],
    ['of a newer version', changed({ format: 'integration-user/snapshot/v2' }), 'snapshot-other-version 2'],
    ['with a key that is not ours', changed({ more: 1 }), 'snapshot-broken 2'],
    ['with a dataset that does not exist', changed({ facts: { passwords: { state: 'known', rows: [], gaps: [] } } }), 'snapshot-broken 2'],
    ['with rows that are none', changed({ facts: { users: { state: 'known', rows: ['x'], gaps: [] } } }), 'snapshot-broken 2'],
    ['that calls a dataset known and leaves it open', changed({ facts: { users: { state: 'known', rows: [], gaps: [{ kind: 'refused', words: 'no' }] } } }), 'snapshot-broken 2'],
    ['that calls a dataset unknown and has rows', changed({ facts: { users: { state: 'unknown', rows: [{}], gaps: [] } } }), 'snapshot-broken 2'],
    ['without a moment', changed({ takenAt: 'yesterday' }), 'snapshot-broken 2'],
  ];
  for (const [what, text, expected] of cases) it(`${what} is refused`, () => expect(keyOf(text)).to.equal(expected));

  it('is read or refused, whatever the text is, and never breaks', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void expect(keyOf(text)).to.match(/^snapshot-/)));
  });

  it('holds no session, key or token, wherever an admin wrote one', () => {
    const letters = fc.array(fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789')), { minLength: 30, maxLength: 60 }).map((list) => list.join(''));
    const secret = fc.oneof(
      letters.map((text) => [`00D000000000001!${text}`, text]),
      letters.map((text) => [`eyJ${text}.${text}.${text}`, text]),
      letters.map((text) => [`3MVG9${text}`, text]),
      letters.map((text) => [`-----BEGIN PRIVATE KEY-----\n${text}\n-----END PRIVATE KEY-----`, text]),
      letters.map((text) => [`client_secret=${text}`, text]),
      letters.map((text) => [`force://PlatformCLI::${text}@acme.my.salesforce.com`, text]),
    );
    fc.assert(fc.property(secret, ([written = '', core = '']) => {
      const facts = add(goodOrg(), 'setupAuditTrail', { id: '0Ym000000000001AAA', time: exampleNow, action: 'changed', display: `Set ${written} for HubSpot` });
      const text = snapshotText(snapshotWith(facts));
      expect(text).to.not.contain(core);
      expect(keyOf(text)).to.equal('taken');
    }));
  });
});
