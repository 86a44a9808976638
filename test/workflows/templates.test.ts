import { expect } from 'chai';
import { stringify } from 'yaml';
import { all } from '../../src/catalog/templates/index.ts';
import { templateWords } from '../../src/catalog/formats/template-words/template-words.ts';
import type { SpecInput } from '../../src/core/model/spec.ts';
import { checkAgainstPolicy } from '../../src/core/spec/against-policy.ts';
import { checkAgainstTemplate } from '../../src/core/spec/against-template.ts';
import { defaultPolicy } from '../../src/core/model/policy.ts';
import { parse, parseSpec } from '../../src/core/spec/parse.ts';
import { Problem, Problems } from '../../src/problems.ts';
import { listTemplates } from '../../src/workflows/list-templates.ts';
import type { SpecAnswers } from '../../src/workflows/new-spec.ts';
import { newSpec } from '../../src/workflows/new-spec.ts';
import { showTemplate } from '../../src/workflows/show-template.ts';
import { findTemplate } from '../../src/workflows/template-catalogue.ts';
import { hostileLines, hostileNames } from '../support/hostile/names.ts';
import { projectFiles } from '../support/project-files.ts';
import { mistakesOf, specText } from '../support/spec-text.ts';

const own = {
  apiVersion: 'integration-user/v1',
  id: 'erp',
  title: 'Our ERP',
  summary: 'Orders into Salesforce',
  vendor: 'Example ERP',
  checkedOn: '2026-11-01',
  direction: 'inbound',
  appOwner: 'customer-app',
  vendorFlow: 'JWT bearer',
  browserLogin: 'no',
  integrationLicence: { answer: 'yes', because: 'we tried it' },
  pkce: { answer: 'yes', because: 'JWT bearer' },
  never: { rights: ['delete'], userPermissions: ['ModifyAllData'] },
  network: { published: 'no' },
  spec: { access: { objects: { Order: { create: true, fields: { Description: 'inbound' } } } } },
};
const withOwn = (changes: object = {}, file = 'erp'): ReturnType<typeof projectFiles> => projectFiles({ [`integrations/templates/${file}.yaml`]: stringify({ ...own, ...changes }) });

const failure = async (work: Promise<unknown>): Promise<unknown> => work.then(() => undefined, (error: unknown) => error);

const answers: SpecAnswers = {
  name: 'hub_spot',
  purpose: 'Leads: "two-way" # always',
  owner: { name: 'Ana Ruiz', email: 'ana@example.com' },
  custodians: ['bo@example.com', 'chi@example.com', 'dao@example.com'],
  mailbox: 'hub.integration@example.com',
  username: 'hub.integration@example.com',
  allow: [{ cidr: '203.0.113.0/24', source: 'x' }],
};

describe('listing templates', () => {
  it('shows the shipped ones, by id, outside a project', async () => {
    const rows = await listTemplates({ files: undefined });
    expect(rows.map(({ id }) => id)).to.deep.equal(all.map(({ id }) => id).toSorted());
    expect(rows.find(({ id }) => id === 'hubspot')).to.include({ vendor: 'HubSpot', flow: 'jwt-bearer', origin: 'shipped', confidence: 'B' });
  });

  it('adds the project\'s own', async () => {
    const rows = await listTemplates({ files: withOwn() });
    expect(rows).to.have.length(all.length + 1);
    expect(rows.find(({ id }) => id === 'erp')).to.include({ origin: 'project', title: 'Our ERP', confidence: 'C' });
  });

  it('puts the project\'s word before ours', async () => {
    const rows = await listTemplates({ files: withOwn({ id: 'hubspot' }, 'hubspot') });
    expect(rows.filter(({ id }) => id === 'hubspot').map(({ origin, title }) => [origin, title])).to.deep.equal([['project', 'Our ERP']]);
  });

  it('names the mistakes of a template of the project with their places', async () => {
    const error = await failure(listTemplates({ files: withOwn({ direction: 'sideways' }) }));
    expect(error).to.be.instanceOf(Problems).and.include({ exit: 2 });
    expect((error as Problems).all[0]?.tokens[0]).to.match(/^integrations\/templates\/erp\.yaml:\d+:\d+$/);
  });

  it('refuses a template that breaks its own rules, at the place', async () => {
    const spec = { auth: { flow: 'authorization-code' }, access: { objects: { Order: { delete: true } } } };
    const error = await failure(listTemplates({ files: withOwn({ spec }) }));
    expect((error as Problems).all.map(({ key, tokens }) => [key, tokens[1]])).to.deep.equal([['spec-callback-missing', undefined], ['template-never', 'spec.access.objects.Order.delete']]);
  });

  it('wants a template\'s file to be named after its id', async () => {
    expect(await failure(listTemplates({ files: withOwn({}, 'other') }))).to.include({ key: 'template-file-name', exit: 2 });
  });
});

