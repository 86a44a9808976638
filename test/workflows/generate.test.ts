import { mkdtemp, readFile, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ComponentSet, MetadataConverter } from '@salesforce/source-deploy-retrieve';
import { expect } from 'chai';
import { all as templates } from '../../src/catalog/templates/index.ts';
import { readDocument } from '../../src/core/metadata/read-xml.ts';
import type { Clock, Files } from '../../src/core/model/ports.ts';
import type { Spec } from '../../src/core/model/spec.ts';
import { parse } from '../../src/core/spec/parse.ts';
import { openFiles } from '../../src/edges/files/files.ts';
import type { GenerateInput } from '../../src/workflows/generate.ts';
import { generate } from '../../src/workflows/generate.ts';
import { patternSpec } from '../../src/workflows/pattern-spec.ts';
import { exitCodes, Problem, Problems } from '../../src/problems.ts';
import { specWith } from '../contract/components-fakes.ts';

const root = join(import.meta.dirname, '../..');
const clock: Clock = { now: () => new Date('2026-11-21T12:00:00Z'), sleep: async () => undefined };
const project = { 'sfdx-project.json': '{"packageDirectories":[{"path":"a"},{"path":"./force-app/","default":true}]}' };

function memory(initial: Readonly<Record<string, string>> = project): Files & { readonly all: Map<string, string>; writes: number } {
  const all = new Map(Object.entries(initial));
  const files = {
    all,
    writes: 0,
    read: async (path: string) => all.get(path),
    write: async (path: string, content: string) => {
      files.writes += 1;
      all.set(path, content);
    },
    list: async (folder: string) => [...all.keys()].filter((path) => path.startsWith(`${folder}/`)).toSorted(),
  };
  return files;
}

const run = (files: Files, input: Partial<GenerateInput> & { spec: Spec }) => generate({ files, clock }, { force: false, ...input });
const actions = (result: Awaited<ReturnType<typeof run>>): readonly string[] => result.files.map(({ action }) => action);
const spec = specWith();
const permissionSet = 'force-app/main/default/permissionsets/hubspot_Integration.permissionset-meta.xml';

async function refusal(work: Promise<unknown>): Promise<Problem> {
  const failure: unknown = await work.catch((error: unknown) => error);
  if (!(failure instanceof Problem)) throw new Error(`no Problem: ${String(failure)}`);
  return failure;
}

