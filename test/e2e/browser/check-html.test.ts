import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { checkHtml } from '../../../src/catalog/formats/check-html/check-html.ts';
import type { CheckReport } from '../../../src/core/model/audit/report.ts';
import { enlarged, richReport, withForeignTexts } from '../../support/check-report.ts';
import { hostileLines, hostileNames } from '../../support/hostile/names.ts';
import { formulas, markup } from '../../support/hostile/reports.ts';
import { closeAfter } from '../support/close-after.ts';
import { openTemporaryFolder, writeFiles } from '../support/files.ts';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const payloads = [...markup, ...formulas, ...hostileLines, ...hostileNames.filter((name) => name.trim() !== ''), '\u001B[31mred\u001B[0m', 'شركة التكامل الموحدة', 'x'.repeat(600)];

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

describe('The page of check in a real browser', () => {
  const opened = closeAfter();
  let browser: Browser;
  let folder: string;
  let report: CheckReport;
  before(async function () {
    if (!existsSync(executablePath)) {
      if (process.env['IU_REQUIRE_E2E'] === '1') throw new Error(`no Chromium at ${executablePath} (set CHROMIUM)`);
      process.stderr.write(`  skipped: no Chromium at ${executablePath} (set CHROMIUM)\n`);
      return this.skip();
    }
    browser = opened(await chromium.launch({ executablePath, args: ['--no-sandbox'] }));
    folder = opened(await openTemporaryFolder()).dir;
    report = await richReport();
    const files = { 'rich.html': report, 'hostile.html': withForeignTexts(report, payloads), 'large.html': enlarged(report, 5000, 60) };
    await writeFiles(folder, Object.fromEntries(Object.entries(files).map(([file, each]) => [file, checkHtml(each)])));
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

  const rowsShown = async (page: Page): Promise<number> => page.locator('[data-result]:not([hidden])').count();
  const focused = async (page: Page): Promise<string> => page.evaluate<string>('document.activeElement.className + " " + (document.activeElement.getAttribute("title") ?? document.activeElement.textContent)');

  it('runs nothing, asks for nothing and breaks no rule of its own, whatever the org’s texts are, also while it is used', async () => {
    const { page, happened } = await shown('hostile.html');
    await page.locator('#unfold').click();
    await page.locator('.copy').first().waitFor();
    for (const value of payloads.slice(0, 20)) await page.locator('[name=q]').fill(value);
    await page.locator('[name=q]').fill('');
    for (const index of [1, 2, 3]) await page.locator('[name=integration]').selectOption({ index });
    await page.keyboard.press('Escape');
    expect(happened).to.deep.equal([`request ${addressOf('hostile.html')}`]);
    expect(await page.locator('script').count()).to.equal(1);
    expect(await page.locator('style').count()).to.equal(1);
    expect(await page.locator('img, iframe, base, link, object, math, plaintext, textarea, animate, [style], [src]').count()).to.equal(0);
    const attributes = await page.evaluate<string[]>("[...new Set([...document.querySelectorAll('*')].flatMap((element) => element.getAttributeNames()))].filter((name) => name.startsWith('on'))");
    expect(attributes).to.deep.equal([]);
    const text = ((await page.locator('main').textContent()) ?? '').replaceAll(/\s+/g, ' ');
    // Which text carries which payload is drawn by their number; a few stand where the page shows nothing of them.
    const shownAsText = markup.filter((payload) => text.includes(payload.replaceAll(/\s+/g, ' ')));
    expect(shownAsText).to.have.length.at.least(Math.ceil(markup.length * 0.75));
    expect(await page.evaluate<boolean>('/[^\\P{C}\\n\\t]/u.test(document.body.innerText)')).to.equal(false);
    await page.close();
  });

  it('would run and fetch nothing even if a text got through as markup', async () => {
    const reached: string[] = [];
    const server = createServer((request, response) => {
      reached.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    opened({ close: async () => { server.closeAllConnections(); await new Promise((resolve) => server.close(resolve)); } });
    const elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const raw = `<script>document.title="ran"</script><img src="${elsewhere}/x.png" onerror="document.title='ran'"><style>body{display:none}</style><iframe src="${elsewhere}/"></iframe><form action="${elsewhere}/"><button id="send">x</button></form>`;
    await writeFiles(folder, { 'broken.html': checkHtml(report).replace('<main>', `<main>${raw}`) });
    const { page, happened } = await shown('broken.html');
    expect(happened.filter((each) => /Content Security Policy/.test(each))).to.have.length.at.least(3);
    expect(await page.title()).to.equal('Check of production, uat');
    expect(await page.locator('h1').isVisible()).to.equal(true);
    await page.evaluate("document.getElementById('send').click()");
    await page.waitForTimeout(200);
    expect(reached).to.deep.equal([]);
    await page.close();
  });

  it('reads without its script: findings open, nothing that does not work is shown', async () => {
    const { page } = await shown('rich.html', { javaScriptEnabled: false });
    for (const control of ['#filters', '.switches', '.copy']) expect(await page.locator(control).filter({ visible: true }).count(), control).to.equal(0);
    await page.locator('.finding summary').first().click();
    expect(await page.locator('.finding .body').first().isVisible()).to.equal(true);
    await page.close();
  });

  it('keeps what it is narrowed to in the address, and comes back to it', async () => {
    const { page } = await shown('rich.html');
    expect(await rowsShown(page)).to.equal(report.findings.length);
    await page.getByText('✕ fail', { exact: true }).click();
    await page.getByText('critical', { exact: true }).first().click();
    const wanted = report.findings.filter(({ result, severity }) => result === 'fail' && severity === 'critical').length;
    expect(await rowsShown(page)).to.equal(wanted).and.above(0);
    expect(await page.locator('#shown').innerText()).to.equal(`${wanted} of ${report.findings.length} answers are shown`);
    const { hash } = new URL(page.url());
    expect(hash).to.include('result=fail').and.to.include('severity=critical');
    await page.close();
    const again = await shown('rich.html', {}, hash);
    expect(await rowsShown(again.page)).to.equal(wanted);
    await again.page.locator('#show-all').click();
    await again.page.waitForFunction('!location.hash.includes("=")');
    expect(await rowsShown(again.page)).to.equal(report.findings.length);
    await again.page.close();
  });

  it('narrows by framework, practice, integration and new ones as the report has them', async () => {
    const { page } = await shown('rich.html');
    const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
    await page.locator('[name=framework]').selectOption('sbs');
    expect(await rowsShown(page)).to.equal(report.findings.filter(({ rule }) => 'sbs' in (rules.get(rule)?.mapping ?? {})).length);
    await page.keyboard.press('Escape');
    await page.locator('[name=practice]').selectOption('BP9');
    expect(await rowsShown(page)).to.equal(report.findings.filter(({ rule }) => rules.get(rule)?.practices.includes('api-only')).length);
    await page.keyboard.press('Escape');
    await page.locator('[name=integration]').selectOption('production/legacy');
    expect(await rowsShown(page)).to.equal(report.findings.filter(({ integration }) => integration === 'legacy').length);
    await page.keyboard.press('Escape');
    await page.getByText('new only').click();
    expect(await rowsShown(page)).to.equal(report.findings.filter(({ isNew }) => isNew === true).length);
    await page.close();
  });

  it('is worked by keys: / searches, Escape clears, arrows walk in the matrix, Enter leads to what is behind a cell, Back returns', async () => {
    const { page, happened } = await shown('rich.html');
    await page.keyboard.press('/');
    await page.keyboard.type('no such text anywhere');
    await page.locator('#nothing').waitFor();
    await page.keyboard.press('Escape');
    expect(await rowsShown(page)).to.equal(report.findings.length);
    await page.locator('.matrix tbody a').first().focus();
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).to.match(/^cell .* BP1 Separate users/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('.matrix tbody a[tabindex="0"]').count()).to.equal(1);
    const [key] = (await page.locator('.cell:focus').getAttribute('data-group') ?? '').split('/').slice(1);
    await page.keyboard.press('Enter');
    expect(new URLSearchParams(new URL(page.url()).hash.slice(1)).get('practice')).to.equal('BP1');
    const rules = new Set(report.rules.filter(({ practices }) => practices.includes('separate-users')).map(({ id }) => id));
    expect(await rowsShown(page)).to.equal(report.findings.filter(({ integration, rule }) => integration === key && rules.has(rule)).length).and.above(0);
    expect(await page.locator('.cell[aria-current]').count()).to.equal(1);
    await page.goBack();
    await page.waitForFunction('!location.hash.includes("=")');
    expect(await rowsShown(page)).to.equal(report.findings.length);
    expect(happened.filter((each) => !each.startsWith('request'))).to.deep.equal([]);
    await page.close();
  });

  it('shows where the focus is, on everything that the Tab key reaches', async () => {
    const { page } = await shown('rich.html');
    for (let stop = 0; stop < 40; stop += 1) {
      await page.keyboard.press('Tab');
      const outline = await page.evaluate<string>("(() => { const at = document.activeElement; const seen = at.matches('.choice input') ? at.nextElementSibling : at; return getComputedStyle(seen).outlineStyle + ' ' + at.outerHTML.slice(0, 80); })()");
      expect(outline).not.to.match(/^none/);
    }
    await page.close();
  });

  it('copies a way to mend as it stands', async () => {
    const { page } = await shown('rich.html', { permissions: ['clipboard-read', 'clipboard-write'] });
    const finding = page.locator('.finding').first();
    await finding.locator('summary').click();
    await finding.locator('.copy').first().click();
    await page.locator('.copy', { hasText: 'Copied' }).waitFor();
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).to.equal(await finding.locator('pre code').first().textContent());
    await page.close();
  });

  it('opens the rule that a finding or a gap names', async () => {
    const { page } = await shown('rich.html');
    const finding = page.locator('.finding').first();
    await finding.locator('summary').click();
    await finding.getByText('Why this rule').click();
    await page.waitForFunction('document.querySelector(".entry[open]") !== null');
    expect(await page.locator('.entry[open]').getAttribute('id')).to.equal(`rule-${(await finding.getAttribute('data-rule')) ?? ''}`);
    await page.close();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`keeps a contrast of 4.5 to 1 in ${colorScheme}, as the system asks or by its own switch`, async () => {
      const other = colorScheme === 'light' ? 'dark' : 'light';
      for (const options of [{ colorScheme }, { colorScheme: other }] as const) {
        const { page } = await shown('rich.html', options);
        if (options.colorScheme === other) await page.locator('#scheme').selectOption(colorScheme);
        await page.locator('#unfold').click();
        const back = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
        const [red = 0] = (/\d+/.exec(back) ?? []).map(Number);
        expect(red > 128).to.equal(colorScheme === 'light');
        expect(await page.evaluate<string[]>(faint)).to.deep.equal([]);
        await page.close();
      }
    });
  }

  for (const file of ['rich.html', 'hostile.html']) {
    it(`fits a telephone of 360 pixels across (${file})`, async () => {
      const { page } = await shown(file, { viewport: { width: 360, height: 800 } });
      await page.locator('#unfold').click();
      expect(await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')).to.be.at.most(0);
      await page.close();
    });
  }

  it('prints everything unfolded, without controls, and folds again', async () => {
    const { page } = await shown('rich.html');
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 1031, height: 700 });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator('details:not([open])').count()).to.equal(0);
    for (const control of ['nav', '#filters', '.switches', '.copy']) expect(await page.locator(control).filter({ visible: true }).count(), control).to.equal(0);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')).to.be.at.most(0);
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    expect(await page.locator('details[open]').count()).to.equal(0);
    await page.close();
  });

  it('has one h1, headings in order, named tables with scoped headers, and a name on every control', async () => {
    const { page } = await shown('rich.html');
    const levels = await page.evaluate<number[]>("[...document.querySelectorAll('h1, h2, h3, h4')].map((heading) => Number(heading.tagName.slice(1)))");
    expect(levels.filter((level) => level === 1)).to.have.length(1);
    expect(levels.every((level, index) => index === 0 || level <= (levels[index - 1] ?? 0) + 1)).to.equal(true);
    expect(await page.locator('table:not(:has(caption))').count()).to.equal(0);
    expect(await page.locator('th:not([scope])').count()).to.equal(0);
    expect(await page.evaluate<number>("[...document.querySelectorAll('input, select')].filter((control) => control.labels.length === 0).length")).to.equal(0);
    await page.close();
  });

  it('answers at once with 5,000 findings', async function () {
    this.timeout(120_000);
    const { page } = await shown('large.html');
    expect(await rowsShown(page)).to.equal(5000);
    const spent = await page.evaluate<number>(`(() => {
      const start = performance.now();
      for (const text of ['token', 'legacy', '']) { form.elements.namedItem('q').value = text; narrow(); document.body.offsetHeight; }
      return (performance.now() - start) / 3;
    })()`);
    // Three searches and their layouts; on an idle machine each takes a tenth of this.
    expect(spent).to.be.below(1000);
    await page.close();
  });
});
