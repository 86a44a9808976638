import { expect } from 'chai';
import type { AccessRow, AccessView } from '../../../src/core/model/access-view.ts';
import type { SetupEntity } from '../../../src/core/model/access-view-facts.ts';
import { accessParts, type AccessPart } from '../../../src/core/model/access-view-parts.ts';
import { effectiveAccess } from '../../../src/core/model/effective-access.ts';
import { factsOf, grant, leastGrants, plainViewOf, user, viewOf, wantedOf } from '../../support/access-facts.ts';

const brief = ({ area, subject, right, state }: AccessRow): string => `${state}: ${area} ${subject} ${right}`;
const odd = (view: AccessView): readonly string[] => view.rows.filter((row) => row.state !== 'exact').map(brief);
const row = (view: AccessView, subject: string, right?: string): AccessRow => view.rows.find((each) => each.subject === subject && (right === undefined || each.right === right)) ?? expect.fail(`${subject} is not there`);

const leads = { access: { objects: { Lead: { edit: true, fields: { Email: 'two-way', LastName: 'inbound' } } } } };
const leadGrant = grant('Leads', { objects: { Lead: ['read', 'edit'] }, fields: { 'Lead.Email': ['read', 'edit'] } });

describe('the view of what an identity can do', () => {
  it('is exact where everything was read, and nothing is missing or more', () => {
    const view = viewOf(factsOf());
    expect(odd(view)).to.deep.equal([]);
    expect(view.outcome).to.equal('exact');
    expect(view.counts).to.deep.equal({ excess: 0, missing: 0, unknown: 0, exact: 5, held: 0 });
    expect(view.summary.at(-1)).to.equal('That is exactly what its spec says.');
  });

  it('names each right that is missing or more, with where it comes from', () => {
    const view = viewOf(factsOf([...leastGrants, grant('Extra', { objects: { Case: ['read'] }, fields: { 'Case.Type': ['read'] }, userPermissions: ['ViewSetup'], entities: ['01p1'] })], { entities: new Map<string, SetupEntity>([['01p1', { area: 'apex-class', name: 'Sync', surely: true }]]) }), wantedOf({ access: { apexClasses: ['Rest'], customPermissions: ['May_Call'] } }));
    expect(odd(view)).to.deep.equal([
      'excess: object Case read',
      'excess: field Case.Type read',
      'excess: system-permission ViewSetup hold',
      'missing: custom-permission May_Call hold',
      'missing: apex-class Rest run',
      'excess: apex-class Sync run',
      'missing: app external client app billing_Integration log in through',
      'excess: other-setup 0xI000000000001AAA use',
    ]);
    expect(row(view, 'Case').from).to.deep.equal(['permission set Extra']);
    expect(view.outcome).to.equal('differs');
  });

  it('shows the spec’s fields that take no permission as going with their object', () => {
    const view = viewOf(factsOf([...leastGrants, leadGrant]), wantedOf(leads));
    expect(odd(view)).to.deep.equal([]);
    expect(row(view, 'Lead.LastName', 'edit')).to.deep.include({ state: 'exact', from: ['object Lead'] });
    expect(odd(viewOf(factsOf([...leastGrants, grant('Some', { objects: { Lead: ['read'] }, fields: { 'Lead.Email': ['read', 'edit'] } })]), wantedOf(leads)))).to.deep.equal(['missing: object Lead edit', 'missing: field Lead.LastName edit']);
  });

  it('takes a right that a system permission covers for held, and says by which', () => {
    const view = viewOf(factsOf([...leastGrants, grant('All', { userPermissions: ['ModifyAllData', 'ViewAllFieldsGlobal'] })]), wantedOf(leads));
    expect(odd(view)).to.deep.equal(['missing: field Lead.Email edit', 'excess: system-permission ModifyAllData hold', 'excess: system-permission ViewAllFieldsGlobal hold']);
    expect(row(view, 'Lead', 'edit').from).to.deep.equal(['system permission ModifyAllData (permission set All)']);
    expect(row(view, 'Lead.Email', 'read').from).to.deep.equal(['system permission ViewAllFieldsGlobal (permission set All)']);
    expect(view.summary.join(' ')).to.include('It can read, create, edit and delete every record of every object, by the system permission ModifyAllData.');
    const whole = viewOf(factsOf([...leastGrants, grant('Whole', { objects: { Lead: ['read', 'edit', 'viewAllFields'] } })]), wantedOf(leads));
    expect(row(whole, 'Lead.Email', 'read').from).to.deep.equal(['View All Fields on Lead (permission set Whole)']);
    expect(row(whole, 'Lead', 'viewAllFields')).to.include({ state: 'excess', note: 'It can read every field of Lead.' });
  });

  it('says of a field permission that opens nothing why it does not', () => {
    const view = viewOf(factsOf([...leastGrants, grant('Fields', { objects: { Case: ['read'] }, fields: { 'Case.Type': ['edit'], 'Contact.Email': ['read'] } })]));
    expect(row(view, 'Contact.Email').note).to.equal('It opens nothing as long as Contact cannot be read.');
    expect(row(view, 'Case.Type').note).to.equal('It changes nothing as long as Case records can be neither created nor edited.');
  });

  it('takes what only an activation gives for missing where it is wanted, and for more where it is not', () => {
    const dormant = effectiveAccess([leadGrant, grant('Other', { objects: { Case: ['read'] } })]);
    const view = viewOf(factsOf(leastGrants, { dormant }), wantedOf(leads));
    expect(row(view, 'Lead', 'read')).to.deep.include({ state: 'missing', onActivation: true, from: ['permission set Leads'] });
    expect(row(view, 'Case')).to.deep.include({ state: 'excess', onActivation: true });
    expect(view.summary.join(' ')).to.include('can read no objects').and.include('rights more are held only in a session that activates a permission set');
  });

  it('takes what the licence forces into every profile for no excess', () => {
    const view = viewOf(factsOf([...leastGrants, grant('P', { kind: 'profile', userPermissions: ['ChatterInternalUser'] })]));
    expect(row(view, 'ChatterInternalUser')).to.include({ state: 'exact', note: 'The licence brings it, and nobody can take it away.' });
  });

  it('shows what people call a permission beside its name', () => {
    expect(row(viewOf(factsOf(leastGrants, { permissionLabels: new Map([['ApiEnabled', 'API Enabled']]) })), 'ApiEnabled').label).to.equal('API Enabled');
  });

  it('has no states but held without a spec', () => {
    const view = plainViewOf(factsOf([...leastGrants, leadGrant], { dormant: effectiveAccess([grant('D', { userPermissions: ['ViewSetup'] })]) }));
    expect(new Set(view.rows.map(({ state }) => state))).to.deep.equal(new Set(['held']));
    expect(view.outcome).to.equal('no-spec');
    expect(view.summary[0]).to.match(/^billing@example\.com can read 1 object, create records of none, edit records of 1 and delete records of none\./);
  });

  it('says first that nobody can log in as a user that is deactivated or frozen', () => {
    expect(viewOf(factsOf(leastGrants, { user: { ...user, isActive: false } })).summary[0]).to.match(/deactivated: nobody can log in/);
    expect(viewOf(factsOf(leastGrants, { user: { ...user, isFrozen: true } })).summary[0]).to.match(/frozen: nobody can log in/);
  });

  it('names at most ten apps that let every user in', () => {
    const openApps = Array.from({ length: 12 }, (_, index) => `App ${index}`);
    expect(viewOf(factsOf(leastGrants, { openApps })).notes).to.deep.equal([`In this org any user who can log in may authorise these apps on its own, this one included: ${openApps.slice(0, 10).join(', ')} and 2 more.`]);
  });
});

