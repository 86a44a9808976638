import { expect } from 'chai';
import { all as methods } from '../../src/catalog/auth-methods/index.ts';
import { handoverSheet } from '../../src/catalog/formats/handover-sheet/handover-sheet.ts';
import { all as templates } from '../../src/catalog/templates/index.ts';
import { handoverOf, type Handover, type HandoverFacts } from '../../src/core/model/handover.ts';
import { componentNames } from '../../src/core/model/names.ts';
import type { StoredCredential } from '../../src/core/model/ports.ts';
import { forVendor } from '../../src/core/model/vendor-handover.ts';
import { specSchema, type Spec } from '../../src/core/model/spec.ts';
import { leastSpec } from '../support/spec-text.ts';

type Flow = Spec['auth']['flow'];
const consumerKey = 'CANARY'.repeat(10);
const stored = (flow: Flow): StoredCredential => ({
  consumerKey,
  flow,
  store: 'file',
  createdAt: '2026-11-22T10:00:00.000Z',
  ...(flow === 'jwt-bearer' ? { certificate: 'MIIB', fingerprint: 'AB:CD:EF', expiresAt: '2027-01-01T00:00:00.000Z' } : {}),
});
const network = {
  allow: [
    { cidr: '203.0.113.0/24', source: 'Example Billing egress' },
    { cidr: '198.51.100.7/32', source: 'office', purpose: 'connect', until: '2027-01-31' },
    { cidr: '192.0.2.5/32', source: 'our CI', purpose: 'verify' },
  ],
};

interface Choice {
  readonly flow?: Flow;
  readonly template?: string;
  readonly spec?: object;
  readonly facts?: Partial<HandoverFacts>;
  readonly org?: object;
}

function handed({ flow = 'jwt-bearer', template, spec: changes, facts, org }: Choice = {}): Handover {
  const auth = { flow, callbackUrl: 'https://vendor.example/back' };
  const access = { objects: { Lead: { edit: true, fields: { Email: 'two-way', Title: 'inbound' } } } };
  const spec = specSchema.parse({ ...leastSpec, auth, network, access, ...changes });
  const target = {
    spec,
    names: componentNames(spec.name),
    org: { orgId: '00D000000000001AAA', name: 'Acme', isSandbox: false, edition: '', instanceUrl: 'https://acme.my.salesforce.com', username: 'admin@example.com', userId: '005', loopback: false, ...org },
    environment: 'production',
    username: spec.environments['production']?.username ?? '',
    allow: spec.network.allow,
    store: { kind: 'file' } as const,
  };
  return handoverOf({
    target,
    method: methods.find(({ id }) => id === flow)!,
    stored: stored(flow),
    kept: '~/.sf/integration-user/keys/00D000000000001AAA/billing',
    template: templates.find(({ id }) => id === template),
    targetOrg: 'prod',
    ...facts,
  });
}
const vendor = (choice?: Choice): string => handoverSheet(handed(choice), 'vendor');
const team = (choice?: Choice): string => handoverSheet(handed(choice), 'team');

