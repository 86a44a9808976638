import { expect } from 'chai';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { all as templates } from '../../src/catalog/templates/index.ts';
import type { CheckReport, Finding } from '../../src/core/model/audit/report.ts';
import type { Template } from '../../src/core/model/template.ts';
import { parseSpec } from '../../src/core/spec/parse.ts';
import { Problem } from '../../src/problems.ts';
import { systemClock } from '../../src/edges/clock/clock.ts';
import { wordsOf } from '../../src/edges/terminal/words.ts';
import { create } from '../../src/workflows/create.ts';
import { newSpec } from '../../src/workflows/new-spec.ts';
import { openMessySite, type MessySite } from './site.ts';
import { emptyWorld, orgId, type World } from './world.ts';
import { metadataFile } from './xml.ts';

/** Log-ins with a key say what time it is, so these integrations live by the machine's clock. */
const today = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

type Flow = Template['spec']['auth']['flow'];

interface Closure {
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

interface Asked {
  readonly template: Template;
  readonly flow: Flow;
  readonly app: Template['spec']['auth']['app'];
}

/** Every flow that a template allows: JWT bearer and the login in a browser need the scope RefreshToken, its own first. */
const flowsOf = ({ spec, never }: Template): readonly Flow[] => [...new Set<Flow>([spec.auth.flow, ...(never.scopes.includes('RefreshToken') ? [] : (['jwt-bearer', 'authorization-code'] as const)), 'client-credentials'])];

function specOf({ template, flow, app }: Asked, index: number): Closure {
  const name = `t${index}_${template.id.replaceAll('-', '_')}`.slice(0, 28).replace(/_$/, '');
  const callback = flow === 'authorization-code' ? { callbackUrl: template.spec.auth.callbackUrl ?? 'https://vendor.example.com/callback' } : {};
  const scopes = flow === 'client-credentials' ? template.spec.auth.scopes.filter((scope) => scope !== 'RefreshToken' && scope !== 'OfflineAccess') : [...new Set([...template.spec.auth.scopes, 'RefreshToken'])];
  const asked = { ...template, spec: { ...template.spec, auth: { ...template.spec.auth, app, flow, scopes, ...callback } } };
  const first = index * 8;
  const text = newSpec(asked, {
    name,
    label: name.replaceAll('_', ' '),
    purpose: template.summary.slice(0, 200),
    owner: { name: 'Ana Ruiz', email: 'ana@example.com' },
    custodians: ['ana@example.com', 'bo@example.com', 'chi@example.com'],
    mailbox: `${name}.tool@example.com`,
    username: `${name}@messy.example.com`,
    orgId: orgId.slice(0, 15),
    allow: [{ from: `${first < 256 ? '203.0.113' : '198.51.100'}.${first % 256}`, to: `${first < 256 ? '203.0.113' : '198.51.100'}.${(first % 256) + 7}`, source: 'the vendor\'s egress list' }],
    reviewBy: today(60),
  });
  return { name, path: `integrations/${name}.yaml`, text: `${text}credentials: { store: age }\nschedule: daily\n` };
}

const external = templates.flatMap((template) => flowsOf(template).map((flow): Asked => ({ template, flow, app: 'external-client-app' })));
/** What kind of app it is does not hang on the template, so that one of them stands for all. */
const connected = external.filter(({ template }) => template.id === 'custom').map((asked): Asked => ({ ...asked, app: 'connected-app' }));
const closures = [...external, ...connected].map(specOf);

/** History on for whatever any template writes. */
function tracked(world: World): void {
  const written = new Map<string, Set<string>>();
  for (const { spec } of templates) {
    for (const [object, { fields }] of Object.entries(spec.access.objects)) {
      const own = written.get(object) ?? new Set();
      for (const [field, direction] of Object.entries(fields)) if (direction !== 'outbound') own.add(field);
      written.set(object, own);
    }
  }
  for (const [object, fields] of written) if (fields.size > 0) world.metadata[`objects/${object}.object`] = metadataFile('CustomObject', { enableHistory: true, fields: [...fields].map((fullName) => ({ fullName, trackHistory: true })) });
}

/** What a careful team would have written down before. */
function carefulWorld(): World {
  const world = emptyWorld(0);
  tracked(world);
  const specs = templates.map(({ spec }) => spec);
  Object.assign(world.policy, {
    approved: { flows: ['jwt-bearer', 'client-credentials', 'authorization-code'], scopes: [...new Set(['Api', 'RefreshToken', ...specs.flatMap(({ auth }) => auth.scopes)])], licences: ['Salesforce Integration', 'Salesforce'], templates: templates.map(({ id }) => id) },
    max: { userPermissions: [...new Set(specs.flatMap(({ access }) => access.userPermissions))] },
  });
  world.attestations.push(...closures.map(({ name }) => ({ integration: name, by: 'bo@example.com', on: today(-1), until: today(80) })));
  for (const { path, text } of closures) world.project[path] = text;
  return world;
}

const isWrong = ({ result }: Finding): boolean => result === 'fail' || result === 'warn';
const told = ({ rule, result, subject, words }: Finding): string => `${rule} ${result} on ${subject.key}: ${words}`;
const unknowns = (report: CheckReport): string => {
  const found = report.findings.filter(({ result }) => result === 'unknown');
  const rules = [...new Set(found.map(({ rule }) => rule))].toSorted();
  return rules.map((rule) => found.filter((each) => each.rule === rule)).map((each) => `${each[0]?.rule ?? ''} x ${each.length}: ${each[0]?.words ?? ''}`).join('\n');
};

describe('every template, by every flow it may use', () => {
  let site: MessySite;
  const refused: string[] = [];

  before(async function () {
    this.timeout(560_000);
    site = await openMessySite(carefulWorld(), systemClock);
    for (const { path, text } of closures) {
      try {
        await create(site.deps(), { loaded: { ...parseSpec(text, path), path, text }, environment: 'production', dryRun: false, ask: { confirm: () => Promise.resolve(true) } });
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        refused.push(`${path}: ${wordsOf(error).message}`);
        await writeFile(join(site.project, path), '');
      }
    }
    await mkdir(dirname(join(site.project, 'force-app/x')), { recursive: true });
  });
  after(async () => site.close());

  it('is made without a refusal', () => {
    expect(refused.length, `\n${refused.join('\n')}\n`).to.equal(0);
  });

  it('then nothing is wrong in the org', async () => {
    const report = await site.checked();
    const wrong = report.findings.filter(isWrong).map(told);
    process.stdout.write(`\n${closures.length} integrations, unknown in the org:\n${unknowns(report)}\n`);
    expect(wrong.length, `\n${wrong.join('\n')}\n`).to.equal(0);
  });

  it('nor in the files that were written for it', async () => {
    const report = await site.checkedFiles('force-app');
    const wrong = report.findings.filter(isWrong).map(told);
    process.stdout.write(`\nunknown in the files:\n${unknowns(report)}\n`);
    expect(wrong.length, `\n${wrong.join('\n')}\n`).to.equal(0);
  });
});