describe('what could not be read', () => {
  for (const part of Object.keys(accessParts) as AccessPart[]) {
    it(`is never clean: ${part}`, () => {
      const view = viewOf(factsOf(leastGrants, { unread: [{ part, said: 'No.' }] }));
      expect(view.outcome).to.equal('unknown');
      expect(view.unread).to.deep.equal([{ what: accessParts[part].what, needs: accessParts[part].needs, said: 'No.' }]);
      const rows = view.rows.filter(({ subject }) => subject === '*');
      expect(rows.map(({ area }) => area).toSorted()).to.deep.equal([...accessParts[part].areas].toSorted());
      for (const each of rows) expect(each).to.include({ state: 'unknown' }).and.property('note').that.includes(accessParts[part].needs).and.includes('No.');
      expect(view.summary.join(' ')).to.include('1 thing could not be read').and.not.include('exactly');
    });
  }

  it('makes a wanted right that was not seen unknown, and leaves what was seen as it is', () => {
    const view = viewOf(factsOf([grant('Extra', { objects: { Case: ['read'] } })], { unread: [{ part: 'sets' }], ranges: [] }), wantedOf(leads));
    expect(view.counts.missing).to.equal(0);
    expect(row(view, 'Lead', 'read')).to.include({ state: 'unknown', note: 'It may come from what could not be read.' });
    expect(row(view, 'Case')).to.include({ state: 'excess' });
  });

  it('makes addresses unknown, and not open, where the ranges were not shown', () => {
    const view = viewOf(factsOf(leastGrants, { ranges: [], unread: [{ part: 'ranges' }] }));
    expect(view.rows.filter(({ area, subject }) => area === 'address' && subject !== '*').map(brief)).to.deep.equal(['unknown: address 203.0.113.0 to 203.0.113.255 log in from']);
  });

  it('judges no app or class whose name was not shown', () => {
    const facts = factsOf(leastGrants, { entities: new Map<string, SetupEntity>([['0xI000000000001AAA', { area: 'app', app: 'external client app', name: '0xI000000000001AAA', surely: false }]]), unread: [{ part: 'names' }] });
    expect(viewOf(facts).rows.filter(({ area, subject }) => area === 'app' && subject !== '*').map(brief)).to.deep.equal(['unknown: app external client app 0xI000000000001AAA log in through', 'unknown: app external client app billing_Integration log in through']);
    expect(plainViewOf(facts).rows.find(({ area, subject }) => area === 'app' && subject !== '*')?.state).to.equal('held');
  });

  it('includes a right that the muting of a group may take away', () => {
    const facts = factsOf([grant('billing_Integration', { userPermissions: ['ApiEnabled', 'ApiUserOnly', 'PasswordNeverExpires'] })], { doubtful: new Map([['0xI000000000001AAA', ['permission set group Team']]]) });
    expect(odd(viewOf(facts))).to.deep.equal(['unknown: app external client app billing_Integration log in through']);
    expect(viewOf(facts).outcome).to.equal('unknown');
  });
});

