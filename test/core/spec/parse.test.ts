import { expect } from 'chai';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { parseDocument, stringify } from 'yaml';
import { defaultPolicy } from '../../../src/core/model/policy.ts';
import type { Spec } from '../../../src/core/model/spec.ts';
import { directions } from '../../../src/core/model/spec.ts';
import { parse, parsePolicy, parseSpec, parseTemplate } from '../../../src/core/spec/parse.ts';
import { mistakesOf, specText } from '../../support/spec-text.ts';

const example = (name: string): string => readFileSync(new URL(`../../../examples/${name}.yaml`, import.meta.url), 'utf8');

/** `|` in a text marks the place where a mistake is expected. */
function marked(text: string): { readonly text: string; readonly place: string } {
  const before = text.slice(0, text.indexOf('|')).split('\n');
  return { text: text.replace('|', ''), place: `x.yaml:${before.length}:${(before.at(-1) ?? '').length + 1}` };
}

const head = `apiVersion: integration-user/v1
name: billing
label: Billing
purpose: Invoices
vendor: Example
owner: { name: Ana, email: ana@example.com }
custodians: [bo@example.com]
mailbox: billing@example.com
`;
const tail = `environments: { production: { username: billing@example.com } }
network: { allow: [{ cidr: 203.0.113.0/24, source: x }] }
`;

