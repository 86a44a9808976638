import { parse } from 'csv-parse/sync';
import { expect } from 'chai';
import { accessCsv } from '../../src/catalog/formats/access-csv/access-csv.ts';
import { cell } from '../../src/core/model/csv-cell.ts';
import { accessHtml } from '../../src/catalog/formats/access-html/access-html.ts';
import { asIs, html, textOf } from '../../src/core/model/html.ts';
import { accessJson } from '../../src/catalog/formats/access-json/access-json.ts';
import { accessTable } from '../../src/catalog/formats/access-table/access-table.ts';
import type { AccessView } from '../../src/core/model/access-view.ts';
import { effectiveAccess } from '../../src/core/model/effective-access.ts';
import { factsOf, grant, leastGrants, org, plainViewOf, user, viewOf } from '../support/access-facts.ts';
import { hostileLines, hostileNames } from '../support/hostile/names.ts';
import { formulas, markup } from '../support/hostile/reports.ts';

const hostile = [...hostileNames.filter((name) => name !== ''), ...hostileLines, ...formulas, ...markup];

/** A view in which every text that comes from the org is `text`. */
function viewFullOf(text: string): AccessView {
  const held = grant(text, { userPermissions: ['ViewSetup'], objects: { [text]: ['read'] }, fields: { [`${text}.${text}`]: ['read'] }, entities: ['1', '2', '3'] });
  const facts = factsOf([...leastGrants, held, { ...grant(text, { userPermissions: ['ViewSetup'] }), kind: 'permission-set-group', members: [held] }], {
    user: { ...user, name: text, username: text, profile: text, licence: text, permissionSetLicences: [text] },
    holdings: [{ name: text, label: text, kind: 'permission-set-group', effect: 'counts', members: [text], muted: [text] }],
    dormant: effectiveAccess([grant(text, { userPermissions: ['ManageUsers'] })]),
    entities: new Map([
      ['1', { area: 'app', app: 'connected app', name: text, surely: false }],
      ['2', { area: 'apex-class', name: text, surely: true }],
      ['3', { area: 'other-setup', name: text, surely: true }],
    ]),
    permissionLabels: new Map([['ViewSetup', text]]),
    tokens: [{ app: text, count: 1, lastUsed: null }],
    ranges: [{ start: text, end: text }],
    relaxations: [{ app: text, policy: text }],
    openApps: [text],
    unread: [{ part: 'login', said: text }],
  });
  return { ...viewOf(facts), org: { ...org, name: text, username: text } };
}

const many = Array.from({ length: 3000 }, (_, index) => `Contact.F${String(index).padStart(4, '0')}__c`);
const wide = viewOf(factsOf([...leastGrants, grant('Wide', { objects: { Contact: ['read'] }, fields: Object.fromEntries(many.map((field) => [field, ['read'] as const])) })]));