describe('generate', () => {
  it('writes source into the default package directory, and changes nothing the second time', async () => {
    const files = memory();
    const first = await run(files, { spec });
    expect(first.files).to.have.length(7);
    expect(new Set(actions(first))).to.deep.equal(new Set(['written']));
    expect(first.files.every(({ path }) => path.startsWith('force-app/main/default/'))).to.equal(true);
    const before = new Map(files.all);
    files.writes = 0;
    const second = await run(files, { spec });
    expect([second.changed, files.writes]).to.deep.equal([false, 0]);
    expect(files.all).to.deep.equal(before);
  });

  it('gives the same bytes for the same spec, wherever it is written', async () => {
    const [one, other] = [memory(), memory()];
    await run(one, { spec, outputDir: './out\\here/' });
    await run(other, { spec: specWith(), outputDir: 'out/here' });
    expect([...one.all]).to.deep.equal([...other.all]);
  });

  it('updates its own files when the spec changes, line ends of a checkout aside', async () => {
    const files = memory();
    await run(files, { spec });
    files.all.set(permissionSet, (files.all.get(permissionSet) ?? '').replaceAll('\n', '\r\n'));
    const result = await run(files, { spec: specWith({ access: { objects: { Account: {} } } }) });
    expect(result.files.filter(({ action }) => action !== 'unchanged')).to.deep.equal([{ path: permissionSet, action: 'updated' }]);
    expect(files.all.get(permissionSet)).to.include('<object>Account</object>').and.not.include('\r');
  });

  it('writes nothing at all where someone edited a file, and shows the difference', async () => {
    const files = memory();
    await run(files, { spec });
    files.all.set(permissionSet, (files.all.get(permissionSet) ?? '').replace('<editable>false<', '<editable>true<'));
    const before = new Map(files.all);
    const result = await run(files, { spec: specWith({ label: 'Other' }) });
    expect([result.refused, result.changed]).to.deep.equal([true, false]);
    expect(files.all).to.deep.equal(before);
    expect(result.files.find(({ path }) => path === permissionSet)?.diff).to.include('-        <editable>true</editable>\n+        <editable>false</editable>');
  });

  it('overwrites an edit with force, still showing what it was', async () => {
    const files = memory();
    await run(files, { spec });
    const original = files.all.get(permissionSet);
    files.all.set(permissionSet, `${original ?? ''}<!-- mine -->\n`);
    const result = await run(files, { spec, force: true });
    expect(result.files.find(({ action }) => action === 'overwritten')?.diff).to.include('-<!-- mine -->');
    expect(files.all.get(permissionSet)).to.equal(original);
  });

  it('takes a file that was there before it for an edited one', async () => {
    const files = memory({ ...project, [permissionSet]: '<PermissionSet/>' });
    expect((await run(files, { spec })).refused).to.equal(true);
  });

  it('names files that are no longer part of the integration, and leaves them', async () => {
    const files = memory();
    await run(files, { spec });
    const moved = specWith({ auth: { app: 'connected-app' } });
    expect(actions(await run(files, { spec: moved })).filter((action) => action === 'left-over')).to.have.length(5);
    expect(actions(await run(files, { spec: moved })).filter((action) => action === 'left-over')).to.have.length(5);
    expect(files.all.has('force-app/main/default/externalClientApps/hubspot_Integration.eca-meta.xml')).to.equal(true);
  });

  it('leaves out what the project declares as required or master-detail, and reads the master', async () => {
    const folder = 'a/main/default/objects/Line__c/fields';
    const field = (type: string, more = ''): string => `<?xml version="1.0"?><CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><type>${type}</type>${more}</CustomField>`;
    const files = memory({
      ...project,
      [`${folder}/Order__c.field-meta.xml`]: field('MasterDetail', '<referenceTo>Order__c</referenceTo>'),
      [`${folder}/Sku__c.field-meta.xml`]: field('Text', '<required>true</required>'),
      [`${folder}/Total__c.field-meta.xml`]: field('Currency', '<formula>1</formula>'),
    });
    const result = await run(files, { spec: specWith({ access: { objects: { Line__c: { edit: true, fields: { Order__c: 'two-way', Sku__c: 'two-way', Total__c: 'outbound', New__c: 'inbound' } } } } }) });
    const xml = files.all.get(permissionSet) ?? '';
    expect(xml).to.include('Line__c.Total__c').and.include('Line__c.New__c').and.include('<object>Order__c</object>').and.not.include('Line__c.Sku__c').and.not.include('Line__c.Order__c');
    expect(result.notes.join('\n')).to.include('Line__c.New__c is not known here');
    files.all.set(`${folder}/Sku__c.field-meta.xml`, '<oops');
    expect((await refusal(run(files, { spec: specWith({ access: { objects: { Line__c: {} } } }) }))).key).to.equal('source-field-unreadable');
  });

  it('refuses what the platform cannot keep, and what the policy forbids', async () => {
    const broken = specWith({ access: { objects: { Lead: { create: true, fields: { LastName: 'outbound' } } } } });
    const problem = await refusal(run(memory(), { spec: broken }));
    expect([problem.key, problem.exit, problem instanceof Problems && problem.all[0]?.key]).to.deep.equal(['spec-cannot-be-kept', exitCodes.wrongUse, 'outbound-cannot-be-kept']);
    const wide = specWith({ network: { allow: [{ cidr: '10.0.0.0/8', source: 'everything' }] } });
    expect((await refusal(run(memory(), { spec: wide }))).key).to.equal('policy-broken');
  });

  it('leaves out addresses that have ended and says so, and refuses where none is left', async () => {
    const allow = [{ cidr: '203.0.113.0/24', source: 'vendor' }, { cidr: '192.0.2.5/32', source: 'our CI', until: '2026-11-20' }, { cidr: '192.0.2.6/32', source: 'today still counts', until: '2026-11-21' }];
    const files = memory();
    const result = await run(files, { spec: specWith({ network: { allow } }) });
    const profile = files.all.get('force-app/main/default/profiles/hubspot_Integration.profile-meta.xml');
    expect(profile).to.include('203.0.113.0').and.include('192.0.2.6').and.not.include('192.0.2.5');
    expect(result.notes).to.deep.include('network.allow[2] (our CI) ended on 2026-11-20: nobody is let in by it any more.');
    const over = await refusal(run(memory(), { spec: specWith({ network: { allow: [{ ...allow[0], until: '2026-01-01' }] } }) }));
    expect([over.key, over.exit]).to.deep.equal(['allowlist-ended', exitCodes.wrongUse]);
  });

  it('says what of the policy only an org can judge', async () => {
    const files = memory({ ...project, 'integrations/policy.yaml': 'apiVersion: integration-user/v1\nrestrictedFields: [{ classification: Restricted }]\n' });
    const { notes } = await run(files, { spec: specWith({ access: { objects: { Lead: { fields: { Email: 'outbound' } } } } }) });
    expect(notes.join('\n')).to.match(/classified as Restricted.*seen when the org is asked/);
  });

  it('takes the project itself for a package directory, however that is written, and looks for fields in it', async () => {
    for (const path of ['./', '.', '.\\', 'force-app/..']) {
      const folder = await mkdtemp(join(tmpdir(), 'generate-'));
      const fields = join(folder, 'main/default/objects/Lead/fields');
      await mkdir(fields, { recursive: true });
      await writeFile(join(folder, 'sfdx-project.json'), JSON.stringify({ packageDirectories: [{ path }] }));
      await writeFile(join(fields, 'Score__c.field-meta.xml'), '<?xml version="1.0"?><CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><type>Number</type></CustomField>');
      await mkdir(join(folder, 'node_modules/objects/Lead/fields'), { recursive: true });
      await writeFile(join(folder, 'node_modules/objects/Lead/fields/Score__c.field-meta.xml'), '<oops');
      const result = await run(openFiles(folder), { spec: specWith({ access: { objects: { Lead: { fields: { Score__c: 'outbound' } } } } }) });
      expect(result.files.map((file) => file.path), path).to.include('main/default/profiles/hubspot_Integration.profile-meta.xml');
      expect(result.notes, path).to.deep.equal([]);
      const beside = await run(openFiles(folder), { spec, outputDir: './' });
      expect(beside.files.map((file) => file.path)).to.include('profiles/hubspot_Integration.profile-meta.xml');
      await rm(folder, { recursive: true });
    }
  });

  it('needs a package directory, and an index it can read', async () => {
    for (const text of [undefined, '{', '{}', '{"packageDirectories":[]}']) {
      expect((await refusal(run(memory(text === undefined ? {} : { 'sfdx-project.json': text }), { spec }))).key).to.equal('no-package-directory');
    }
    expect((await refusal(run(memory({ ...project, 'integrations/generated/hubspot.json': '[]x' }), { spec }))).key).to.equal('generated-index-unreadable');
  });

  it('writes what a template would grant, and nothing that needs an owner or a network', async () => {
    for (const template of templates) {
      const files = memory();
      const result = await run(files, { spec: patternSpec(template), pattern: true, outputDir: 'patterns' });
      expect(result.files.map(({ path }) => dirname(path)), template.id).to.deep.equal(['patterns/permissionsets']);
    }
  });

  it('holds no secret and no id of an org, for any kind of app and flow', async () => {
    for (const app of ['external-client-app', 'connected-app']) {
      for (const flow of ['jwt-bearer', 'client-credentials', 'authorization-code']) {
        const files = memory({ ...project, 'integrations/policy.yaml': `apiVersion: integration-user/v1\napproved: { flows: [${flow}] }\n` });
        await run(files, { spec: specWith({ auth: { app, flow, callbackUrl: 'https://vendor.example/back' } }) });
        for (const [path, text] of files.all) {
          if (path.endsWith('.xml')) expect(text, path).not.to.match(/consumerKey>|consumerSecret>|certificate>|orgScopedExternalApp|oauthLink|clientCredentialsFlowUser|oauthClientCredentialUser|00D/);
        }
      }
    }
  });

  it('made force-app/example from examples/hubspot.yaml, as it will in many years', async () => {
    const example = parse(await readFile(join(root, 'examples/hubspot.yaml'), 'utf8'), 'examples/hubspot.yaml');
    const files = memory();
    const later: Clock = { ...clock, now: () => new Date('2080-01-01T00:00:00Z') };
    const { files: made } = await generate({ files, clock: later }, { spec: example, outputDir: 'force-app/example/main/default', force: false });
    expect(made).to.have.length(7);
    for (const { path } of made) expect((await readFile(join(root, path), 'utf8')).replaceAll('\r\n', '\n'), path).to.equal(files.all.get(path));
  });
});