const oneMistake: readonly { readonly title: string; readonly text: string; readonly key: string; readonly words: readonly string[] }[] = [
  { title: 'an unknown key', text: `${head}${tail}|shedule: daily\n`, key: 'file-unknown-key', words: ['shedule', 'Did you mean "schedule"?'] },
  { title: 'an unknown key deep inside', text: `${head}${tail}access:\n  objects:\n    Lead:\n      |recrods: all\n`, key: 'file-unknown-key', words: ['access.objects.Lead.recrods', 'Did you mean "records"?'] },
  {
    title: 'an unknown key that is like no other',
    text: `${head}${tail}credentials:\n  |zzzzzzzz: 1\n`,
    key: 'file-unknown-key',
    words: ['credentials.zzzzzzzz', 'Allowed here: rotateEveryDays, store, read.'],
  },
  { title: 'an unknown key in a list', text: `${head}${tail}aliases:\n  - app: Old\n    until: 2027-01-31\n    |untill: x\n`, key: 'file-unknown-key', words: ['aliases[1].untill', 'Did you mean "until"?'] },
  { title: 'a word that is not allowed', text: `${head}${tail}state: |activ\n`, key: 'file-not-allowed-value', words: ['state', '"activ"', 'Did you mean "active"?'] },
  { title: 'a direction that is not allowed', text: `${head}${tail}access: { objects: { Lead: { fields: { Email: |both } } } }\n`, key: 'file-not-allowed-value', words: ['access.objects.Lead.fields.Email', '"both"', 'Allowed here: inbound, outbound, two-way.'] },
  { title: 'another version', text: `${head.replace('integration-user/v1', '|integration-user/v2')}${tail}`, key: 'file-not-allowed-value', words: ['apiVersion', '"integration-user/v2"', 'Did you mean "integration-user/v1"?'] },
  { title: 'a number where text must be', text: `${head.replace('Billing', '|12')}${tail}`, key: 'file-wrong-type', words: ['label', 'text', '12', ' Put quotes around it.'] },
  { title: 'a text where a list must be', text: `${head.replace('[bo@example.com]', '|bo@example.com')}${tail}`, key: 'file-wrong-type', words: ['custodians', 'a list, one entry per line starting with "- "', '"bo@example.com"', ''] },
  { title: 'nothing where a group must be', text: `${head}${tail}|access:\n`, key: 'file-wrong-type', words: ['access', 'a group of keys', 'nothing', ''] },
  { title: 'a word where true or false must be', text: `${head}${tail}auth: { pkce: |off }\n`, key: 'file-wrong-type', words: ['auth.pkce', 'true or false', '"off"', ''] },
  { title: 'a broken number of days', text: `${head}${tail}credentials: { rotateEveryDays: |1.5 }\n`, key: 'file-wrong-type', words: ['credentials.rotateEveryDays', 'a whole number', '1.5', ''] },
  { title: 'too many days', text: `${head}${tail}credentials: { rotateEveryDays: |9999 }\n`, key: 'file-wrong-value', words: ['credentials.rotateEveryDays', '9999', 'at most 3650'] },
  { title: 'a key that is missing', text: `${head.replace('owner:', '|owner:').replace(', email: ana@example.com', '')}${tail}`, key: 'file-key-missing', words: ['owner.email', 'text'] },
  { title: 'a name with a hyphen', text: `${head.replace('billing', '|bill-ing')}${tail}`, key: 'file-wrong-value', words: ['name', '"bill-ing"', 'letters, digits and single underscores, starting with a letter'] },
  { title: 'a label that is too long', text: `${head.replace('Billing', `|${'x'.repeat(61)}`)}${tail}`, key: 'file-wrong-value', words: ['label', `"${'x'.repeat(61)}"`, 'at most 60 characters'] },
  { title: 'an e-mail address that is none', text: `${head.replace('[bo@example.com]', '[|bo]')}${tail}`, key: 'file-wrong-value', words: ['custodians[1]', '"bo"', 'an e-mail address'] },
  { title: 'a day that does not exist', text: `${head}reviewBy: |2027-02-30\n${tail}`, key: 'file-wrong-value', words: ['reviewBy', '"2027-02-30"', 'a date such as 2027-01-31'] },
  { title: 'an environment with a capital', text: `${head}${tail.replace('production', '|Production')}`, key: 'file-wrong-key', words: ['environments', '"Production"', 'a lower-case name such as production'] },
  { title: 'an empty allowlist', text: `${head}${tail.replace('[{ cidr: 203.0.113.0/24, source: x }]', '|[]')}`, key: 'file-wrong-value', words: ['network.allow', 'a list', 'at least 1 entry'] },
  { title: 'an entry with cidr and from', text: `${head}${tail.replace('{ cidr: 203.0.113.0/24', '|{ cidr: 203.0.113.0/24, from: 203.0.113.1, to: 203.0.113.2')}`, key: 'file-wrong-value', words: ['network.allow[1]', 'a group of keys', 'either cidr, or from and to'] },
  { title: 'an entry with from alone', text: `${head}${tail.replace('{ cidr: 203.0.113.0/24', '|{ from: 203.0.113.1')}`, key: 'file-wrong-value', words: ['network.allow[1]', 'a group of keys', 'a range with both from and to'] },
  { title: 'the same environment user twice', text: `${head}${tail.replace('billing@example.com } }', 'billing@example.com }, uat: { username: |BILLING@example.com } }')}`, key: 'spec-repeated', words: ['environments.uat.username', 'BILLING@example.com', 'environments.production.username'] },
  {
    title: 'the same org twice',
    text: `${head}${tail.replace('billing@example.com } }', 'a@example.com, orgId: 00D000000000001AAA }, uat: { username: b@example.com, orgId: |00D000000000001 } }')}`,
    key: 'spec-repeated',
    words: ['environments.uat.orgId', '00D000000000001', 'environments.production.orgId'],
  },
  { title: 'the same object in two spellings', text: `${head}${tail}access: { objects: { Lead: {}, |lead: {} } }\n`, key: 'spec-repeated', words: ['access.objects.lead', 'lead', 'access.objects.Lead'] },
  { title: 'the same field in two spellings', text: `${head}${tail}access: { objects: { Lead: { fields: { Email: inbound, |EMAIL: outbound } } } }\n`, key: 'spec-repeated', words: ['access.objects.Lead.fields.EMAIL', 'EMAIL', 'access.objects.Lead.fields.Email'] },
  { title: 'the same custodian twice', text: `${head.replace('[bo@example.com]', '[bo@example.com, |Bo@example.com]')}${tail}`, key: 'spec-repeated', words: ['custodians[2]', 'Bo@example.com', 'custodians[1]'] },
  { title: 'a flow without its callback', text: `${head}${tail}auth: { flow: |authorization-code }\n`, key: 'spec-callback-missing', words: [] },
  { title: 'a kept refresh token where there is none', text: `${head}${tail}auth: { |keepsRefreshToken: "it stores the first" }\n`, key: 'spec-refresh-token-unused', words: ['jwt-bearer'] },
  { title: 'a callback without https', text: `${head}${tail}auth: { callbackUrl: |"http://example.com/" }\n`, key: 'file-wrong-value', words: ['auth.callbackUrl', '"http://example.com/"', 'an https address'] },
];

