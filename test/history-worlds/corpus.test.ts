import { expect } from 'chai';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { changesOf, type Change } from './recount/changes.ts';
import { groupsOf } from './recount/groups.ts';
import { readHistory, readTable } from './recount/read.ts';

const derived = fileURLToPath(new URL('../../../shared/corpus/derived', import.meta.url));
const isAbsent = !existsSync(derived);

interface Sides {
  readonly system: number;
  readonly others: number;
}
interface Truth extends Readonly<Record<'rows' | 'cases' | 'users', number>> {
  readonly byField: Readonly<Record<string, Sides>>;
  readonly byMonth: Readonly<Record<string, Sides>>;
}

describe(`the second count and a real incident log${isAbsent ? ' (skipped: the corpus is not beside this project)' : ''}`, () => {
  let changes: readonly Change[];
  let truth: Truth;
  let system: string | undefined;

  before(async function () {
    if (isAbsent) this.skip();
    changes = changesOf(await readHistory(derived, [{ object: 'Case', path: 'uci_incident_CaseHistory.csv' }]));
    truth = JSON.parse(await readFile(`${derived}/uci_incident_truth.json`, 'utf8')) as Truth;
    system = (await readTable(derived, 'uci_incident_users.csv')).find((user) => user['SYSTEMACCOUNT'] === 'true')?.['ID'];
  });

  const sides = (keyOf: (change: Change) => string): Readonly<Record<string, Sides>> =>
    Object.fromEntries([...groupsOf(changes, keyOf)].map(([key, own]) => {
      const count = own.filter(({ user }) => user === system).length;
      return [key, { system: count, others: own.length - count }];
    }));

  it('agree on rows, records and users', () => {
    expect({ rows: changes.length, cases: new Set(changes.map(({ record }) => record)).size, users: new Set(changes.map(({ user }) => user)).size }).to.deep.equal({ rows: truth.rows, cases: truth.cases, users: truth.users });
  });

  it('agree on every field and every month, for the system account and for people', () => {
    expect(sides(({ field }) => field)).to.deep.equal(truth.byField);
    expect(sides(({ at }) => new Date(at).toISOString().slice(0, 7))).to.deep.equal(truth.byMonth);
  });
});
