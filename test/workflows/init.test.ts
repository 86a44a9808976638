import { expect } from 'chai';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultPolicy } from '../../src/core/model/policy.ts';
import { parsePolicy } from '../../src/core/spec/parse.ts';
import { openFiles } from '../../src/edges/files/files.ts';
import { Problem } from '../../src/problems.ts';
import { init } from '../../src/workflows/init.ts';
import { withSchemas } from '../../src/workflows/init/editor-settings.ts';
import { gitRules, withRules } from '../../src/workflows/init/ignore-rules.ts';
import { policyText } from '../../src/workflows/init/policy-text.ts';
import { projectFiles } from '../support/project-files.ts';

const project = { 'sfdx-project.json': '{}' };
const paths = [
  'integrations/policy.yaml',
  'integrations/schemas/spec.schema.json',
  'integrations/schemas/policy.schema.json',
  'integrations/schemas/template.schema.json',
  '.vscode/settings.json',
  '.gitignore',
  '.forceignore',
];

describe('init', () => {
  it('sets up an empty project', async () => {
    const files = projectFiles(project);
    const { steps, changed } = await init({ files });
    expect(steps).to.deep.equal(paths.map((path) => ({ path, action: 'created' })));
    expect(changed).to.equal(true);
    expect(parsePolicy(files.content('integrations/policy.yaml'), 'policy.yaml')).to.deep.equal(defaultPolicy);
    expect(files.content('.gitignore')).to.match(/^\.sf\/$/m).and.match(/^integrations\/\*\*\/\*\.key$/m);
    expect(files.content('.forceignore')).to.match(/^integrations\/\*\*$/m);
    expect(JSON.parse(files.content('.vscode/settings.json'))).to.have.property('yaml.schemas');
  });

  it('names schema files that it wrote', async () => {
    const files = projectFiles(project);
    await init({ files });
    const { 'yaml.schemas': schemas } = JSON.parse(files.content('.vscode/settings.json')) as { 'yaml.schemas': Record<string, string[]> };
    for (const path of Object.keys(schemas)) expect(JSON.parse(files.content(path.replace('./', '')))).to.have.property('$schema');
    expect(policyText).to.match(/^# yaml-language-server: \$schema=schemas\/policy\.schema\.json\n/);
  });

  it('changes nothing on a second run', async () => {
    const files = projectFiles(project);
    await init({ files });
    const before = files.all();
    const { steps, changed } = await init({ files });
    expect([...new Set(steps.map(({ action }) => action))]).to.deep.equal(['kept']);
    expect(changed).to.equal(false);
    expect(files.all()).to.deep.equal(before);
  });

  it('leaves what a person wrote as it is', async () => {
    const own = {
      ...project,
      'integrations/policy.yaml': 'apiVersion: integration-user/v1\n',
      'integrations/schemas/spec.schema.json': '{}\n',
      '.vscode/settings.json': '{\n  // mine\n  "a": [1, 2,],\n}\n',
      '.gitignore': 'node_modules\n.sf\n',
      '.forceignore': '**/jsconfig.json',
    };
    const files = projectFiles(own);
    const { steps } = await init({ files });
    expect(steps.map(({ action }) => action)).to.deep.equal(['kept', 'differs', 'created', 'created', 'extended', 'extended', 'extended']);
    expect(files.content('integrations/policy.yaml')).to.equal(own['integrations/policy.yaml']);
    expect(files.content('.vscode/settings.json')).to.include('// mine').and.include('"a": [1, 2,]');
    expect(files.content('.gitignore').startsWith(own['.gitignore'])).to.equal(true);
    expect(files.content('.gitignore')).to.not.match(/^\.sf\/$/m);
    expect(files.content('.forceignore').startsWith(`${own['.forceignore']}\n`)).to.equal(true);
  });

  it('says so where the editor settings cannot be understood', async () => {
    const files = projectFiles({ ...project, '.vscode/settings.json': '{ broken' });
    const { steps } = await init({ files });
    expect(steps.find(({ path }) => path === '.vscode/settings.json')?.action).to.equal('unclear');
    expect(files.content('.vscode/settings.json')).to.equal('{ broken');
  });

  it('refuses a folder that is no Salesforce project, and writes nothing there', async () => {
    const files = projectFiles({});
    const outcome = await init({ files }).catch((error: unknown) => error);
    expect(outcome).to.be.instanceOf(Problem).and.include({ key: 'not-a-project', exit: 2 });
    expect(files.all()).to.deep.equal({});
  });

  it('works on a real folder', async () => {
    const root = mkdtempSync(join(tmpdir(), 'integration-user-init-'));
    try {
      writeFileSync(join(root, 'sfdx-project.json'), '{}');
      expect((await init({ files: openFiles(root) })).changed).to.equal(true);
      expect(paths.filter((path) => !existsSync(join(root, path)))).to.deep.equal([]);
      expect((await init({ files: openFiles(root) })).changed).to.equal(false);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});

describe('editor settings', () => {
  const wanted = { './s.json': ['a/*.yaml', '!a/b.yaml'] };

  for (const [title, text, expected] of [
    ['no file', undefined, '{\n  "yaml.schemas": {\n    "./s.json": [\n      "a/*.yaml",\n      "!a/b.yaml"\n    ]\n  }\n}\n'],
    ['an empty group', '{}', '{\n  "yaml.schemas": { "./s.json": ["a/*.yaml", "!a/b.yaml"] }\n}'],
    ['settings with tabs', '{\n\t"x": 1\n}\n', '{\n\t"yaml.schemas": { "./s.json": ["a/*.yaml", "!a/b.yaml"] },\n\t"x": 1\n}\n'],
    ['schemas of others', '{\n  "yaml.schemas": {\n    "x": "y"\n  }\n}\n', '{\n  "yaml.schemas": {\n    "./s.json": ["a/*.yaml", "!a/b.yaml"],\n    "x": "y"\n  }\n}\n'],
    ['no schemas yet', '{ "yaml.schemas": {} }', '{ "yaml.schemas": {\n    "./s.json": ["a/*.yaml", "!a/b.yaml"]\n  } }'],
    ['a setting of the same name deeper inside', '{ "[yaml]": { "yaml.schemas": {} } }', '{\n  "yaml.schemas": { "./s.json": ["a/*.yaml", "!a/b.yaml"] }, "[yaml]": { "yaml.schemas": {} } }'],
    ['the association already', '{ "yaml.schemas": { "./s.json": "mine" } }', '{ "yaml.schemas": { "./s.json": "mine" } }'],
    ['comments with braces', '// { "a": 1 }\n{ /* } */ "u": "http://x//y" }', '// { "a": 1 }\n{\n  "yaml.schemas": { "./s.json": ["a/*.yaml", "!a/b.yaml"] }, /* } */ "u": "http://x//y" }'],
  ] as const) {
    it(`gain the association in ${title}`, () => expect(withSchemas(text, wanted)).to.equal(expected));
  }

  it('keep Windows line ends', () => expect(withSchemas('{\r\n  "x": 1\r\n}', wanted)?.replaceAll('\r\n', '')).to.not.include('\n'));

  for (const text of ['[]', '{', '{ "yaml.schemas": 1 }', '"x"', "{ 'x': 1 }", '{ "x": "open }']) {
    it(`are left alone where they are ${text}`, () => expect(withSchemas(text, wanted)).to.equal(undefined));
  }
});

describe('ignore rules', () => {
  it('are added once, whatever the spelling of those that are there', () => {
    expect(withRules('/.sf/\n*.key\n**/*.pem\n', gitRules, 't')).to.equal('/.sf/\n*.key\n**/*.pem\n');
    const once = withRules(undefined, gitRules, 't');
    expect(once).to.equal('# t\n.sf/\nintegrations/**/*.key\nintegrations/**/*.pem\n');
    expect(withRules(once, gitRules, 't')).to.equal(once);
  });

  it('keep Windows line ends', () => expect(withRules('x\r\n', gitRules, 't')).to.equal('x\r\n\r\n# t\r\n.sf/\r\nintegrations/**/*.key\r\nintegrations/**/*.pem\r\n'));
});
