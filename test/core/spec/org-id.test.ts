import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { Problem } from '../../../src/problems.ts';
import { setOrgId } from '../../../src/core/spec/org-id.ts';
import { parse } from '../../../src/core/spec/parse.ts';
import { specText } from '../../support/spec-text.ts';

const orgId = '00D000000000001AAA';
const withEnvironments = (environments: string): string => specText().replace(/environments:\n {2}production:\n {4}username: billing@example\.com\n/, `${environments}\n`);

/** Lines of `after` that are not in `before`, and the other way round. */
function changed(before: string, after: string): readonly string[] {
  const lines = (text: string): string[] => text.split(/\r?\n/);
  return [...lines(before).filter((line) => !lines(after).includes(line)).map((line) => `-${line}`), ...lines(after).filter((line) => !lines(before).includes(line)).map((line) => `+${line}`)];
}

describe('recording the org of an environment', () => {
  it('changes one line of the example, and keeps its comments and layout', () => {
    const text = readFileSync(new URL('../../../examples/hubspot.yaml', import.meta.url), 'utf8');
    expect(changed(text, setOrgId(text, 'uat', orgId))).to.deep.equal([
      '-  uat: { username: hubspot.integration@example.com.uat }',
      `+  uat: { username: hubspot.integration@example.com.uat, orgId: ${orgId} }`,
    ]);
  });

  for (const [title, environments, expected] of [
    ['block style', 'environments:\n  production:\n    username: a@example.com # main', [`+    orgId: ${orgId}`]],
    ['block style with a key after it', 'environments:\n  production:\n      username: a@example.com\n      credentials: { rotateEveryDays: 30 }', [`+      orgId: ${orgId}`]],
    ['quotes', 'environments:\n  production:\n    username: "a@example.com"', [`+    orgId: ${orgId}`]],
    ['flow style in one line', 'environments: { production: { username: a@example.com } }', ['-environments: { production: { username: a@example.com } }', `+environments: { production: { username: a@example.com, orgId: ${orgId} } }`]],
    ['flow style with a comma at the end', 'environments: { production: { username: a@example.com, } }', ['-environments: { production: { username: a@example.com, } }', `+environments: { production: { username: a@example.com, orgId: ${orgId}, } }`]],
  ] as const) {
    it(`adds it in ${title}`, () => {
      const text = withEnvironments(environments);
      const after = setOrgId(text, 'production', orgId);
      expect(changed(text, after)).to.deep.equal(expected);
      expect(parse(after, 'x.yaml').environments['production']?.orgId).to.equal(orgId);
    });
  }

  for (const [title, environments] of [
    ['a value on the line below its key', 'environments:\n  production:\n    username:\n      a@example.com'],
    ['an explicit key', 'environments:\n  production:\n    ? username\n    : a@example.com'],
    ['a folded text', 'environments:\n  production:\n    username: >-\n      a@example.com'],
    ['an empty line at the end of the file', 'environments:\n  production:\n    username: a@example.com\n\n'],
  ] as const) {
    it(`is right in ${title}, too`, () => {
      const after = setOrgId(withEnvironments(environments), 'production', orgId);
      expect(parse(after, 'x.yaml').environments['production']).to.deep.equal({ username: 'a@example.com', orgId });
    });
  }

  it('keeps Windows line ends, a byte order mark and a file without a last line end', () => {
    const text = `\uFEFF${specText().replaceAll('\n', '\r\n')}`.trimEnd();
    const after = setOrgId(text, 'production', orgId);
    expect(after.startsWith('\uFEFF')).to.equal(true);
    expect(after.replaceAll('\r\n', '').includes('\n')).to.equal(false);
    expect(parse(after, 'x.yaml').environments['production']?.orgId).to.equal(orgId);
  });

  it('adds a last line where the environment ends the file', () => {
    const text = `${specText({ environments: undefined })}environments:\n  production:\n    username: a@example.com`;
    expect(setOrgId(text, 'production', orgId)).to.equal(`${text}\n    orgId: ${orgId}\n`);
  });

  it('changes nothing where the org is recorded, in 15 or 18 characters', () => {
    const text = setOrgId(specText(), 'production', orgId.slice(0, 15));
    expect(setOrgId(text, 'production', orgId)).to.equal(text);
  });

  for (const [title, environment, text, key] of [
    ['an environment of another org', 'production', setOrgId(specText(), 'production', '00D000000000009AAA'), 'environment-other-org'],
    ['an environment the spec does not have', 'uat', specText(), 'environment-unknown'],
    ['a name every object has', '__proto__', specText(), 'environment-unknown'],
  ] as const) {
    it(`refuses ${title}`, () => {
      expect(() => setOrgId(text, environment, orgId)).to.throw(Problem).with.property('key', key);
    });
  }
});
