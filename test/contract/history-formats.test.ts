import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { historyCsv } from '../../src/catalog/formats/history-csv/history-csv.ts';
import { cells } from '../../src/catalog/formats/history-human/fitted.ts';
import { historyHuman } from '../../src/catalog/formats/history-human/history-human.ts';
import { historyJson } from '../../src/catalog/formats/history-json/history-json.ts';
import { historyMarkdown } from '../../src/catalog/formats/history-markdown/history-markdown.ts';
import type { HistoryReport, ReportResult } from '../../src/core/model/history/report.ts';
import { historySchema } from '../../src/core/model/history/schema.ts';
import { Problem } from '../../src/problems.ts';
import { historyReport, withHostileTexts } from '../support/history-report.ts';
import { hostileLines, hostileNames } from '../support/hostile/names.ts';
import { formulas, markup } from '../support/hostile/reports.ts';

const payloads = [...markup, ...formulas, ...hostileLines, ...hostileNames, '\u001B[31mred\u001B[0m', '::add-mask::x', '##vso[task.x]', 'x'.repeat(600)];
const report = historyReport();
const hostile = withHostileTexts(report, payloads);
const only = (of: HistoryReport, id: string): HistoryReport => ({ ...of, results: of.results.filter((result) => result.id === id) });
const withResult = (changes: Partial<ReportResult>): HistoryReport => ({ ...report, results: [{ ...report.results[0]!, ...changes }] });

