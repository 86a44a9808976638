import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { historyHtml } from '../../../src/catalog/formats/history-html/history-html.ts';
import type { HistoryReport } from '../../../src/core/model/history/report.ts';
import type { HistoryDetail } from '../../../src/core/model/history/show-detail.ts';
import type { StoreRow } from '../../../src/core/model/history/tables.ts';
import { historyDetail, historyReport, withHostileTexts } from '../../support/history-report.ts';
import { hostileLines, hostileNames } from '../../support/hostile/names.ts';
import { formulas, markup } from '../../support/hostile/reports.ts';
import { closeAfter } from '../support/close-after.ts';
import { openTemporaryFolder, writeFiles } from '../support/files.ts';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
/** Where screenshots go for whoever wants to look at them. */
const screenshots = process.env['IU_SCREENSHOTS'];
const payloads = [...markup, ...formulas, ...hostileLines, ...hostileNames.filter((name) => name.trim() !== ''), '\u001B[31mred\u001B[0m', '::add-mask::x', 'شركة التكامل الموحدة', 'x'.repeat(600)];

/** Texts on the page whose colour is too near to what they stand on (WCAG 2.2, 1.4.3), as `text ratio`. */
const faint = `(() => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
  const rgba = (colour) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const light = (rgb) => { const [r, g, b] = rgb.map((each) => { const part = each / 255; return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const behind = (element) => { for (let each = element; each; each = each.parentElement) { const colour = rgba(getComputedStyle(each).backgroundColor); if (colour[3] > 250) return colour; } return [255, 255, 255]; };
  const found = new Set();
  for (const element of document.querySelectorAll('body *')) {
    const text = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim()).join('');
    if (text === '' || !element.checkVisibility({ contentVisibilityAuto: true }) || element.matches('script, .hidden, option, caption')) continue;
    const [one, other] = [light(rgba(getComputedStyle(element).color).slice(0, 3)), light(behind(element).slice(0, 3))].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (other + 0.05);
    if (ratio < 4.5) found.add(text.slice(0, 30) + ' ' + ratio.toFixed(2));
  }
  return [...found];
})()`;

const changesOf = (rows: readonly StoreRow[], is: (row: StoreRow) => boolean = () => true): number => rows.filter(is).reduce((sum, row) => sum + Number(row['changes']), 0);
const written = (count: number): string => count.toLocaleString('en');