describe('reading a spec', () => {
  for (const { title, text, key, words } of oneMistake) {
    it(`names the place and the remedy of ${title}`, () => {
      const { text: plain, place } = marked(text);
      expect(mistakesOf(() => parse(plain, 'x.yaml'))).to.deep.equal([[key, place, ...words]]);
    });

    it(`names the same place with Windows line ends and a byte order mark: ${title}`, () => {
      const { text: plain, place } = marked(text);
      const found = mistakesOf(() => parse(`\uFEFF${plain.replaceAll('\n', '\r\n')}`, 'x.yaml'));
      expect(found.map(([one, where]) => [one, where])).to.deep.equal([[key, place]]);
    });
  }

  it('says why an address is none, at the address', () => {
    const { text, place } = marked(`${head}${tail.replace('203.0.113.0/24', '|203.0.113.9/24')}`);
    const [found] = mistakesOf(() => parse(text, 'x.yaml'));
    expect(found?.slice(0, 3)).to.deep.equal(['spec-address', place, 'network.allow[1].cidr']);
    expect(found?.[3]).to.match(/203\.0\.113\.0\/24/);
  });

  it('names all mistakes at once, in the order of the file', () => {
    const text = `${head.replace('Billing', '12')}lable: x\n${tail.replace('203.0.113.0/24', '300.0.0.1')}state: gone\naccess: { objects: { Lead: {}, LEAD: {} } }\n`;
    expect(mistakesOf(() => parse(text, 'x.yaml')).map(([key]) => key)).to.deep.equal(['file-wrong-type', 'file-unknown-key', 'spec-address', 'file-not-allowed-value', 'spec-repeated']);
  });

  it('fills in the defaults', () => {
    const spec = parse(specText({ access: { objects: { Lead: {} } } }), 'x.yaml');
    expect(spec).to.deep.include({
      dataClass: 'internal',
      criticality: 'medium',
      state: 'active',
      auth: { app: 'external-client-app', flow: 'jwt-bearer', scopes: ['Api', 'RefreshToken'], pkce: true },
      identity: { licence: 'Salesforce Integration', locale: { timeZone: 'GMT', locale: 'en_US', language: 'en_US' } },
      credentials: { rotateEveryDays: 90, store: 'file' },
      aliases: [],
      exceptions: [],
    });
    expect(spec.network.allow[0]?.purpose).to.equal('run');
    expect(spec.access).to.deep.equal({ objects: { Lead: { records: 'shared', create: false, edit: false, delete: false, fields: {} } }, userPermissions: [], customPermissions: [], apexClasses: [] });
  });

  it('keeps text that YAML 1.1 would have changed', () => {
    const spec = parse(specText({}).replace('label: Billing', 'label: no').replace('Example Billing\n', '2026-01-01\n'), 'x.yaml');
    expect([spec.label, spec.vendor]).to.deep.equal(['no', '2026-01-01']);
  });

  it('lets allowlist entries overlap', () => {
    const allow = [{ cidr: '203.0.113.0/24', source: 'a' }, { from: '203.0.113.7', to: '203.0.113.9', source: 'b' }];
    expect(parse(specText({ network: { allow } }), 'x.yaml').network.allow).to.have.length(2);
  });

  it('knows the place of what the file does not write: the key of what is around it', () => {
    const { placeOf } = parseSpec(`${head}${tail}`, 'x.yaml');
    expect(placeOf(['network', 'allow', 0, 'until'])).to.deep.equal({ file: 'x.yaml', line: 10, column: 20 });
    expect(placeOf(['access', 'objects'])).to.deep.equal({ file: 'x.yaml', line: 1, column: 1 });
    expect(placeOf(['network'], 'key')).to.deep.equal({ file: 'x.yaml', line: 10, column: 1 });
  });

  for (const name of ['hubspot', 'warehouse']) {
    it(`takes the example ${name}`, () => expect(parse(example(name), `integrations/${name}.yaml`).name).to.equal(name));
  }
});

