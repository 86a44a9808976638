import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { checkHtml } from '../../src/catalog/formats/check-html/check-html.ts';
import { frameworks } from '../../src/core/model/audit/frameworks.ts';
import type { CheckReport } from '../../src/core/model/audit/report.ts';
import { enlarged, richReport, withForeignTexts } from '../support/check-report.ts';
import { aRun, aVerdict, seen, subjects } from '../support/check-runs.ts';
import { hostileLines, hostileNames } from '../support/hostile/names.ts';
import { markup } from '../support/hostile/reports.ts';

const sha = (text: string): string => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
const allOf = (page: string, pattern: RegExp): readonly string[] => [...page.matchAll(pattern)].map(([, text = '']) => text);
/** The markup that a report makes, without the script and the style sheet, which are the project's. */
const bodyOf = (page: string): string => page.slice(page.indexOf('<body>')).replace(/<script>.*<\/script>/s, '');

describe('The HTML page of check', () => {
  let report: CheckReport;
  let page: string;
  before(async () => {
    report = await richReport();
    page = checkHtml(report);
  });

  it('says in its head what was checked, when, how it ended and how many of each answer', () => {
    const head = page.slice(0, page.indexOf('<main>'));
    for (const words of ['production, uat', 'The check did not pass', report.gate.words, `${report.counts.fail} fail`, `${report.counts.pass} pass`, '2026-11-22 09:00 UTC', 'Not read: ', 'Against the baseline: ']) expect(head, words).to.include(words);
  });

  it('has every answer once, folds away what is in order, and gives what is not with evidence, a way to mend it and what asks for it', () => {
    const isQuiet = (result: string): boolean => result === 'pass' || result === 'not-applicable';
    expect(allOf(page, /<details class="finding [^>]*data-rule="([^"]*)"/g)).to.have.length(report.findings.filter(({ result }) => !isQuiet(result)).length);
    expect(allOf(page, /<li class="quiet"[^>]*data-rule="([^"]*)"/g)).to.have.length(report.findings.filter(({ result }) => isQuiet(result)).length);
    expect(bodyOf(page)).not.to.match(/<details[^>]* open/);
    const [first = ''] = page.slice(page.indexOf('<details class="finding')).split('</details>');
    for (const words of ['How to mend it', '<pre', 'What asks for it', ...frameworks.slice(0, 3).map(({ title }) => title)]) expect(first, words).to.include(words);
  });

  it('leads nowhere: every link is to a place that the page has, and every id is there once', () => {
    const ids = allOf(bodyOf(page), / id="([^"]*)"/g);
    expect(ids).to.deep.equal([...new Set(ids)]);
    const links = new Set(allOf(bodyOf(page), / href="([^"]*)"/g));
    expect([...links].filter((link) => !link.startsWith('#') || !ids.includes(link.slice(1)))).to.deep.equal([]);
  });

  it('allows its one script and its one style sheet by their hashes, and nothing else', () => {
    const [script] = allOf(page, /<script>(.*?)<\/script>/gs);
    const [style] = allOf(page, /<style>(.*?)<\/style>/gs);
    expect(page.replaceAll('&#39;', "'")).to.include(`content="default-src 'none'; style-src ${sha(style ?? '')}; script-src ${sha(script ?? '')}; base-uri 'none'; form-action 'none'"`);
    expect(allOf(page, /<(script|style|link|img|iframe|object|base)[ >]/g)).to.deep.equal(['style', 'script']);
    expect(bodyOf(page)).not.to.match(/<[^>]* (on[a-z]+|style|src|srcset|action)=/);
  });

  it('tells the whole matrix in words beside the signs', () => {
    const cells = report.integrations.flatMap(({ practices }) => Object.keys(practices)).length;
    expect(allOf(page, /class="cell [^>]*title="([^"]*)"/g)).to.have.length(cells);
    expect(page).to.include('<span class="hidden">Separate users: fails</span>');
  });

  it('gives gaps with the missing permission and what they cost, dates to come, waivers with their end', () => {
    const text = page.slice(page.indexOf('id="readiness"'));
    for (const words of ['Customize Application', 'could not answer everywhere', 'Summer &#39;27', 'expired', 'The vendor mends it']) expect(text, words).to.include(words);
  });

  it('shows an own way to mend once, in place of the rule’s', () => {
    const words = 'It holds Modify All Data.';
    const own = checkHtml(aRun([aVerdict('IU-IDN-003', subjects.old, 'fail', { words, evidence: [seen(words, { fix: 'Take Modify All Data out of Old.' })] })]));
    expect(own.split('Take Modify All Data out of Old.')).to.have.length(2);
    const [finding = ''] = own.slice(own.indexOf('<details class="finding')).split('</details>');
    expect(finding).not.to.include('--target-org');
    expect(finding).to.include('Run <code>sf integration-user plan --name NAME</code> and apply it.');
  });

  it('is a page also where nothing was found, nothing judged or nothing read', () => {
    for (const [run, words] of [
      [aRun([aVerdict('IU-IDN-003', subjects.hubspot, 'pass')]), 'The check passed'],
      [aRun([]), 'Nothing was judged.'],
      [{ ...aRun([]), targets: [], integrations: [] }, '<bdi>nothing</bdi>'],
    ] as const) expect(checkHtml(run)).to.include(words).and.to.match(/<\/html>\n$/);
  });

  it('shows foreign texts as texts, whatever they are', () => {
    const payloads = [...markup, ...hostileLines, ...hostileNames];
    const hostile = checkHtml(withForeignTexts(report, payloads));
    expect(allOf(hostile, /<(script|style|link|img|iframe|object|base|meta http-equiv="refresh"|plaintext|textarea|math)[ >]/g)).to.deep.equal(['style', 'script']);
    expect(hostile).not.to.match(/[^\P{C}\n]/u);
    // A name may stand in a quoted value, where it is text; a quotation mark of its own is escaped.
    expect(allOf(bodyOf(hostile).replaceAll(/"[^"]*"/g, '""'), /<[^>]* (on[a-z]+)=/g)).to.deep.equal([]);
  });

  it('is the same for the same report, and grows with the findings only', () => {
    expect(checkHtml(report)).to.equal(page);
    const [small, large] = [1000, 2000].map((count) => checkHtml(enlarged(report, count, 40)).length);
    expect((large ?? 0) - (small ?? 0)).to.be.below(1000 * 4000);
  });
});