describe('The page of report history in a real browser', () => {
  const opened = closeAfter();
  let browser: Browser;
  let folder: string;
  let libraries: readonly string[];
  const report: HistoryReport = historyReport();
  const detail: HistoryDetail = historyDetail();
  before(async function () {
    if (!existsSync(executablePath)) {
      if (process.env['IU_REQUIRE_E2E'] === '1') throw new Error(`no Chromium at ${executablePath} (set CHROMIUM)`);
      process.stderr.write(`  skipped: no Chromium at ${executablePath} (set CHROMIUM)\n`);
      return this.skip();
    }
    browser = opened(await chromium.launch({ executablePath, args: ['--no-sandbox'] }));
    folder = opened(await openTemporaryFolder()).dir;
    libraries = await Promise.all(['chart.js/dist/chart.umd.min.js', 'chartjs-chart-matrix/dist/chartjs-chart-matrix.min.js'].map((file) => readFile(new URL(`../../../node_modules/${file}`, import.meta.url), 'utf8')));
    const pages: Record<string, string> = {
      'hostile.html': historyHtml(withHostileTexts(report, payloads), { libraries, detail: withHostileTexts(detail, payloads) }),
      'without-detail.html': historyHtml(report, { libraries }),
      'without-library.html': historyHtml(report, { detail }),
    };
    for (const actors of [0, 1, 5, 40]) pages[`actors-${actors}.html`] = historyHtml(historyReport(actors), { libraries, detail: historyDetail(actors) });
    await writeFiles(folder, pages);
  });

  const addressOf = (file: string, hash = ''): string => `${pathToFileURL(join(folder, file)).href}${hash}`;

  interface Shown {
    readonly page: Page;
    /** Everything the page asked for, said on its console, opened or asked. */
    readonly happened: string[];
  }
  async function shown(file: string, options: BrowserContextOptions = {}, hash = ''): Promise<Shown> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
    const happened: string[] = [];
    page.on('request', (request) => happened.push(`request ${request.url()}`));
    page.on('console', (message) => happened.push(`console ${message.text()}`));
    page.on('dialog', (dialog) => {
      happened.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('popup', () => happened.push('popup'));
    page.on('pageerror', (error) => happened.push(`error ${error.message}`));
    await page.goto(addressOf(file, hash), { waitUntil: 'load' });
    return { page, happened };
  }
  async function kept(page: Page, name: string): Promise<void> {
    if (screenshots !== undefined) await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
  }

  /** Whether anything was painted on a canvas. */
  const isPainted = async (page: Page, id: string): Promise<boolean> =>
    page.evaluate<boolean>(`(() => { const canvas = document.getElementById('${id}'); const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height); return new Set(data.filter((_, at) => at % 4 === 3)).size > 1; })()`);
  const changesShown = async (page: Page): Promise<string> => page.evaluate<string>("document.querySelector('#tiles dd').firstChild.textContent");
  const tooWide = async (page: Page): Promise<number> => page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

  for (const actors of [1, 5, 40]) {
    it(`draws bars and squares, and the same as tables, for ${actors} actors`, async () => {
      const { page, happened } = await shown(`actors-${actors}.html`);
      expect(happened).to.deep.equal([`request ${addressOf(`actors-${actors}.html`)}`]);
      for (const id of ['series', 'heat-map']) expect(await isPainted(page, id), id).to.equal(true);
      const { rows } = historyDetail(actors).periods;
      expect(await changesShown(page)).to.equal(written(changesOf(rows)));
      expect(await page.locator('#heat-table tbody tr').count()).to.equal(Math.min(30, actors));
      expect(await page.locator('#heat-table tbody tr').first().locator('th').textContent()).to.equal('HubSpot');
      expect(await page.locator('#series').getAttribute('aria-label')).to.include('Changes by day from 2026-08-');
      expect(await page.locator('#series-table tbody tr').count()).to.be.above(50);
      await kept(page, `light-${actors}`);
      await page.close();
    });
  }

  it('says so where there is nothing to show, and draws nothing', async () => {
    const { page, happened } = await shown('actors-0.html');
    expect(await page.locator('main').innerText()).to.include('There is nothing to show.');
    expect(await page.locator('canvas, form').count()).to.equal(0);
    expect(happened).to.have.length(1);
    await kept(page, 'light-0');
    await page.close();
  });

  it('runs nothing, asks for nothing and breaks no rule of its own, whatever the org’s texts are, also while it is used', async () => {
    const { page, happened } = await shown('hostile.html');
    for (const field of ['actor', 'kind', 'object', 'field']) {
      await page.locator(`[name=${field}]`).selectOption({ index: 1 });
      expect(await changesShown(page)).to.match(/^[\d,]+$/);
      await page.keyboard.press('Escape');
      await page.locator('#show-all').waitFor({ state: 'hidden' });
    }
    for (const fight of await page.locator('.fight > summary').all()) await fight.click();
    expect(happened).to.deep.equal([`request ${addressOf('hostile.html')}`]);
    expect(await page.locator('style').count()).to.equal(1);
    expect(await page.locator('script').count()).to.equal(4);
    expect(await page.locator('img, iframe, base, link, object, math, plaintext, textarea, animate, [src]').count()).to.equal(0);
    expect(await page.evaluate<string[]>("[...new Set([...document.querySelectorAll('*')].flatMap((element) => element.getAttributeNames()))].filter((name) => name.startsWith('on'))")).to.deep.equal([]);
    expect(await page.evaluate<boolean>('/[^\\P{C}\\n\\t]/u.test(document.body.innerText)')).to.equal(false);
    await kept(page, 'hostile');
    await page.close();
  });

  it('narrows numbers, charts, tables and fights alike, and keeps that in the address', async () => {
    const { page } = await shown('actors-5.html');
    await page.locator('[name=actor]').selectOption('Ana Ruiz');
    const { rows } = detail.periods;
    expect(await changesShown(page)).to.equal(written(changesOf(rows, ({ actor }) => actor === 'Ana Ruiz')));
    expect(await page.locator('#heat-table tbody tr').count()).to.equal(1);
    expect(await page.locator('.fight').filter({ visible: true }).count()).to.equal(1);
    expect(await page.locator('#series').getAttribute('aria-label')).to.match(/: Ana Ruiz [\d,]+$/);
    await page.locator('[name=object]').selectOption('Contact');
    await page.locator('[name=from]').fill('2026-09-01');
    await page.locator('[name=to]').fill('2026-09-10');
    const wanted = changesOf(rows, ({ actor, object, day }) => actor === 'Ana Ruiz' && object === 'Contact' && String(day) >= '2026-09-01' && String(day) <= '2026-09-10');
    expect(await changesShown(page)).to.equal(written(wanted));
    expect(wanted).to.be.above(0);
    expect(await page.locator('.fight').filter({ visible: true }).count()).to.equal(0);
    expect(await page.locator('#shown').innerText()).to.match(new RegExp(`^Shown: ${written(wanted)} of `));
    const { hash } = new URL(page.url());
    await kept(page, 'narrowed');
    await page.close();
    const again = await shown('actors-5.html', {}, hash);
    expect(await changesShown(again.page)).to.equal(written(wanted));
    await again.page.locator('#show-all').click();
    await again.page.locator('#show-all').waitFor({ state: 'hidden' });
    expect(await changesShown(again.page)).to.equal(written(changesOf(rows)));
    await again.page.close();
  });

  it('narrows to a square that is chosen, and goes back', async () => {
    const { page } = await shown('actors-5.html');
    const at = await page.evaluate<{ x: number; y: number }>("(() => { const square = charts['heat-map'].getDatasetMeta(0).data[0].getCenterPoint(); return { x: square.x, y: square.y }; })()");
    await page.locator('#heat-map').click({ position: at });
    expect(await page.locator('[name=actor]').inputValue()).to.equal('HubSpot');
    expect(await page.locator('[name=field]').inputValue()).not.to.equal('');
    await page.goBack();
    await page.locator('#show-all').waitFor({ state: 'hidden' });
    expect(await changesShown(page)).to.equal(written(changesOf(detail.periods.rows)));
    await page.close();
  });

  it('is worked by keys: names in tables narrow, Escape shows all, fights open to their records', async () => {
    const { page } = await shown('actors-5.html');
    await page.locator('#who-table tbody th button').first().focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('[name=actor]').inputValue()).to.equal('HubSpot');
    await page.keyboard.press('Escape');
    await page.locator('#show-all').waitFor({ state: 'hidden' });
    await page.locator('.fight > summary').first().focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('.fight').first().locator('tbody tr').filter({ visible: true }).count()).to.equal(14);
    await page.locator('#by').selectOption('kind');
    expect(await page.locator('#series').getAttribute('aria-label')).to.include('automated process');
    await page.close();
  });

  it('reads without its script, without the charting library and without what charts need', async () => {
    const still = await shown('actors-5.html', { javaScriptEnabled: false });
    for (const control of ['#filters', '.switches', '#drawn', 'canvas']) expect(await still.page.locator(control).filter({ visible: true }).count(), control).to.equal(0);
    expect(await still.page.locator('section.result tbody tr').filter({ visible: true }).count()).to.be.above(25);
    await still.page.close();
    const plain = await shown('without-library.html');
    expect(await plain.page.locator('#heat-table tbody tr').filter({ visible: true }).count()).to.equal(5);
    expect(plain.happened).to.have.length(1);
    await plain.page.close();
    const tables = await shown('without-detail.html');
    await tables.page.locator('[name=actor]').selectOption('Bo Lind');
    expect(await tables.page.locator('section.result tbody tr').filter({ visible: true }).count()).to.be.within(1, 20);
    expect(tables.happened).to.have.length(1);
    await tables.page.close();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`keeps a contrast of 4.5 to 1 in ${colorScheme}, as the system asks or by its own switch`, async () => {
      const other = colorScheme === 'light' ? 'dark' : 'light';
      for (const options of [{ colorScheme }, { colorScheme: other }] as const) {
        const { page } = await shown('actors-5.html', options);
        if (options.colorScheme === other) await page.locator('#scheme').selectOption(colorScheme);
        for (const summary of await page.locator('details > summary').all()) await summary.click();
        expect(await page.evaluate<string[]>(faint)).to.deep.equal([]);
        if (options.colorScheme === colorScheme) await kept(page, `${colorScheme}-open`);
        await page.close();
      }
    });
  }

  for (const file of ['actors-5.html', 'actors-40.html', 'hostile.html']) {
    it(`fits a telephone of 360 pixels across (${file})`, async () => {
      const { page } = await shown(file, { viewport: { width: 360, height: 800 } });
      for (const summary of await page.locator('details > summary').all()) await summary.click();
      expect(await tooWide(page)).to.be.at.most(0);
      if (file !== 'actors-40.html') await kept(page, `phone-${file.replace('.html', '')}`);
      await page.close();
    });
  }

  it('prints charts and fights unfolded, without controls, and folds again', async () => {
    const { page } = await shown('actors-5.html', { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 1031, height: 700 });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator('.fight:not([open])').count()).to.equal(0);
    for (const control of ['nav', '#filters', '.switches', '.figure-head']) expect(await page.locator(control).filter({ visible: true }).count(), control).to.equal(0);
    expect(await tooWide(page)).to.be.at.most(0);
    expect(await page.evaluate<string>('Chart.defaults.color')).to.equal('rgb(84, 92, 102)');
    await kept(page, 'print');
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    expect(await page.locator('.fight[open]').count()).to.equal(0);
    await page.close();
  });

  it('has one h1, headings in order, named tables with scoped headers, and a name on every control and chart', async () => {
    const { page } = await shown('actors-5.html');
    const levels = await page.evaluate<number[]>("[...document.querySelectorAll('h1, h2, h3, h4')].map((heading) => Number(heading.tagName.slice(1)))");
    expect(levels.filter((level) => level === 1)).to.have.length(1);
    expect(levels.every((level, index) => index === 0 || level <= (levels[index - 1] ?? 0) + 1)).to.equal(true);
    expect(await page.locator('table:not(:has(caption))').count()).to.equal(0);
    expect(await page.locator('th:not([scope])').count()).to.equal(0);
    expect(await page.evaluate<number>("[...document.querySelectorAll('input, select')].filter((control) => control.labels.length === 0).length")).to.equal(0);
    expect(await page.locator('canvas:not([aria-label])').count()).to.equal(0);
    await page.close();
  });
});
