import { expect } from 'chai';
import { systemClock } from '../../src/edges/clock/clock.ts';
import { acceptedOrigin } from '../../src/edges/org/accepted-origin.ts';
import { parseRange } from '../../src/core/model/ip-range.ts';
import { componentNames } from '../../src/core/model/names.ts';
import { soql } from '../../src/core/model/soql.ts';
import { digestOf } from '../../src/core/planning/canonical.ts';
import { readSavedPlan, savedPlan } from '../../src/core/planning/saved-plan.ts';
import { parse, parsePolicy } from '../../src/core/spec/parse.ts';
import { Problem, Problems } from '../../src/problems.ts';
import { hostileUrls } from '../edges/org/hostile-urls.ts';
import { hostileYaml } from '../support/hostile/yaml.ts';
import { leastSpec, mistakesOf, specText } from '../support/spec-text.ts';
import { altered, oddJson } from './json.ts';
import { harmfulNames } from './names.ts';
import { hostileRanges, type WrittenRange } from './ranges.ts';

function keyOf(work: () => unknown): string {
  try {
    work();
    return 'taken';
  } catch (error) {
    if (error instanceof Problem) return error.key;
    throw error;
  }
}

const isClean = (): boolean => (({}) as Record<string, unknown>)['polluted'] === undefined;

describe('what strangers write', () => {
  it('comes in corpora of the promised sizes', () => {
    expect(harmfulNames).to.have.length.of.at.least(200);
    expect(hostileRanges).to.have.length.of.at.least(80);
    expect(hostileUrls).to.have.length.of.at.least(60);
    expect(hostileYaml).to.have.length.of.at.least(30);
  });

  it('as a name of an integration is refused, and said where', () => {
    for (const name of harmfulNames) {
      const text = specText({ name });
      expect(keyOf(() => parse(text, 'x.yaml')), JSON.stringify(name).slice(0, 80)).to.equal('file-has-mistakes');
      const found = mistakesOf(() => parse(text, 'x.yaml'));
      expect(found.some(([key, place]) => key !== undefined && /^x\.yaml:\d+:\d+$/.test(place ?? '')), JSON.stringify(name).slice(0, 80)).to.equal(true);
    }
  });

  it('as a label, a purpose or a source is text and stays text, or is refused', () => {
    for (const name of harmfulNames) {
      const made = keyOf(() => {
        const spec = parse(specText({ label: name, network: { allow: [{ cidr: '203.0.113.0/24', source: name }] } }), 'x.yaml');
        expect(spec.label).to.equal(name.trim());
        expect(componentNames(spec.name)).to.deep.equal(componentNames(leastSpec.name));
      });
      expect(made, JSON.stringify(name).slice(0, 80)).to.match(/^(?:taken|file-has-mistakes)$/);
    }
  });

  it('does not leave the literal it stands in in SOQL', () => {
    for (const name of harmfulNames) {
      const key = keyOf(() => {
        const { text } = soql`SELECT Id FROM User WHERE Name = ${name}`;
        const literal = text.slice('SELECT Id FROM User WHERE Name = '.length);
        expect(literal, JSON.stringify(name).slice(0, 80)).to.match(/^'(?:[^'\\\n\r]|\\[\s\S])*'$/);
      });
      expect(key).to.match(/^(?:taken|soql-control-character|soql-too-long)$/);
    }
  });

  it('as an address lets nobody in: a range is refused, with a reason', () => {
    const taken = hostileRanges.filter((written: WrittenRange) => {
      const text = specText({ network: { allow: [{ ...written, source: 'somebody' }] } });
      return keyOf(() => parse(text, 'x.yaml')) !== 'file-has-mistakes';
    });
    expect(taken).to.deep.equal([]);
    for (const { cidr, from } of hostileRanges) {
      if (cidr === undefined || from !== undefined) continue;
      const parsed = parseRange({ cidr });
      expect(parsed.ok ? parsed.range : parsed.why, cidr).to.be.a('string').and.not.equal('');
    }
  });

  it('as the address of an org leads nowhere', () => {
    for (const url of hostileUrls) expect(keyOf(() => acceptedOrigin(url, true)), url.slice(0, 80)).to.match(/^host-/);
  });

  it('as YAML leaves no mark on the program, in a spec or a policy', () => {
    for (const { text } of hostileYaml) for (const read of [parse, parsePolicy]) expect(() => read(text, 'x.yaml')).to.throw(Problems);
    expect(isClean()).to.equal(true);
  });

  it('as a saved plan is refused: nothing but what was saved is applied', () => {
    const org = { orgId: '00D000000000001AAA', name: 'Acme', isSandbox: false, edition: 'Enterprise Edition', instanceUrl: 'https://acme.my.salesforce.com', username: 'admin@example.com', userId: '005000000000001AAA', loopback: false };
    const planned = { integration: 'billing', orgId: org.orgId, environment: 'production', steps: [] };
    const plan = { ...planned, digest: digestOf(planned) };
    const saved = savedPlan(org, parsePolicy('apiVersion: integration-user/v1\n', 'policy.yaml'), [{ path: 'integrations/billing.yaml', specDigest: 'b'.repeat(64), firstUse: false, plan }], systemClock.now());
    expect(readSavedPlan(JSON.stringify(saved), 'plan.json').digest).to.equal(saved.digest);
    const inside = altered({ ...plan }).flatMap(({ title, text }) => {
      try {
        return [{ title: `plan ${title}`, text: JSON.stringify({ ...saved, specs: [{ ...saved.specs[0], plan: JSON.parse(text) as unknown }] }) }];
      } catch {
        return [];
      }
    });
    const hostile = [...oddJson, ...altered({ ...saved }), ...inside, { title: 'too long', text: `${JSON.stringify(saved)}${' '.repeat(16_000_001)}` }];
    expect(hostile).to.have.length.of.at.least(30);
    for (const { title, text } of hostile) {
      let [key, place] = ['taken', ''];
      try {
        readSavedPlan(text, 'plan.json');
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        [key, place = ''] = [error.key, error.tokens[0]];
      }
      expect([key, place], title).to.satisfy(() => (key === 'plan-not-readable' || key === 'plan-altered') && place === 'plan.json');
    }
    expect(isClean()).to.equal(true);
  });
});
