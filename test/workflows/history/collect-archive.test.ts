import { expect } from 'chai';
import { collect, type Collected } from '../../../src/workflows/history/collect.ts';
import type { StoreRow } from '../../../src/core/model/history/tables.ts';
import type { Row } from '../../history-worlds/recount/read.ts';
import { startPracticeOrg, type FaultInput, type PracticeOrg } from '../../practice-org/server.ts';
import { archiveCopy, archiveMore, withoutPermission, writeArchivedWorld, type ArchivedWorld } from './archived-world.ts';
import { collectingIn, placeToCollect, policyOf, type Collecting } from './collecting.ts';

const archivedObjects = ['Contact', 'Invoice__c'];

describe('collecting history that was archived', function () {
  this.timeout(120_000);
  let home: { readonly folder: string; readonly end: () => Promise<void> };
  let world: ArchivedWorld;
  let org: PracticeOrg;
  let place: typeof home;
  let here: Collecting;
  let statements: string[];

  before(async () => {
    home = await placeToCollect();
    world = await writeArchivedWorld(home.folder, 2, archivedObjects);
  });
  after(async () => home.end());
  beforeEach(async () => {
    place = await placeToCollect();
    statements = [];
  });
  afterEach(async () => {
    await here.close();
    await org.close();
    await place.end();
  });

  const start = async ({ faults = [], switches = {} }: { readonly faults?: FaultInput[]; readonly switches?: Record<string, string> } = {}): Promise<void> => {
    org = await startPracticeOrg({ load: world.org, faults, settings: { switches } });
    here = await collectingIn(place.folder, org, { now: () => org.state.now() });
  };
  const run = async (more: Partial<Parameters<typeof collect>[1]> = {}): Promise<Collected> => {
    const { bulk } = here.deps;
    const start = async (soql: string): Promise<string> => {
      statements.push(soql);
      return bulk.start(soql);
    };
    return collect({ ...here.deps, bulk: { ...bulk, start } }, { store: here.store, policy: policyOf(), objects: archivedObjects, pageRows: 100, ...more });
  };
  const told = (rows: readonly StoreRow[]): readonly string[] => rows.map((row) => [row['change_id'], row['object'], row['record_id'], row['field'], row['old_value'], row['new_value'], row['user_id'], row['changed_at']].map((cell) => String(cell).replace(/^\uFEFF/, '')).join('|')).toSorted();
  const due = (rows: readonly Row[]): readonly string[] => rows.map(({ id, object, record, field, oldValue, newValue, user, at }) => [id, object, record, field, String(oldValue).replace(/^\uFEFF/, ''), String(newValue).replace(/^\uFEFF/, ''), user, new Date(at).toISOString()].join('|')).toSorted();
  const newestArchived = (object: string): number => Math.max(...world.archive.filter((row) => row['FieldHistoryType'] === object).map((row) => Date.parse(row['CreatedDate'] ?? '')));
  const ofArchive = (rows: readonly StoreRow[]): readonly StoreRow[] => rows.filter((row) => row['source'] === 'archive');
  const added = ({ objects }: Collected): number => objects.reduce((sum, one) => sum + one.added, 0);

  it('brings every change home once, also those that are in both or in the archive alone, and says how far back they reach', async () => {
    await start();
    const collected = await run();
    expect(told(await here.rows('changes'))).to.deep.equal(due(world.truth));
    expect(added(collected)).to.equal(world.truth.length);
    // A lookup's two rows count once, in the archive, which has no DataType, as beside it.
    const lookups = world.truth.filter(({ field }) => field === 'Owner');
    const counted = (await here.rows('changes')).filter((row) => row['field'] === 'Owner' && row['counted'] === true);
    expect(counted).to.have.length(new Set(lookups.map(({ record, at }) => `${record} ${at}`)).size).and.to.have.length.below(lookups.length);
    expect(collected.gaps).to.deep.equal([]);
    const coverage = ofArchive(collected.coverage);
    expect(coverage.map((row) => [row['object'], row['rows'], row['state'], row['records'], row['why']])).to.deep.equal(archivedObjects.map((object) => [object, world.only.filter((row) => row.object === object).length, 'complete', 'all', null]));
    expect(coverage.map((row) => row['from_at'])).to.deep.equal(archivedObjects.map((object) => new Date(Math.min(...world.only.filter((row) => row.object === object).map(({ at }) => at))).toISOString()));
    expect(collected.coverage.reduce((sum, row) => sum + Number(row['rows']), 0)).to.equal(world.truth.length);
    // As the guide says: the type, then one comparison of the date, and no Id.
    const asked = statements.filter((soql) => soql.includes('FieldHistoryArchive'));
    expect(asked).to.have.length(archivedObjects.length);
    for (const soql of asked) expect(soql).to.match(/^SELECT HistoryId, ParentId, Field, ArchiveFieldName, CreatedById, CreatedDate, OldValue, NewValue FROM FieldHistoryArchive WHERE FieldHistoryType = '\w+' AND CreatedDate < [\d:TZ-]+$/);
  });

  it('adds nothing the second time, begins where the archive ended, and finds what is archived later, though it was changed long before', async () => {
    await start();
    await run();
    const again = await run();
    expect(added(again)).to.equal(0);
    expect(told(await here.rows('changes'))).to.have.length(world.truth.length);
    expect(ofArchive(again.coverage)).to.deep.equal(ofArchive(await here.rows('coverage', 'object, source')));
    expect(statements.at(-archivedObjects.length)).to.include(`AND CreatedDate >= ${new Date(newestArchived('Contact') - 600_000).toISOString().slice(0, 19)}Z`);

    const [some] = world.only.filter(({ object }) => object === 'Contact');
    if (some === undefined) throw new Error('the world has no archived contact');
    const late: Row = { ...some, id: '017Hx0000000001AAA', at: newestArchived('Contact') + 3_600_000 };
    archiveMore(org, late);
    expect(added(await run())).to.equal(1);
    expect(told(await here.rows('changes'))).to.deep.equal(due([...world.truth, late]));
  });

  it('takes what was asked for first, and all before it when that is asked for', async () => {
    await start();
    const middle = '2024-06-01T00:00:00.000Z';
    await run({ since: middle });
    expect(told(await here.rows('changes'))).to.deep.equal(due(world.truth.filter(({ at }) => at >= Date.parse(middle))));
    await run();
    expect(told(await here.rows('changes'))).to.have.length(world.truth.filter(({ at }) => at >= Date.parse(middle)).length);
    await run({ since: '2010-01-01T00:00:00.000Z' });
    expect(told(await here.rows('changes'))).to.deep.equal(due(world.truth));
  });

  it('asks for no values of an object with restricted fields, and says so', async () => {
    await start();
    const { coverage } = await run({ policy: policyOf([{ object: 'Contact', field: 'Title' }]) });
    const asked = statements.filter((soql) => soql.includes("FieldHistoryType = 'Contact'"));
    expect(asked).to.have.length(1);
    expect(asked[0]).not.to.include('Value');
    expect(ofArchive(coverage).map((row) => row['why'])).to.deep.equal(['Values of the archive are not read, because Salesforce cannot leave out fields that the policy restricts there.', null]);
    const rows = await here.rows('changes');
    expect(rows).to.have.length(world.truth.length);
    const archived = new Set(world.only.filter(({ object }) => object === 'Contact').map(({ id }) => id));
    expect(rows.filter((row) => archived.has(String(row['change_id'])) && row['new_value'] !== null)).to.deep.equal([]);
  });

  it('tells of a job that failed, keeps what the history objects have, and makes up for it the next time', async () => {
    await start({ faults: [{ kind: 'bulk-fails', on: { nth: archivedObjects.length + 1, method: 'POST', path: '/jobs/query' } }] });
    const { coverage } = await run();
    const [bad] = coverage.filter((row) => row['state'] !== 'complete');
    expect(bad).to.include({ source: 'archive', state: 'unread', why: 'The archive could not be read. Salesforce says: InternalServerError : The job could not be processed' });
    const again = await run();
    expect(again.coverage.map((row) => row['state'])).to.deep.equal(again.coverage.map(() => 'complete'));
    expect(told(await here.rows('changes'))).to.deep.equal(due(world.truth));
  });

  it('reads the archive again where Salesforce had not finished its first copy, and says so', async () => {
    await start();
    archiveCopy(org, 'Contact', 'CopyRunning');
    archiveCopy(org, 'Invoice__c', 'CopyRunning');
    archiveCopy(org, 'Invoice__c', 'CopySucceeded');
    const { coverage } = await run();
    expect(ofArchive(coverage).map((row) => [row['object'], row['state'], row['why']])).to.deep.equal([
      ['Contact', 'partial', 'Salesforce is still copying history into the archive for the first time; a later run reads what is missing.'],
      ['Invoice__c', 'complete', null],
    ]);
    const [some] = world.only.filter(({ object }) => object === 'Contact');
    if (some === undefined) throw new Error('the world has no archived contact');
    const old: Row = { ...some, id: '017Hx0000000002AAA', at: some.at - 86_400_000 };
    archiveMore(org, old);
    archiveCopy(org, 'Contact', 'CopySucceeded');
    const again = await run();
    expect(ofArchive(again.coverage).map((row) => row['state'])).to.deep.equal(['complete', 'complete']);
    expect(told(await here.rows('changes'))).to.deep.equal(due([...world.truth, old]));
  });

  it('says that there is an archive where the caller may not read it', async () => {
    await start();
    withoutPermission(org);
    const { coverage, gaps } = await run();
    expect(gaps).to.deep.equal(['This org keeps older history in the archive of Field Audit Trail, and your user may not read it: it needs the permission Retain Field History.']);
    expect(ofArchive(coverage)).to.deep.equal([]);
    expect(await here.rows('changes')).to.have.length(world.truth.length - world.only.length);
  });
});