describe('A history report in the terminal', () => {
  it('says first how far it reaches and what it was narrowed to, last what could not be told', () => {
    const lines = historyHuman(report).split('\n');
    expect(lines.slice(0, 3)).to.deep.equal([
      'Field history of Acme production, as of 2026-11-22 09:00:00 UTC.',
      '29,489 rows of Case and Contact, 2026-08-24 to 2026-10-22; some of it may be missing.',
      'Only changes since 2026-08-24.',
    ]);
    const below = lines.slice(lines.indexOf('What could not be read or told')).join(' ').replaceAll(/\s+/g, ' ');
    for (const words of ['The caller does not see all records of Contact.', 'View All Records on Opportunity', 'Run report history --collect-only every day.']) expect(below).to.include(words);
  });

  for (const actors of [0, 1, 5, 40]) {
    it(`fits 100 characters with ${actors} actors, and with hostile names`, () => {
      const many = historyReport(actors);
      for (const text of [historyHuman(many), historyHuman(withHostileTexts(many, payloads))]) {
        const tables = text.split('\n').filter((line) => !line.includes('xxx'));
        expect(tables.filter((line) => cells(line) > 100)).to.deep.equal([]);
      }
    });
  }

  it('tells in a sentence what an integration did and what people did, where all rows are there', () => {
    const [summary] = report.results;
    const row = (actor: string, kind: string, field: string, changes: number): ReportResult['rows'][number] => ({ actor, class: kind, object: 'Contact', field, changes });
    const rows = [row('HubSpot', 'integration', 'Email', 1000), row('HubSpot', 'integration', 'Title', 204), row('HubSpot', 'integration', 'created', 12), row('Ana', 'person', 'Email', 310), row('Ana', 'person', 'created', 4)];
    const all = historyHuman(withResult({ rows, total: rows.length }));
    expect(all).to.include('HubSpot changed 1,204 values in 2 fields of Contact and created 12 records; people changed 310.');
    expect(historyHuman(withResult({ rows, total: 99 }))).not.to.include('people changed');
    expect(summary?.total).to.be.above(25);
  });

  it('tells how many rows are not shown, and how to see them', () => {
    const { rows, total } = report.results[0]!;
    expect(historyHuman(report)).to.include(`… and ${total - rows.length} more: --top ${total}`);
    expect(historyHuman(report, { colour: false, ascii: true })).to.match(/^[\n\x20-\x7E]*$/);
  });

  it('leaves out the last columns, and says so, before it cuts names beyond recognition', () => {
    const narrow = historyHuman(report, { colour: false, width: 80 });
    expect(narrow).to.include('Payment_State__c').and.to.match(/No room for .*Last; --format markdown has all columns\./);
  });

  it('says what to do where a report could not be answered, and that nothing was found where there is nothing', () => {
    expect(historyHuman(report)).to.include('Not answered. There is no spec. Write one: sf integration-user generate');
    expect(historyHuman(historyReport(0))).to.include('No history was read.').and.to.include('Nothing was found.');
  });

  it('obeys nothing that an org says', () => {
    expect(historyHuman(hostile)).not.to.match(/[^\P{C}\n]/u).and.not.to.match(/(?<!\S)::|##vso\[/);
    expect(historyHuman(report, { colour: true }).replaceAll(/\u001B\[\d+m/g, '')).to.equal(historyHuman(report));
  });
});

describe('A history report as CSV', () => {
  const summary = only(report, 'summary');

  it('has a header and a line for each row, numbers as numbers and times as ISO', () => {
    const rows = parse<Record<string, string>>(historyCsv(summary), { columns: true });
    expect(rows).to.have.length(25);
    const [first] = summary.results[0]!.rows;
    expect(rows[0]).to.include({ Who: 'HubSpot', Changes: String(first?.['changes']), 'Share (%)': (Number(first?.['share']) / 10).toFixed(1), First: '2026-08-24T08:15:00.000Z' });
  });

  it('makes no formula of what an org says, and keeps to one line a row', () => {
    const text = historyCsv(only(hostile, 'fights'));
    expect(parse(text, { relax_column_count: false })).to.have.length(3);
    const starting = withResult({ rows: formulas.map((actor) => ({ actor })), total: formulas.length });
    for (const [cell = ''] of parse(historyCsv(starting)).slice(1)) expect(cell).to.match(/^'/);
  });

  it('holds one report: it refuses several, none, and one without an answer', () => {
    for (const [of, key] of [[report, 'history-format-one'], [{ ...report, results: [] }, 'history-format-one'], [only(report, 'conformance'), 'history-format-unanswered']] as const) {
      expect(() => historyCsv(of)).to.throw(Problem).with.property('key', key);
    }
  });
});

describe('A history report as JSON', () => {
  it('is the report, and keeps to its published schema, whatever the texts are', async () => {
    expect(JSON.parse(historyJson(hostile))).to.deep.equal(hostile);
    const schema = JSON.parse(await readFile(new URL('../../schemas/history-report.schema.json', import.meta.url), 'utf8')) as object;
    const valid = new Ajv({ strict: false }).compile(schema);
    for (const each of [report, hostile, historyReport(0)]) expect(valid(JSON.parse(historyJson(each))), JSON.stringify(valid.errors)).to.equal(true);
    expect(valid({ ...report, surprise: 1 })).to.equal(false);
    expect(historySchema.parse(report)).to.deep.equal(report);
  });
});

describe('A history report as Markdown', () => {
  it('has a table with a header for each report that has rows', () => {
    const text = historyMarkdown(report);
    expect(text.match(/^\|(?:---:?\|)+$/gm)).to.have.length(3);
    for (const words of ['# Field history of Acme production', '**Not answered.** There is no spec', '## What could not be read or told']) expect(text).to.include(words);
  });

  it('formats, links and mentions nothing of what an org says', () => {
    const text = historyMarkdown(hostile);
    expect(text).not.to.match(/<[a-z!/]/i).and.not.to.match(/[^\P{C}\n\u200B]/u);
    const bars = text.split('\n').filter((line) => line.startsWith('|')).map((line) => line.split('|').length);
    expect(new Set(bars).size).to.be.at.most(3);
  });

  it('is never longer than a comment may be, and counts what it leaves out', () => {
    const [row] = hostile.results[0]!.rows;
    const large = withResult({ rows: Array.from({ length: 3000 }, () => row!), total: 3000 });
    const text = historyMarkdown(large);
    expect(text.length).to.be.below(60_000);
    const shown = text.split('\n').filter((line) => line.startsWith('|')).length - 2;
    expect(text).to.include(`and ${(3000 - shown).toLocaleString('en')} more: the other formats have them`);
  });
});