describe('apps and tokens in the view', () => {
  const connected = { auth: { app: 'connected-app' } };
  const app = (entity: Partial<SetupEntity>): Map<string, SetupEntity> => new Map([['0xI000000000001AAA', { area: 'app', app: 'connected app', name: 'billing_Integration', surely: true, ...entity }]]);

  it('takes a connected app of the same API name for another app than the external client app', () => {
    expect(odd(viewOf(factsOf(leastGrants, { entities: app({}) })))).to.deep.equal(['excess: app connected app billing_Integration log in through', 'missing: app external client app billing_Integration log in through']);
  });

  it('knows a connected app by its API name, and one known by its label alone with a warning', () => {
    expect(odd(viewOf(factsOf(leastGrants, { entities: app({}) }), wantedOf(connected)))).to.deep.equal([]);
    const labelled = viewOf(factsOf(leastGrants, { entities: app({ name: 'Billing', surely: false }) }), wantedOf(connected));
    expect(row(labelled, 'connected app Billing')).to.include({ state: 'exact', note: 'It is known by its label only; another connected app may have the same.' });
    expect(odd(viewOf(factsOf(leastGrants, { entities: app({ name: 'Billing' }) }), wantedOf(connected)))[0]).to.equal('excess: app connected app Billing log in through');
  });

  it('counts an alias as the integration through its last day', () => {
    const aliases = (until: string): object => ({ aliases: [{ app: 'Old_Sync', until }] });
    const facts = factsOf([...leastGrants, grant('A', { entities: ['0H41'] })], { entities: new Map<string, SetupEntity>([...factsOf().entities, ['0H41', { area: 'app', app: 'connected app', name: 'Old_Sync', surely: true }]]), tokens: [{ app: 'Old_Sync', count: 1, lastUsed: null }] });
    const before = viewOf(facts, wantedOf(aliases('2026-11-21')));
    expect(odd(before)).to.deep.equal([]);
    expect(row(before, 'connected app Old_Sync').note).to.equal('The spec counts this app as the integration until 2026-11-21.');
    expect(row(before, 'Old_Sync').note).to.equal('One token, never used.');
    expect(odd(viewOf(facts, wantedOf(aliases('2026-11-20'))))).to.deep.equal(['excess: app connected app Old_Sync log in through', 'excess: token Old_Sync hold']);
  });
});