describe('the sheet for a vendor', () => {
  it('says what to enter, for each way of logging in', () => {
    const lines: Readonly<Record<Flow, readonly string[]>> = {
      'jwt-bearer': ['- **Audience (aud):** `https://login.salesforce.com`', '- **Token endpoint:** `https://acme.my.salesforce.com/services/oauth2/token`', '- **Private key:** comes to you separately', '- **Certificate, SHA-256:** `AB:CD:EF`', '- **Certificate ends on:** 2027-01-01'],
      'client-credentials': ['- **Consumer secret (client\\_secret):** comes to you separately', '- **Runs as:** `billing@example.com`'],
      'authorization-code': ['- **Callback address (redirect\\_uri):** `https://vendor.example/back`', '- **PKCE:** `required`', '- **Consumer key and secret:** entered by our administrator'],
    };
    for (const [flow, expected] of Object.entries(lines)) {
      const sheet = vendor({ flow: flow as Flow });
      for (const line of ['- **Kind of org:** production', '- **Login URL (My Domain):** `https://acme.my.salesforce.com`', '- **Salesforce user:** `billing@example.com`', ...expected]) expect(sheet, flow).to.include(line);
      expect(sheet).to.include('- **Scopes:** api (Api), refresh\\_token (RefreshToken)');
    }
  });

  it('names the addresses to call from, and not those of our own tests', () => {
    expect(vendor()).to.include('- `203.0.113.0 to 203.0.113.255` (Example Billing egress)\n- `198.51.100.7` (office), only while connecting, until 2027-01-31\n').and.not.include('192.0.2.5');
  });

  it('says what the user may do, and when the credential changes', () => {
    expect(vendor()).to.include('- Lead: read, edit; fields Email, Title');
    expect(vendor(), 'the certificate ends before the credential is old').to.include('Replaced by:** 2027-01-01 at the latest');
    expect(vendor({ flow: 'client-credentials' })).to.include('Replaced by:** 2027-02-20 at the latest');
    const environments = { production: { username: 'billing@example.com', credentials: { rotateEveryDays: 10 } } };
    expect(vendor({ spec: { environments } })).to.include('Replaced by:** 2026-12-02');
    const fields = Object.fromEntries(Array.from({ length: 33 }, (_, index) => [`F${index}__c`, 'outbound']));
    expect(vendor({ spec: { access: { objects: { Lead: { fields } } } } })).to.match(/F29\\?_+c, and 3 more|, and 3 more/);
  });

  it('holds no person’s address, no command, no place of ours, no key and no policy', () => {
    for (const flow of ['jwt-bearer', 'client-credentials', 'authorization-code'] as const) {
      const sheet = vendor({ flow, template: 'custom' });
      for (const ours of ['ana@example.com', 'bo@example.com', 'admin@example.com', 'sf integration-user', '.sf/', consumerKey, '00D000000000001AAA', 'custodian', 'our CI']) expect(sheet.toLowerCase(), flow).to.not.include(ours.toLowerCase());
      for (const ours of ['ana@example.com', 'bo@example.com', 'sf integration-user', '.sf/', consumerKey, 'our CI', 'admin@example.com']) expect(JSON.stringify(forVendor(handed({ flow, template: 'custom' }))), flow).to.not.include(ours);
      expect(sheet).to.include('Ana Ruiz answers for this integration.').and.include('- Write to `billing.integration@example.com`');
    }
  });

  it('gives nothing of our app to a tool that brings its own', () => {
    const sheet = vendor({ template: 'hubspot' });
    expect(sheet).to.include('- **App:** your own; you need no key of ours');
    for (const ours of ['Private key', 'Consumer key', 'Certificate', 'Audience', 'from memory']) expect(sheet).to.not.include(ours);
  });

  it('calls a sandbox a sandbox', () => {
    expect(vendor({ org: { isSandbox: true } })).to.include('- **Kind of org:** sandbox').and.include('https://test.salesforce.com');
    expect(vendor({ org: { loopback: true } })).to.include('- **Kind of org:** practice org');
  });
});

