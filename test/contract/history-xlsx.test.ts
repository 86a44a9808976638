import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { historyWorkbook } from '../../src/catalog/formats/history-xlsx/history-xlsx.ts';
import type { HistoryReport } from '../../src/core/model/history/report.ts';
import { mostSheetRows, sheetNames } from '../../src/core/model/workbook.ts';
import { saveWorkbook, workbookBytes } from '../../src/edges/files/workbook.ts';
import { Problem } from '../../src/problems.ts';
import { historyReport, withHostileTexts } from '../support/history-report.ts';
import { hostileLines, hostileNames } from '../support/hostile/names.ts';
import { formulas, markup } from '../support/hostile/reports.ts';
import { readWorkbook, type ReadSheet } from '../support/workbook-reader.ts';

const report = historyReport();
const written = async (of: HistoryReport): Promise<readonly ReadSheet[]> => readWorkbook(await workbookBytes(historyWorkbook(of)));
const serial = (iso: string): number => Date.parse(iso) / 86_400_000 + 25_569;

describe('A history report as a workbook', () => {
  let sheets: readonly ReadSheet[];
  before(async () => {
    sheets = await written(report);
  });

  it('has a sheet for each report and a last one for coverage and gaps', () => {
    expect(sheets.map(({ name }) => name)).to.deep.equal(['Who changed what', 'Who overwrites whom', 'When it was changed', 'What the specs do not allow', 'Coverage and gaps']);
  });

  it('freezes the header of every sheet and lets every column be filtered', () => {
    for (const { sheet, cells } of sheets) {
      expect(sheet.sheetViews[0].sheetView[0].pane[0].$).to.include({ ySplit: '1', state: 'frozen', topLeftCell: 'A2' });
      expect(sheet.autoFilter[0].$.ref).to.equal(`A1:${String.fromCharCode(64 + (cells[0]?.length ?? 0))}${cells.length}`);
    }
  });

  it('keeps numbers, shares and dates as what they are', () => {
    const [{ cells: [header, first = []] } = { cells: [] }] = sheets;
    const row = report.results[0]?.rows[0] ?? {};
    expect(header?.map(({ value }) => value)).to.deep.equal(['Who', 'Kind of user', 'Object', 'Field', 'Changes', 'Share', 'Filled', 'Cleared', 'First (UTC)', 'Last (UTC)']);
    expect(first.slice(0, 2).map(({ kind, value }) => [kind, value])).to.deep.equal([['s', 'HubSpot'], ['s', 'integration']]);
    expect(first[4]).to.deep.equal({ kind: 'n', value: String(row['changes']), format: '#,##0' });
    expect(first.map(({ format }) => format).slice(5, 9)).to.deep.equal(['0.0%', '#,##0', '#,##0', 'yyyy-mm-dd hh:mm:ss']);
    const numbers = first.map(({ value }) => Number(value));
    expect(numbers[5]).to.be.closeTo(Number(row['share']) / 1000, 1e-9);
    expect(numbers[8]).to.be.closeTo(serial('2026-08-24T08:15:00.000Z'), 1e-6);
  });

  it('says how far it reaches, what is worth knowing and what could not be told', () => {
    const rows = sheets.at(-1)?.cells.map((cells) => cells.map(({ value }) => value).join(' | ')) ?? [];
    for (const words of ['As of 2026-11-22 09:00:00 UTC', 'Only changes since 2026-08-24.', 'Likely a loop', 'Coverage | Contact | 21077', 'Calls were not banked before 2026-10-01', 'Not answered | What the specs do not allow', `--top ${report.results[0]!.total} takes all`]) expect(rows.join('\n')).to.include(words);
    expect(sheets[3]?.cells.flat().map(({ value }) => value)).to.deep.equal(['Not answered', 'There is no spec. Write one: sf integration-user generate']);
  });

  it('makes no formula of what an org says, and keeps it whole', async () => {
    const texts = [...formulas, ...markup, ...hostileNames, ...hostileLines, '_x0041_', '-5', '@x', '+1', '="1"'];
    const [sheet] = await written({ ...report, results: [{ ...report.results[0]!, rows: texts.map((actor) => ({ actor })), total: texts.length }] });
    expect(sheet?.cells.flat().filter(({ kind, value }) => kind === 'formula' || (kind !== 's' && value !== ''))).to.deep.equal([]);
    const shown = sheet?.cells.slice(1).map(([cell]) => cell?.value) ?? [];
    texts.forEach((text, at) => {
      if (!/[\p{C}\p{Zl}\p{Zp}]/u.test(text)) expect(shown[at] ?? '').to.equal(text);
    });
    expect(shown.join('')).not.to.match(/[\p{Cc}\u202E]/u);
    await written(withHostileTexts(report, texts));
  });

  it('cuts a text that no cell holds, and writes dates that no spreadsheet counts as text', async () => {
    const columns = [{ title: 'Text', type: 'text' }, { title: 'Day', type: 'day' }] as const;
    const [sheet] = await readWorkbook(await workbookBytes([{ name: 'One', columns, rows: [['x'.repeat(40_000), '1850-01-01'], ['', '2026-10-05']] }]));
    expect(sheet?.cells[1]?.map(({ kind, value }) => [kind, value.length])).to.deep.equal([['s', 32_767], ['s', 10]]);
    expect(sheet?.cells[2]?.at(-1)).to.deep.equal({ kind: 'n', value: String(serial('2026-10-05')), format: 'yyyy-mm-dd' });
  });

  it('refuses more rows than a sheet takes, and says what to use instead', () => {
    const rows = Array.from({ length: mostSheetRows + 1 }, () => ({}));
    expect(() => historyWorkbook({ ...report, results: [{ ...report.results[0]!, rows, total: rows.length }] })).to.throw(Problem).with.property('key', 'history-xlsx-rows');
  });

  it('is a file that replaces another whole', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'history-xlsx-'));
    try {
      const path = join(folder, 'report.xlsx');
      await saveWorkbook(path, historyWorkbook(report));
      await saveWorkbook(path, historyWorkbook(historyReport(0)));
      expect((await readWorkbook(await readFile(path))).length).to.equal(5);
      expect((await stat(path)).isFile()).to.equal(true);
      expect(await saveWorkbook(folder, []).catch((error: unknown) => (error as Problem).key)).to.equal('report-not-written');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('Names of sheets', () => {
  it('are as short as a spreadsheet wants them, and no two are alike', () => {
    expect(sheetNames(['History', "'a[b]:c*?/\\d'", 'x'.repeat(40), 'X'.repeat(40), '', '😀'.repeat(16)])).to.deep.equal(['History 2', 'a b c d', 'x'.repeat(31), `${'X'.repeat(29)} 2`, 'Sheet 5', '😀'.repeat(15)]);
  });

  it('hold for any text', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('History', 'a', 'A', 'x'.repeat(31)))), (wanted) => {
        const names = sheetNames(wanted);
        expect(names).to.have.length(wanted.length);
        for (const name of names) expect(name).to.match(/^(?!')[^[\]:*?/\\\p{Cc}]{1,31}(?<!')$/u);
        expect(new Set(names.map((name) => name.toLowerCase())).size).to.equal(names.length);
      }),
    );
  });
});