describe('reading a policy', () => {
  it('takes the example', () => expect(parsePolicy(example('policy'), 'policy.yaml').max.cidrV4).to.equal(24));

  it('fills in the defaults', () => expect(parsePolicy('apiVersion: integration-user/v1\n', 'p.yaml')).to.deep.equal(defaultPolicy));

  for (const [title, text, key] of [
    ['a restriction in two forms at once', 'restrictedFields: [{ pattern: "*.X", classification: Restricted }]', 'file-wrong-value'],
    ['a restriction in no form', 'restrictedFields: [{}]', 'file-wrong-value'],
    ['a restriction of a field without its object', 'restrictedFields: [{ field: X }]', 'file-wrong-value'],
    ['a pattern without an object', 'restrictedFields: [{ pattern: Salary }]', 'file-wrong-value'],
    ['more custodians at least than at most', 'custodians: { min: 9, max: 3 }', 'file-wrong-value'],
    ['a flow that does not exist', 'approved: { flows: [password] }', 'file-not-allowed-value'],
    ['no flow at all', 'approved: { flows: [] }', 'file-wrong-value'],
    ['a misspelt key', 'aproved: {}', 'file-unknown-key'],
    ['a severity that does not exist', 'severities: { NET-001: awful }', 'file-not-allowed-value'],
    ['a waiver without an end', 'waivers: [{ rule: NET-001, subject: x, owner: a@example.com, reason: x }]', 'file-key-missing'],
  ] as const) {
    it(`refuses ${title}`, () => {
      expect(mistakesOf(() => parsePolicy(`apiVersion: integration-user/v1\n${text}\n`, 'p.yaml')).map(([one]) => one)).to.include(key);
    });
  }
});

describe('reading a template of the project', () => {
  it('needs what a person must know of it, and fills in the rest', () => {
    const least = { apiVersion: 'integration-user/v1', id: 'erp', title: 'ERP', summary: 's', vendor: 'v', checkedOn: '2026-11-01', direction: 'inbound', appOwner: 'customer-app', vendorFlow: 'JWT', browserLogin: 'no', integrationLicence: { answer: 'yes', because: 'x' }, pkce: { answer: 'yes', because: 'x' }, network: { published: 'no' }, spec: {} };
    expect(parseTemplate(stringify(least), 't.yaml')).to.deep.include({ id: 'erp', confidence: 'C', confirm: [] });
    expect(mistakesOf(() => parseTemplate(stringify({ ...least, checkedOn: undefined }), 't.yaml'))).to.deep.equal([['file-key-missing', 't.yaml:1:1', 'checkedOn', 'text']]);
  });
});

const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,8}$/);
const plainText = fc.stringMatching(/^[A-Za-z0-9 :#'"&<>{}[\],!%@`*?|~-]{1,40}$/).filter((text) => text.trim() !== '');
const anySpec = fc.record({
  label: plainText,
  purpose: plainText,
  vendor: plainText,
  access: fc.record({
    objects: fc.dictionary(
      word.map((name) => `${name}__c`.toLowerCase().replace(/^./, (first) => first.toUpperCase())),
      fc.record({ records: fc.constantFrom('shared', 'all'), create: fc.boolean(), edit: fc.boolean(), delete: fc.boolean(), fields: fc.dictionary(word.map((name) => name.toLowerCase()), fc.constantFrom(...directions)) }),
    ),
  }),
  network: fc.record({ allow: fc.array(fc.record({ cidr: fc.ipV4().map((address) => `${address}/32`), source: plainText }), { minLength: 1, maxLength: 4 }) }),
});

describe('a spec written out', () => {
  it('reads back as the same spec, in block and in flow style', () => {
    fc.assert(
      fc.property(anySpec, (changes) => {
        const spec: Spec = parse(specText(changes), 'x.yaml');
        const document = parseDocument(stringify(spec, { collectionStyle: 'flow', aliasDuplicateObjects: false }));
        expect(parse(stringify(spec, { aliasDuplicateObjects: false }), 'x.yaml')).to.deep.equal(spec);
        expect(parse(document.toString(), 'x.yaml')).to.deep.equal(spec);
      }),
      { numRuns: 150 },
    );
  });
});
