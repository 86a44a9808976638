import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { chromium, type Browser, type Page } from 'playwright-core';
import { accessHtml } from '../../../src/catalog/formats/access-html/access-html.ts';
import { factsOf, grant, leastGrants, user, viewOf } from '../../support/access-facts.ts';
import { hostileLines, hostileNames } from '../../support/hostile/names.ts';
import { formulas, markup } from '../../support/hostile/reports.ts';
import { openTemporaryFolder, writeFiles } from '../support/files.ts';
import { closeAfter } from '../support/close-after.ts';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

const hostile = [...markup, ...formulas, ...hostileLines, ...hostileNames.filter((name) => name.trim() !== '')];
/** Every payload as a permission set, a label, an object, a field, an app, and as the user's own name. */
const view = viewOf(
  factsOf(
    [...leastGrants, ...hostile.map((text, index) => grant(text, { objects: { [`O${index}__c`]: ['read'], [text]: ['read'] }, fields: { [`${text}.${text}`]: ['read'] }, userPermissions: ['ViewSetup'] }))],
    {
      user: { ...user, name: markup.join(' '), profile: markup[0] ?? '', licence: markup[1] ?? '' },
      holdings: hostile.map((text) => ({ name: text, label: text, kind: 'permission-set', effect: 'counts', members: [text], muted: [text] })),
      permissionLabels: new Map([['ViewSetup', markup.join('')]]),
      tokens: hostile.map((text) => ({ app: text, count: 1, lastUsed: null })),
      openApps: hostile,
      unread: [{ part: 'login', said: markup.join('') }],
    }
  )
);
const thousands = viewOf(factsOf([...leastGrants, grant('Wide', { objects: { Contact: ['read'] }, fields: Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`Contact.F${index}__c`, ['read'] as const])) })]));

describe('The access report in a real browser', () => {
  const opened = closeAfter();
  let browser: Browser;
  let folder: string;
  before(async function () {
    if (!existsSync(executablePath)) {
      if (process.env['IU_REQUIRE_E2E'] === '1') throw new Error(`no Chromium at ${executablePath} (set CHROMIUM)`);
      process.stderr.write(`  skipped: no Chromium at ${executablePath} (set CHROMIUM)\n`);
      return this.skip();
    }
    browser = opened(await chromium.launch({ executablePath, args: ['--no-sandbox'] }));
    folder = opened(await openTemporaryFolder()).dir;
    await writeFiles(folder, { 'hostile.html': accessHtml(view), 'thousands.html': accessHtml(thousands) });
  });

  interface Shown {
    readonly page: Page;
    /** Everything the page asked for, said on its console, opened or asked. */
    readonly happened: string[];
  }
  async function shown(file: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Shown> {
    const page = await browser.newPage({ colorScheme, viewport: { width: 1280, height: 900 } });
    const happened: string[] = [];
    page.on('request', (request) => happened.push(`request ${request.url()}`));
    page.on('console', (message) => happened.push(`console ${message.text()}`));
    page.on('dialog', (dialog) => {
      happened.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('popup', () => happened.push('popup'));
    page.on('pageerror', (error) => happened.push(`error ${error.message}`));
    await page.goto(pathToFileURL(join(folder, file)).href, { waitUntil: 'load' });
    return { page, happened };
  }

  it('runs no script, asks for nothing and breaks no rule of its own, whatever the org’s names are', async () => {
    const { page, happened } = await shown('hostile.html');
    for (const element of await page.locator('.scroll').all()) await element.hover();
    expect(happened).to.deep.equal([`request ${pathToFileURL(join(folder, 'hostile.html')).href}`]);
    expect(await page.title()).to.equal('Access of billing');
    expect(await page.locator('script, img, svg, iframe, form, input, textarea, base, link, object, math, plaintext').count()).to.equal(0);
    expect(await page.locator('style').count()).to.equal(1);
    const attributes = await page.evaluate<string[]>("[...new Set([...document.querySelectorAll('*')].flatMap((element) => element.getAttributeNames()))]");
    expect(attributes.filter((name) => name.startsWith('on') || ['style', 'src', 'srcdoc', 'action'].includes(name))).to.deep.equal([]);
    await page.close();
  });

  it('shows every payload as the text that it is', async () => {
    const { page } = await shown('hostile.html');
    const text = await page.locator('body').innerText();
    const squeezed = text.replaceAll(/\s+/g, ' ');
    for (const payload of markup) expect(squeezed, payload).to.include(payload.replaceAll(/\s+/g, ' '));
    expect(text).to.not.match(/[^\P{C}\n\t]/u);
    await page.close();
  });

  it('would run, fetch and restyle nothing even if a name got through as markup', async () => {
    const reached: string[] = [];
    const server = createServer((request, response) => {
      reached.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const raw = `<script>document.title="ran"</script><img src="${elsewhere}/x.png" onerror="document.title='ran'"><style>body{display:none}</style><iframe src="${elsewhere}/"></iframe>`;
    await writeFiles(folder, { 'broken.html': accessHtml(viewOf(factsOf())).replace('<main>', `<main>${raw}`) });
    const { page, happened } = await shown('broken.html');
    expect(reached).to.deep.equal([]);
    expect(happened.filter((each) => /Content Security Policy/.test(each))).to.have.length.at.least(3);
    expect(await page.title()).to.equal('Access of billing');
    expect(await page.locator('h1').isVisible()).to.equal(true);
    await page.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('is readable in light and in dark', async () => {
    const colours = async (scheme: 'light' | 'dark'): Promise<readonly number[]> => {
      const { page } = await shown('thousands.html', scheme);
      const [ink = '', paper = ''] = await page.evaluate<string[]>('[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]');
      await page.close();
      return [ink, paper].map((colour) => (/\d+/g.exec(colour) ?? ['0']).map(Number)[0] ?? 0);
    };
    const [light, dark] = [await colours('light'), await colours('dark')];
    expect(light[1] ?? 0).to.be.above(200).and.above((light[0] ?? 0) + 150);
    expect(dark[0] ?? 0).to.be.above(200).and.above((dark[1] ?? 0) + 150);
  });

  it('is laid out for paper without cutting a table off', async () => {
    const { page } = await shown('hostile.html');
    await page.emulateMedia({ media: 'print' });
    // A4 across less its margins, at 96 pixels an inch.
    await page.setViewportSize({ width: 1031, height: 700 });
    const cut = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(cut).to.be.at.most(0);
    expect(await page.locator('nav').isVisible()).to.equal(false);
    await page.close();
  });

  it('can be used by keyboard and screen reader: one h1, headings in order, every table named and its headers scoped', async () => {
    const { page } = await shown('thousands.html');
    const levels = await page.evaluate<number[]>("[...document.querySelectorAll('h1, h2, h3')].map((heading) => Number(heading.tagName.slice(1)))");
    expect(levels.filter((level) => level === 1)).to.have.length(1);
    expect(levels.every((level, index) => index === 0 || level <= (levels[index - 1] ?? 0) + 1)).to.equal(true);
    expect(await page.locator('table:not(:has(caption))').count()).to.equal(0);
    expect(await page.locator('th:not([scope])').count()).to.equal(0);
    expect(await page.locator('.scroll:not([tabindex="0"])').count()).to.equal(0);
    await page.getByRole('link', { name: 'Fields' }).click();
    expect(new URL(page.url()).hash).to.equal('#field');
    expect(await page.getByRole('row').count()).to.be.above(2000);
    await page.close();
  });
});