describe('addresses in the view', () => {
  const ranges = (...pairs: readonly (readonly [string, string])[]): AccessView => viewOf(factsOf(leastGrants, { ranges: pairs.map(([start, end]) => ({ start, end })) }));
  const addresses = (view: AccessView): readonly string[] => view.rows.filter(({ area }) => area === 'address').map(({ state, subject, note }) => `${state} ${subject}${note === undefined ? '' : ` (${note})`}`);

  it('are exact in whatever pieces the org keeps them', () => {
    expect(addresses(ranges(['203.0.113.0', '203.0.113.127'], ['203.0.113.128', '203.0.113.255']))).to.deep.equal(['exact 203.0.113.0 to 203.0.113.127', 'exact 203.0.113.128 to 203.0.113.255']);
  });

  it('are more where a range is wider than the spec, or elsewhere', () => {
    expect(addresses(ranges(['203.0.112.0', '203.0.113.255'], ['198.51.100.7', '198.51.100.7']))).to.deep.equal(['excess 198.51.100.7 (The spec does not name these addresses.)', 'excess 203.0.112.0 to 203.0.113.255 (It is wider than what the spec allows.)']);
  });

  it('are missing where a part of a range is', () => {
    expect(addresses(ranges(['203.0.113.0', '203.0.113.127']))).to.deep.equal(['exact 203.0.113.0 to 203.0.113.127', 'missing 203.0.113.0 to 203.0.113.255 (Logins from here, or from a part of it, are refused.)']);
  });

  it('are open to all where the profile has no range', () => {
    expect(addresses(ranges())).to.deep.equal(['excess any address (The profile has no login IP ranges.)']);
    expect(addresses(plainViewOf(factsOf(leastGrants, { ranges: [] })))).to.deep.equal(['held any address (The profile has no login IP ranges.)']);
  });

  it('say which app relaxes them', () => {
    const view = viewOf(factsOf(leastGrants, { relaxations: [{ app: 'connected app X', policy: 'ENFORCE_RELAXREFRESH' }, { app: 'connected app Y', policy: 'BYPASS' }] }));
    expect(addresses(view).slice(1)).to.deep.equal(['excess any address (A token can be refreshed from any address (IP relaxation ENFORCE_RELAXREFRESH).)', 'excess any address (The ranges of the profile do not bind logins through it (IP relaxation BYPASS).)']);
  });

  it('cannot be judged where the org’s range is none', () => {
    expect(addresses(ranges(['203.0.113.0', '203.0.113.255'], ['somewhere', 'else']))[1]).to.match(/^unknown somewhere to else \(This range cannot be judged/);
  });
});
