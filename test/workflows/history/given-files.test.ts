import { expect } from 'chai';
import { givenFile, landedFile } from '../../../src/workflows/history/given-files.ts';
import { Problem } from '../../../src/problems.ts';

describe('a file as a person names it', () => {
  for (const [text, expected] of [
    ['CaseHistory.csv', { path: 'CaseHistory.csv', object: 'Case', kind: 'csv' }],
    ['Case=x/export.parquet', { path: 'x/export.parquet', object: 'Case', kind: 'parquet' }],
    ['x/FieldHistoryArchive.csv', { path: 'x/FieldHistoryArchive.csv', object: 'FieldHistoryArchive', archive: true, kind: 'csv' }],
    ['fieldhistoryarchive-2026-11_01.csv.gz', { path: 'fieldhistoryarchive-2026-11_01.csv.gz', object: 'FieldHistoryArchive', archive: true, kind: 'csv' }],
    ['export_FieldHistoryArchive.parquet', { path: 'export_FieldHistoryArchive.parquet', object: 'FieldHistoryArchive', archive: true, kind: 'parquet' }],
    ['fieldhistoryarchive=old.csv', { path: 'old.csv', object: 'FieldHistoryArchive', archive: true, kind: 'csv' }],
  ] as const) {
    it(`${text} is ${'archive' in expected ? 'the archive' : `history of ${expected.object}`}`, () => expect(landedFile(givenFile(text))).to.deep.equal(expected));
  }

  for (const text of ['MyFieldHistoryArchives.csv', 'archive.csv', 'FieldHistoryArchive/rows.csv']) {
    it(`${text} does not tell whose history it is`, () => expect(() => landedFile(givenFile(text))).to.throw(Problem).with.property('key', 'history-object-unknown'));
  }
});