describe('showing a template', () => {
  it('says what it would grant', async () => {
    const { grants, origin } = await showTemplate({ files: withOwn() }, { id: 'erp' });
    expect(origin).to.equal('project');
    expect(grants).to.deep.equal([{ object: 'Order', rights: 'read, create', records: 'shared', writes: ['Description'], reads: ['Description'] }]);
  });

  for (const { id } of all) {
    it(`has words for everything in ${id}`, async () => {
      const { template, grants } = await showTemplate({ files: undefined }, { id });
      const words = templateWords(template, grants);
      for (const text of [...template.confirm, ...template.notes, ...template.asked.permissions, ...template.never.userPermissions, ...Object.keys(template.spec.access.objects)]) expect(words).to.include(text);
      expect(words).to.not.match(/undefined|\[object/);
    });
  }

  it('offers the nearest id for one that is not there', async () => {
    const error = await failure(findTemplate(undefined, 'hubspt'));
    expect(error).to.be.instanceOf(Problem).and.include({ key: 'template-unknown', exit: 2 });
    expect((error as Problem).tokens).to.deep.equal(['"hubspt"', 'Did you mean "hubspot"?']);
  });

  it('shows a hostile id without obeying it', async () => {
    const error = await failure(findTemplate(undefined, '\u001B[31m../x'));
    expect((error as Problem).tokens[0]).to.equal('"\\u{1b}[31m../x"');
  });
});

describe('a new spec', () => {
  it('holds the answers, what the template grants, and comments for the next reader', async () => {
    const { template } = await findTemplate(undefined, 'hubspot');
    const text = newSpec(template, { ...answers, label: 'HubSpot EU', orgId: '00D000000000001AAA', environment: 'uat', reviewBy: '2027-03-31' });
    const spec = parse(text, 'x.yaml');
    expect(spec).to.deep.include({ name: 'hub_spot', label: 'HubSpot EU', purpose: answers.purpose, template: 'hubspot', vendor: 'HubSpot', reviewBy: '2027-03-31', access: template.spec.access });
    expect(spec.environments).to.deep.equal({ uat: { username: answers.username, orgId: '00D000000000001AAA' } });
    expect(text.startsWith('# yaml-language-server: $schema=schemas/spec.schema.json\n')).to.equal(true);
    for (const question of template.confirm) expect(text).to.include(`# - ${question}`);
  });

  it('is called after its name where no label was given', async () => {
    const { template } = await findTemplate(undefined, 'custom');
    expect(parse(newSpec(template, answers), 'x.yaml').label).to.equal('hub spot');
  });

  it('keeps the default policy, for the template custom', async () => {
    const { template } = await findTemplate(undefined, 'custom');
    expect(checkAgainstPolicy(parse(newSpec(template, answers), 'x.yaml'), defaultPolicy)).to.deep.equal([]);
  });

  it('is refused where an answer does not fit, with the answer named', async () => {
    const { template } = await findTemplate(undefined, 'custom');
    expect(mistakesOf(() => newSpec(template, { ...answers, mailbox: 'nobody' })).map(([key, , path]) => [key, path])).to.deep.equal([['file-wrong-value', 'mailbox']]);
  });

  it('never lets an answer out of its place', async () => {
    const { template } = await findTemplate(undefined, 'custom');
    for (const text of [...hostileNames, ...hostileLines, 'x\nstate: retired', '"}\naccess: {}', '*a', '&a b', '!!str x', '- x', '? x', '| x', '{ a: b }', "'", '"', ': ', '#', '%', '@', '`']) {
      const read = (): string => parse(newSpec(template, { ...answers, purpose: text }), 'x.yaml').purpose;
      let purpose: string;
      try {
        purpose = read();
      } catch (error) {
        expect(error).to.be.instanceOf(Problems);
        continue;
      }
      expect(purpose).to.equal(text.trim());
    }
  });
});

describe('a spec against its template', () => {
  const violations = async (id: string, access: SpecInput['access'], auth: SpecInput['auth'] = {}): Promise<readonly (readonly string[])[]> => {
    const { template } = await findTemplate(withOwn(), id);
    const { value, placeOf } = parseSpec(specText({ template: id, access, auth }), 'x.yaml');
    return checkAgainstTemplate(value, template, placeOf).map(({ key, tokens }) => [key, ...tokens.slice(1)]);
  };

  it('may not take what the template never allows', async () => {
    expect(await violations('erp', { objects: { Order: { delete: true } }, userPermissions: ['ModifyAllData'] })).to.deep.equal([
      ['template-never', 'access.userPermissions[1]', 'Our ERP'],
      ['template-never', 'access.objects.Order.delete', 'Our ERP'],
    ]);
    expect(await violations('ci-deployer', { objects: { Lead: { records: 'all', create: true, edit: true } } }, { scopes: ['Full'] })).to.have.length(4);
  });

  it('may take less, and more of what is not refused', async () => {
    expect(await violations('erp', { objects: { Lead: { create: true } } })).to.deep.equal([]);
  });
});