describe('generated source', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'generate-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  for (const app of ['external-client-app', 'connected-app'] as const) {
    it(`is found by the registry of the Salesforce CLI, and survives the way to MDAPI and back: ${app}`, async function () {
      this.timeout(60000);
      const files = memory();
      const { files: made } = await run(files, { spec: specWith({ auth: { app } }), outputDir: 'src' });
      const home = join(folder, app);
      for (const { path } of made) {
        await mkdir(dirname(join(home, path)), { recursive: true });
        await writeFile(join(home, path), files.all.get(path) ?? '');
      }
      const found = ComponentSet.fromSource(join(home, 'src'));
      const components = found.getSourceComponents().toArray();
      expect(components.map(({ type, fullName }) => `${type.name} ${fullName}`).toSorted()).to.deep.equal(
        made.map(({ path }) => `${readDocument(files.all.get(path) ?? '').root} ${path.split('/').at(-1)?.split('.')[0] ?? ''}`).toSorted(),
      );
      const converter = new MetadataConverter();
      const metadata = await converter.convert(found, 'metadata', { type: 'directory', outputDirectory: home, packageName: 'mdapi', genUniqueDir: false });
      const back = await converter.convert(ComponentSet.fromSource(metadata.packagePath ?? ''), 'source', { type: 'directory', outputDirectory: home, packageName: 'back', genUniqueDir: false });
      const returned = ComponentSet.fromSource(back.packagePath ?? '').getSourceComponents().toArray();
      expect(returned).to.have.length(components.length);
      for (const component of returned) {
        const original = components.find(({ type, fullName }) => type.name === component.type.name && fullName === component.fullName);
        const text = (path: string | undefined): Promise<string> => readFile(path ?? '', 'utf8');
        expect(readDocument(await text(component.xml)), component.fullName).to.deep.equal(readDocument(await text(original?.xml)));
      }
    });
  }
});