describe('the sheet for the team', () => {
  it('says how to get each secret, how to prove the login, and whom to call', () => {
    const sheet = team();
    for (const part of ['private-key', 'certificate', 'consumer-key']) expect(sheet).to.match(new RegExp(`\`sf integration-user credential show --name billing --target-org prod --environment production --part ${part} --output-file \\.\\./billing-${part}(\\.pem)?\``));
    expect(sheet).to.include('`sf integration-user verify --name billing --target-org prod --environment production`');
    expect(sheet).to.include('- **Owner:** Ana Ruiz, `ana@example.com`\n- **Custodian:** `bo@example.com`');
    expect(sheet).to.include('- `192.0.2.5` (verify): our CI');
    expect(sheet).to.include('- **Replace it by:** 2027-01-01').and.not.include(consumerKey);
  });

  it('has the pattern’s own questions and warnings', () => {
    const sheet = team({ template: 'hubspot' });
    expect(sheet).to.include('- [ ] The addresses HubSpot calls from.');
    expect(sheet).to.include('- [ ] Somebody logs in once in a browser as `billing@example.com` while connecting: from `198.51.100.7`.');
    expect(sheet).to.include('- E-mail is the key that HubSpot matches contacts on.');
    expect(sheet).to.include('Nothing of billing\\_Integration goes to the vendor.').and.not.include('credential show');
  });

  it('says so where nothing is made yet, or the secret is elsewhere', () => {
    expect(team({ facts: { stored: undefined } })).to.include('There is no credential on this machine yet');
    const put = { written: 'op put {name}', argv: ['op', 'put', 'billing'], approved: true };
    const elsewhere = handed();
    expect(elsewhere.credential?.kept).to.include('kept in a file that only you can read');
    const facts = { stored: { ...stored('jwt-bearer'), store: 'command' as const }, target: { ...targetOf(), store: { kind: 'command' as const, put } } };
    expect(team({ facts })).to.include('given on stdin to: op put billing');
    expect(team({ flow: 'authorization-code' })).to.include('copy both straight into the vendor').and.not.include('credential show');
  });

  const targetOf = (): HandoverFacts['target'] => {
    const spec = specSchema.parse({ ...leastSpec });
    return { spec, names: componentNames(spec.name), org: { orgId: '00D', name: 'Acme', isSandbox: false, edition: '', instanceUrl: 'https://acme.my.salesforce.com', username: 'a@example.com', userId: '005', loopback: false }, environment: 'production', username: 'billing@example.com', allow: spec.network.allow };
  };
});

describe('hostile names in a sheet', () => {
  const hostile = ['<img src=x onerror=alert(1)>', '[click](javascript:alert(1))', '`code` ``` **bold** _em_', 'a | b', '# heading', '1. list', '![x](http://evil.example/x.png)', '@everyone #1 https://evil.example www.evil.example', '&lt;script&gt;', '~~gone~~ \\', '$x^2$'];
  const odd = 'A\u202eB\u0007C\nD\u2028E\u001b[31m';

  /** What a Markdown reader could take for more than text: code spans and this sheet's own marks taken away. */
  const active = (sheet: string): string =>
    sheet
      .replaceAll(/(`+)[^`]+?(?:`+[^`]+?)*?\1(?!`)/g, '')
      .replaceAll(/^(?:#{1,2} |- \[ \] |- (?:\*\*[^*\n]+:\*\*)?)/gm, '')
      .replaceAll(/\\[_~]|&#\d+;/g, '·');

  for (const text of [...hostile, odd]) {
    it(`says ${JSON.stringify(text)} and does nothing`, () => {
      const owner = { name: text, email: 'ana@example.com' };
      const spec = { label: 'Billing', owner: leastSpec.owner };
      const changed = handed({ spec, org: { name: text } });
      const template = { title: text, vendorFlow: text, browserLogin: 'yes' as const, asked: { permissions: [text], scopes: text }, confirm: [text], notes: [text], network: { published: 'no' as const } };
      const whole: Handover = { ...changed, label: text, purpose: text, vendor: text, people: { ...changed.people, owner }, pattern: template, addresses: changed.addresses.map((each) => ({ ...each, source: text })) };
      for (const audience of ['vendor', 'team'] as const) {
        const sheet = handoverSheet(whole, audience);
        const left = active(sheet);
        expect(left, left).to.not.match(/[<>|`*[\]~$^]|\\|_|https?:\/\/|www\.|@\w|#\d/);
        expect(sheet).to.not.match(/[^\P{C}\n]/u).and.not.match(/[\u2028\u2029]/);
        expect(sheet.split('\n').filter((line) => line.startsWith('# '))).to.have.length(1);
      }
    });
  }

  it('copies values as they are, whatever they hold', () => {
    const changed = handed();
    const sheet = handoverSheet({ ...changed, username: 'a`b``c@example.com', people: { ...changed.people, mailbox: '`x`@example.com' } }, 'vendor');
    expect(sheet).to.include('- **Salesforce user:** ``` a`b``c@example.com ```').and.include('Write to `` `x`@example.com ``');
  });
});
