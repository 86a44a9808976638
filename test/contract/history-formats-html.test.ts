import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { historyHtml } from '../../src/catalog/formats/history-html/history-html.ts';
import { jsonInPage, pageData } from '../../src/catalog/formats/history-html/page-data.ts';
import { historyDetail, historyReport, withHostileTexts } from '../support/history-report.ts';
import { hostileLines, hostileNames } from '../support/hostile/names.ts';
import { markup } from '../support/hostile/reports.ts';

const sha = (text: string): string => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
const allOf = (page: string, pattern: RegExp): readonly string[] => [...page.matchAll(pattern)].map(([, text = '']) => text);
/** The markup that a report makes, without scripts, data and the style sheet. */
const bodyOf = (page: string): string => page.slice(page.indexOf('<body>')).replaceAll(/<script[^>]*>.*?<\/script>/gs, '');
const payloads = [...markup, ...hostileLines, ...hostileNames, '::add-mask::x', '##vso[task.x]'];
const report = historyReport();
const detail = historyDetail();
const libraries = ['globalThis.one = "</script>";\n//# sourceMappingURL=one.js.map', 'globalThis.two = 2;'];

describe('The HTML page of report history', () => {
  it('allows its style and each of its scripts by hash, and nothing else; a library neither ends early nor asks for its map', () => {
    const page = historyHtml(report, { libraries, detail });
    const scripts = allOf(page, /<script>(.*?)<\/script>/gs);
    const [style = ''] = allOf(page, /<style>(.*?)<\/style>/gs);
    expect(scripts).to.have.length(3);
    expect(scripts[0]).to.equal('globalThis.one = "<\\/script>";\n');
    expect(page.replaceAll('&#39;', "'")).to.include(`content="default-src 'none'; style-src ${sha(style)}; script-src ${scripts.map(sha).join(' ')}; base-uri 'none'; form-action 'none'"`);
  });

  it('shows foreign texts as texts, and its data as data, whatever they are', () => {
    const page = historyHtml(withHostileTexts(report, payloads), { libraries, detail: withHostileTexts(detail, payloads) });
    expect(allOf(page, /<(script|style|link|img|iframe|object|base|plaintext|textarea|math)[ >]/g)).to.deep.equal(['style', 'script', 'script', 'script', 'script']);
    expect(page).not.to.match(/[^\P{C}\n]/u).and.not.to.match(/(?<!\S)::(?=add)|##vso\[/);
    expect(allOf(bodyOf(page).replaceAll(/"[^"]*"/g, '""'), /<[^>]* (on[a-z]+|style|src)=/g)).to.deep.equal([]);
    const [data = ''] = allOf(page, /<script type="application\/json" id="data">(.*?)<\/script>/gs);
    expect(JSON.parse(data)).to.deep.equal(pageData(withHostileTexts(detail, payloads)));
  });

  it('leads nowhere but to places it has, each of them once, whatever is in it', () => {
    for (const page of [historyHtml(report, { libraries, detail }), historyHtml(report), historyHtml(historyReport(0))]) {
      const ids = allOf(bodyOf(page), / id="([^"]*)"/g);
      expect(ids).to.deep.equal([...new Set(ids)]);
      expect(allOf(bodyOf(page), / href="([^"]*)"/g).filter((link) => !ids.includes(link.slice(1)))).to.deep.equal([]);
    }
  });

  it('says in words what integrations and people did, how far that reaches, what could not be told', () => {
    const page = historyHtml(report, { libraries, detail });
    for (const words of ['HubSpot changed 3,113 values in 3 fields of Contact and created 1,023 records; people changed 674.', '29,489 rows of Case and Contact', 'since 2026-08-24', 'The caller does not see all records of Contact.', 'Calls were not banked before 2026-10-01', 'Not answered.']) expect(page).to.include(words);
  });

  it('has the records of each fight below it, and counts those it leaves out', () => {
    const page = historyHtml({ ...report, results: report.results.map((result) => (result.id === 'fights' ? { ...result, rows: result.rows.map((row) => ({ ...row, records: 500 })) } : result)) }, { detail });
    const [first = ''] = page.slice(page.indexOf('<details class="fight"')).split('</details>');
    expect(allOf(first, /<code>(500[^<]*)<\/code>/g)).to.have.length(14);
    expect(first).to.include('… and 486 more');
    expect(historyHtml(report)).not.to.include('Records they fought over');
  });

  it('says so where not all sums are in it, and how long a period is', () => {
    const month = { ...detail, grain: 'month' as const, periods: { ...detail.periods, rows: detail.periods.rows.map((row) => ({ ...row, month: '2026-09-01' })), total: detail.periods.rows.length + 1234 } };
    const page = historyHtml(report, { libraries, detail: month });
    expect(page).to.include('leaves out 1,234 small ones').and.to.include('Charts count whole months');
    expect(historyHtml(report, { libraries, detail })).not.to.include('leaves out');
  });

  it('holds a thousand rows of a report at most, and says how many it leaves out', () => {
    const [summary] = report.results;
    const rows = Array.from({ length: 1500 }, (_, at) => ({ ...summary!.rows[0]!, actor: `Integration ${at}` }));
    const page = historyHtml({ ...report, results: [{ ...summary!, rows, total: 2000 }] });
    expect(allOf(page, /<(tr) data-actor=/g)).to.have.length(1000);
    expect(page).to.include('… and 1,000 more: --format csv has them all');
  });

  it('is a page also of nothing, and the same for the same report', () => {
    expect(historyHtml({ ...historyReport(0), results: [], gaps: [] })).to.include('There is nothing to show.').and.to.match(/<\/html>\n$/);
    expect(historyHtml(report, { libraries, detail })).to.equal(historyHtml(report, { libraries, detail }));
  });

  it('embeds each name once, and no text that a page or a log would take for its own', () => {
    const { actors, objects, fields, cells, periods } = pageData(detail);
    expect([actors.length, objects.length, fields.length, cells.length]).to.deep.equal([5, 4, 10, detail.periods.rows.length * 5]);
    expect(periods).to.deep.equal(periods.toSorted());
    const hostile = ['</script><!--', ' ::x', '##[group]', '\u2028&'];
    expect(JSON.parse(jsonInPage(hostile))).to.deep.equal(hostile);
    expect(jsonInPage(hostile)).not.to.match(/[<>&\u2028]| ::|##\[/);
  });
});