describe('the access view on a terminal', () => {
  it('begins with the sum in plain words and then names what differs', () => {
    const text = accessTable(viewOf(factsOf([...leastGrants, grant('Extra', { objects: { Case: ['read'] } })])));
    expect(text.replaceAll(/\s+/g, ' ')).to.match(/^What billing in environment production, billing@example\.com \(Billing Integration\) can really see and do in Acme \(00D000000000001AAA, production\): billing can read 1 object, /);
    expect(text).to.include('\nMore than the spec says (1)\n  Case: read\n      from permission set Extra\n');
    expect(text).to.match(/\n {2}Object +read +create .*\n {2}Case +MORE +- /);
  });

  it('says what is needed to read the rest', () => {
    const text = accessTable(viewOf(factsOf(leastGrants, { unread: [{ part: 'tokens' }] })));
    expect(text).to.include('\nNot known (1)\n').and.to.include('What could not be read\n  - The OAuth tokens of the user. It needs: Customize Application.');
  });

  it('has no difference lists where there is no spec', () => {
    expect(accessTable(plainViewOf(factsOf()))).to.not.match(/More than|missing \(/);
  });

  it('keeps to a screenful of names for thousands of fields, and says that there are more', () => {
    const lines = accessTable(wide).split('\n');
    expect(lines).to.have.length.below(300);
    expect(lines.join('\n')).to.include('and 2941 more; --format csv or html shows them all').and.to.match(/and 2940\s+more\n/);
  });

  it('holds no character that a terminal obeys, whatever the org is called', () => {
    for (const text of hostile) expect(accessTable(viewFullOf(text)), JSON.stringify(text)).to.not.match(/[^\P{C}\n]|[\p{Zl}\p{Zp}]/u);
  });
});

describe('the access view as CSV', () => {
  it('has one line per right, with whom and where it is about', () => {
    const [head, ...lines] = parse(accessCsv(viewOf(factsOf([...leastGrants, grant('Extra', { objects: { Case: ['viewAllRecords'] } })]))));
    expect(head).to.deep.equal(['Org', 'Integration', 'Username', 'Read at', 'Kind', 'Name', 'Label', 'Right', 'State', 'Comes from', 'Note']);
    expect(lines[0]).to.deep.equal(['00D000000000001AAA', 'billing', 'billing@example.com', '2026-11-21T10:00:00.000Z', 'Object', 'Case', '', 'view all records', 'excess', 'permission set Extra', '']);
    expect(lines).to.have.length(6);
    expect(parse(accessCsv(wide))).to.have.length(1 + wide.rows.length);
  });

  it('comes back as it was written, each line with as many cells, whatever the org is called', () => {
    for (const text of hostile) {
      const lines = parse(accessCsv(viewFullOf(text)), { relax_column_count: false });
      expect(lines.length, JSON.stringify(text)).to.equal(1 + viewFullOf(text).rows.length);
    }
  });

  it('has no cell that a spreadsheet would compute', () => {
    for (const text of formulas) {
      const [[shown = ''] = []] = parse(cell(text));
      expect(shown, JSON.stringify(text)).to.match(/^'/);
      expect(shown.slice(1)).to.not.match(/[\r\n\t]/);
      for (const line of parse(accessCsv(viewFullOf(text)))) for (const each of line) expect(each).to.not.match(/^[\s\u00A0\u3000"]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u);
    }
    expect(cell('Lead')).to.equal('"Lead"');
    expect(cell('a "b"')).to.equal('"a ""b"""');
  });
});

describe('the access view as JSON', () => {
  it('is the view itself, and nothing in it acts on a terminal', () => {
    for (const text of hostile) {
      const view = viewFullOf(text);
      const written = accessJson(view);
      expect(JSON.parse(written)).to.deep.equal(JSON.parse(JSON.stringify(view)));
      expect(written, JSON.stringify(text)).to.not.match(/[^\P{C}\n]|[\p{Zl}\p{Zp}]/u);
    }
  });
});

describe('the access view as HTML', () => {
  const page = accessHtml(viewOf(factsOf([...leastGrants, grant('Extra', { objects: { Case: ['read'] } })])));

  it('allows nothing but its own style sheet, and holds no script, link out or image', () => {
    expect(page).to.match(/<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;sha256-[A-Za-z0-9+/=]+&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;">/);
    expect(page).to.not.match(/<script|<img|<iframe|<form|javascript:|\son[a-z]+=|https?:\/\//i);
    expect([...page.matchAll(/href="([^"]*)"/g)].every(([, to]) => to?.startsWith('#'))).to.equal(true);
  });

  it('has headings, captions and scopes, and says states in words', () => {
    expect(page).to.match(/^<!DOCTYPE html>\n<html lang="en">/).and.to.include('<title>Access of billing</title>');
    expect([...page.matchAll(/<table>/g)].length).to.equal([...page.matchAll(/<caption>/g)].length).and.to.be.above(3);
    expect(page).to.not.match(/<th(?! scope=)[\s>]/);
    expect(page).to.include('more than the spec').and.to.include('as the spec says');
    for (const [, id] of page.matchAll(/href="#([^"]*)"/g)) expect(page).to.include(`id="${id ?? ''}"`);
  });

  it('shows hostile names as text', () => {
    const tags = new Set([...page.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, tag]) => tag));
    for (const text of hostile) {
      const full = accessHtml(viewFullOf(text));
      expect(new Set([...full.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, tag]) => tag)), JSON.stringify(text)).to.satisfy((found: Set<string>) => [...found].every((tag) => tags.has(tag)));
      expect(full.slice(full.indexOf('</style>')), JSON.stringify(text)).to.not.match(/[^\P{C}\n]|[\p{Zl}\p{Zp}]/u);
    }
  });

  it('takes a value only as content or in a quoted attribute', () => {
    const value = '"><b onclick=\'x\'>&`';
    const escaped = '&quot;&gt;&lt;b onclick=&#39;x&#39;&gt;&amp;&#96;';
    expect(textOf(html`<p class="${value}">${value}</p>`)).to.equal(`<p class="${escaped}">${escaped}</p>`);
    expect(textOf(html`<p>${[html`<b>${1}</b>`, '<']}${asIs('<hr>')}</p>`)).to.equal('<p><b>1</b>&lt;<hr></p>');
    expect(() => html`<p class=${value}>`).to.throw(/only in content or in a quoted attribute/);
    expect(() => html`<p ${value}>`).to.throw(/only in content/);
    expect(() => html`<${value}>`).to.throw(/only in content/);
    expect(() => html`<p class="a" id=${value}>`).to.throw(/only in content/);
  });

  it('holds thousands of fields', () => {
    const full = accessHtml(wide);
    expect([...full.matchAll(/<tr>/g)].length).to.be.above(3000);
    expect(full.length).to.be.below(4_000_000);
  });
});
