import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { accessOf } from '../access/effective.ts';
import { mayLogInFrom } from '../access/allowed-from.ts';
import { dumpOrg } from '../dump.ts';
import { loadOrg } from '../load.ts';
import { seedNames, seedOrg } from '../seeds/seeds.ts';
import { rows } from '../state.ts';
import type { OrgState } from '../state.ts';

const corpus = join(import.meta.dirname, '../../../../shared/corpus/GSA__SF_WorkSpace/force-app/main/default');

function records(dir: string): Record<string, string> {
  const names = readdirSync(join(dir, 'records'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(dir, 'records', name), 'utf8')]));
}

function userId(state: OrgState, username: string): string {
  return String(rows(state, 'User').find((user) => user['Username'] === username)?.['Id']);
}

describe('practice org: load and dump', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'practice-load-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function write(files: Record<string, string>): string {
    mkdirSync(join(folder, 'records'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return folder;
  }
  async function failure(dir: string): Promise<string> {
    try {
      await loadOrg(dir, {});
      return 'loaded';
    } catch (error) {
      return (error as Error).message;
    }
  }

  for (const name of seedNames.filter((seed) => seed !== 'large')) {
    it(`gives the ${name} seed back as it was`, async () => {
      const [first, second] = [join(folder, 'first'), join(folder, 'second')];
      const seed = await seedOrg(name, {});
      await dumpOrg(seed, first);
      const again = await loadOrg(first, {});
      await dumpOrg(again, second);
      expect(records(second)).to.deep.equal(records(first));
      expect(readFileSync(join(second, 'org.json'), 'utf8')).to.equal(readFileSync(join(first, 'org.json'), 'utf8'));
      for (const user of rows(seed, 'User').slice(0, 40)) {
        const [was, is] = [accessOf(seed, String(user['Id'])), accessOf(again, String(user['Id']))];
        expect([...is.userPermissions].sort()).to.deep.equal([...was.userPermissions].sort());
        expect(is.object('Account')).to.deep.equal(was.object('Account'));
      }
    });
  }

  it('adds what a hand-written folder says to a new org, with references by name', async () => {
    const dir = write({
      'org.json': '{"name":"Acme","switches":{"connectedAppCreation":"allowed"}}',
      'records/User.csv': 'Username,FirstName,LastName,Email,Profile.Name\nbo@acme.example.com,Bo,Berg,bo@acme.example.com,Standard User\n',
      'records/Account.csv': 'Name,Owner.Username,NumberOfEmployees\n"Acme, Inc.",bo@acme.example.com,12\n',
    });
    const state = await loadOrg(dir, {});
    const bo = userId(state, 'bo@acme.example.com');
    expect(state.settings).to.deep.include({ name: 'Acme' });
    expect(state.settings.switches.connectedAppCreation).to.equal('allowed');
    expect(rows(state, 'Account')[0]).to.include({ Name: 'Acme, Inc.', OwnerId: bo, NumberOfEmployees: 12, IsDeleted: false });
    expect(state.tables.get('User')?.get(bo)).to.include({ Name: 'Bo Berg', IsActive: true });
    expect(accessOf(state, bo).object('Account').edit).to.equal(true);
    expect(rows(state, 'UserLogin').filter((login) => login['UserId'] === bo)).to.have.lengthOf(1);
  });

  it('never gives a loaded id again', async () => {
    const dir = write({ 'records/Account.csv': 'Id,Name\n001Pr00000000zz,Acme\n' });
    const state = await loadOrg(dir, {});
    expect(state.nextId.get('001')).to.equal(parseInt('0000zz', 36));
  });

  it('reads real dates, short ids and #N/A', async () => {
    const state = await loadOrg(write({ 'records/Account.csv': 'Id,Name,Website,CreatedDate\n001Pr0000000009,Acme,#N/A,2026-01-02T03:04:05+0000\n' }), {});
    expect(rows(state, 'Account')[0]).to.include({ Id: '001Pr0000000009IAA', Website: null, CreatedDate: '2026-01-02T03:04:05.000Z' });
  });

  const mistakes: [what: string, files: Record<string, string>, message: RegExp][] = [
    ['an object the org does not have', { 'records/Nonsense.csv': 'Name\nx\n' }, /Nonsense\.csv: the org has no object Nonsense/],
    ['a column the object does not have', { 'records/Account.csv': 'Nam\nx\n' }, /Account\.csv: Account has no column Nam/],
    ['a value of another type', { 'records/User.csv': 'Username,IsActive\na@b.example,perhaps\n' }, /User\.csv:2: IsActive is true or false/],
    ['a reference to nothing', { 'records/User.csv': 'Username,Profile.Name\na@b.example,Nobody\n' }, /User\.csv:2: Profile\.Name: nothing has Name Nobody/],
    ['a switch that does not exist', { 'org.json': '{"switches":{"x":"y"}}' }, /Unknown switch: x/],
    ['settings that are no JSON', { 'org.json': '{' }, /org\.json: /],
  ];
  for (const [what, files, message] of mistakes) {
    it(`names the file where it finds ${what}`, async () => {
      expect(await failure(write(files))).to.match(message);
    });
  }

  it('takes the files of a real org as its metadata', async function () {
    if (!existsSync(corpus)) {
      console.warn('      skipped: no corpus beside the project');
      this.skip();
    }
    this.timeout(60_000);
    symlinkSync(corpus, join(folder, 'metadata'));
    const state = await loadOrg(folder, {});
    expect(rows(state, 'Profile').length).to.be.at.least(41);
    expect(rows(state, 'PermissionSet').filter((set) => set['IsOwnedByProfile'] !== true).length).to.be.at.least(40);
    expect(rows(state, 'ConnectedApplication')).to.have.lengthOf(4);
    const admin = rows(state, 'User')[0];
    expect(mayLogInFrom(state, String(admin?.['Id']), '127.0.0.1')).to.be.a('boolean');
  });
});
