import { expect } from 'chai';
import { changesIn, csv, header, placeForStores, row, type Dialect, type Place } from './stores-here.ts';

const nasty = ['', 'plain', 'with, comma', 'say "hello"', '"', '""', 'two\nlines', 'two\r\nlines', 'a\rb', ' padded ', 'NULL', 'null', '\\N', '=1+1', '<script>', '{"a":1}', '日本語', '😀', '\u2028', "O'Neil", 'semi;colon', 'tab\there', '|', 'x'.repeat(32_768), '0012345'];

const dialects: Readonly<Record<string, Dialect>> = {
  'Bulk API': {},
  'CRLF': { lineEnd: '\r\n' },
  'semicolon': { delimiter: ';' },
  'tab': { delimiter: '\t' },
  'pipe': { delimiter: '|' },
  'caret': { delimiter: '^' },
  'backquote': { delimiter: '`' },
  'quotes only where needed': { quote: (value) => (/[",\r\n]/.test(value) || value === '"' ? `"${value.replaceAll('"', '""')}"` : value) },
};

describe('the CSV that other tools write', () => {
  let place: Place;
  beforeEach(async () => {
    place = await placeForStores();
  });
  afterEach(async () => place.end());

  for (const [name, dialect] of Object.entries(dialects)) {
    for (const ending of ['csv', 'csv.gz']) {
      it(`${name}, ${ending}: every value comes in as it was, and empty is null`, async () => {
        const store = await place.store('text');
        const rows = nasty.map((value, at) => row(at + 1, { OldValue: value, NewValue: nasty[at + 1] ?? '' }));
        const [ingested] = await store.ingest([{ path: await place.file(`CaseHistory.${ending}`, csv(rows, dialect)), object: 'Case', kind: 'csv' }], { batch: 'one', restricted: new Set() });
        expect(ingested).to.include({ read: nasty.length, added: nasty.length });
        const found = await changesIn(store);
        expect(found.map(({ old_value: value }) => value)).to.deep.equal(nasty.map((value) => (value === '' ? null : value)));
        expect(found.map(({ old_key: key }) => key === null)).to.deep.equal(nasty.map((value) => value === ''));
      });
    }
  }

  it('a byte order mark is no part of the first name, and stays in a value', async () => {
    const store = await place.store('text');
    await store.ingest([{ path: await place.file('x.csv', `\uFEFF${csv([row(1, { NewValue: '\uFEFFmark' })])}`), object: 'Case', kind: 'csv' }], { batch: 'one', restricted: new Set() });
    // The engine's way into JavaScript drops the mark; in the store it is.
    expect(await store.query(`SELECT length(new_value) AS n FROM read_parquet('${store.root}/changes/**/*.parquet')`)).to.deep.equal([{ n: 5 }]);
  });

  it('takes columns in any order and any case, with columns that mean nothing here', async () => {
    const store = await place.store();
    const columns = ['CREATEDDATE', 'NEWVALUE', 'OLDVALUE', 'ISDELETED', 'FIELD', 'CREATEDBYID', 'CASEID', 'ID'];
    const rows = [Object.fromEntries(Object.entries({ ...row(1), IsDeleted: 'false' }).map(([name, value]) => [name.toUpperCase(), value]))];
    await store.ingest([{ path: await place.file('x.csv', csv(rows, {}, columns)), object: 'Case', kind: 'csv' }], { batch: 'one', restricted: new Set() });
    const [found] = await changesIn(store);
    expect(found).to.include({ change_id: row(1)['Id'], record_id: row(1)['CaseId'], field: 'Status', data_type: null, counted: true });
  });

  it('makes 18 characters of 15', async () => {
    const store = await place.store();
    const rows = [row(1, { Id: '017VA00000DqGiV', CaseId: '500000000000aBc', CreatedById: '0058I000002ndZB' })];
    await store.ingest([{ path: await place.file('x.csv', csv(rows)), object: 'Case', kind: 'csv' }], { batch: 'one', restricted: new Set() });
    const [found] = await changesIn(store);
    expect(found).to.include({ change_id: '017VA00000DqGiVYAV', record_id: '500000000000aBcAAI', user_id: '0058I000002ndZBQAY' });
  });

  for (const [written, meant] of [
    ['2026-10-05T08:15:00.000+0000', '2026-10-05T08:15:00.000Z'],
    ['2026-10-05T08:15:00.000Z', '2026-10-05T08:15:00.000Z'],
    ['2026-10-05T08:15:00Z', '2026-10-05T08:15:00.000Z'],
    ['2026-10-05T10:15:00.000+0200', '2026-10-05T08:15:00.000Z'],
    ['2026-10-31T23:59:59.999+0000', '2026-10-31T23:59:59.999Z'],
    ['2026-10-05 08:15:00', '2026-10-05T08:15:00.000Z'],
  ] as const) {
    it(`reads the date ${written}`, async () => {
      const store = await place.store();
      await store.ingest([{ path: await place.file('x.csv', csv([row(1, { CreatedDate: written })])), object: 'Case', kind: 'csv' }], { batch: 'one', restricted: new Set() });
      expect((await changesIn(store))[0]).to.include({ changed_at: meant, month: '2026-10' });
    });
  }

  it('reads Parquet with the same columns', async () => {
    const store = await place.store('text');
    const csvPath = await place.file('x.csv', csv([row(1), row(2)]));
    const parquet = `${place.folder}/CaseHistory.parquet`;
    await store.save(`SELECT * FROM read_csv('${csvPath}', all_varchar=true)`, parquet);
    await store.ingest([{ path: parquet, object: 'Case', kind: 'parquet' }], { batch: 'one', restricted: new Set() });
    expect((await changesIn(store)).map(({ new_value: value }) => value)).to.deep.equal(['Closed', 'Closed']);
  });

  it('a file with the first line only, and an empty file, have no rows', async () => {
    const store = await place.store();
    const files = [await place.file('a.csv', csv([])), await place.file('b.csv', '')];
    const [ingested] = await store.ingest(files.map((path) => ({ path, object: 'Case', kind: 'csv' as const })), { batch: 'one', restricted: new Set() });
    expect(ingested).to.deep.equal({ object: 'Case', read: 0, added: 0 });
    expect(header).to.have.length(8);
  });
});
