import { expect } from 'chai';
import { wordsOf } from '../../../src/edges/terminal/words.ts';
import { Problem, Problems } from '../../../src/problems.ts';
import { policySchema } from '../../../src/core/model/policy.ts';
import { checkAgainstPolicy, notEvaluated } from '../../../src/core/spec/against-policy.ts';
import { setOrgId } from '../../../src/core/spec/org-id.ts';
import { mustBeCreatable } from '../../../src/core/spec/not-yet.ts';
import { parse, parseSpec } from '../../../src/core/spec/parse.ts';
import { findTemplate } from '../../../src/workflows/template-catalogue.ts';
import { hostileYaml } from '../../support/hostile/yaml.ts';
import { specText } from '../../support/spec-text.ts';

const thrown = (work: () => unknown): readonly Problem[] => {
  try {
    work();
  } catch (error) {
    if (error instanceof Problems) return [error, ...error.all];
    if (error instanceof Problem) return [error];
    throw error;
  }
  return [];
};

/** A spec with one of everything that can be wrong with it. */
const wrong = specText({
  name: 'bill-ing',
  label: 12,
  purpose: undefined,
  stat: 'active',
  state: 'activ',
  custodians: ['bo@example.com', 'bo@example.com'],
  environments: { Production: { username: 'a@example.com' } },
  auth: { flow: 'authorization-code' },
  network: { allow: [{ cidr: '203.0.113.9/24', source: 'x' }] },
});

/** A spec that reads, and breaks every rule of the policy below. */
const broken = parseSpec(
  specText({
    custodians: ['bo@example.com'],
    mailbox: 'bo@example.com',
    network: { allow: [{ cidr: '0.0.0.0/1', source: 'x' }] },
    access: { objects: { Lead: { edit: true, fields: { SSN__c: 'outbound', Email: 'inbound' } } } },
    auth: { flow: 'authorization-code', callbackUrl: 'https://vendor.example.com/back', keepsRefreshToken: 'It stores the first one.' },
    credentials: { rotateEveryDays: 999, store: 'age' },
    state: 'retired',
  }),
  'integrations/other.yaml',
);
const strict = policySchema.parse({
  apiVersion: 'integration-user/v1',
  approved: { vendors: ['HubSpot'], templates: ['hubspot'] },
  refreshToken: { mustRotate: true },
  restrictedFields: [{ object: 'Lead', field: 'SSN__c' }, { classification: 'Restricted' }],
  directions: [{ object: 'Lead', field: 'Email', allow: ['outbound'] }],
});

const elsewhere = setOrgId(specText(), 'production', '00D000000000009AAA');
const problems: readonly Problem[] = [
  ...hostileYaml.flatMap(({ text }) => thrown(() => parse(text, 'x.yaml'))),
  ...thrown(() => parse(wrong, 'x.yaml')),
  ...checkAgainstPolicy(broken.value, strict, { placeOf: broken.placeOf }),
  ...notEvaluated(broken.value, strict, { placeOf: broken.placeOf, classificationOf: () => undefined }),
  ...thrown(() => mustBeCreatable(broken.value, broken.placeOf)),
  ...thrown(() => setOrgId(specText(), 'uat', '00D000000000001AAA')),
  ...thrown(() => setOrgId(elsewhere, 'production', '00D000000000001AAA')),
];

describe('the words of mistakes', () => {
  const byKey = new Map(problems.map((problem) => [problem.key, problem]));

  for (const [key, problem] of byKey) {
    it(`hold every token of ${key}, and say what to do`, () => {
      const { message, actions } = wordsOf(problem);
      expect(message).to.not.match(/%s|undefined/);
      for (const token of problem.tokens) expect(message).to.include(token.trim());
      expect(actions).to.not.deep.equal([]);
    });
  }

  it('exist for an unknown template, too', async () => {
    const error: unknown = await findTemplate(undefined, 'x').catch((reason: unknown) => reason);
    expect(wordsOf(error as Problem).message).to.match(/^There is no template "x"\. Allowed here: airbyte/);
  });

  it('cover every rule of the policy', () => {
    const rules = ['policy-not-approved', 'policy-template-missing', 'policy-custodians', 'policy-mailbox', 'policy-too-wide', 'policy-restricted', 'policy-direction', 'policy-rotation', 'policy-refresh-token-kept', 'policy-file-name', 'policy-classification-unknown', 'state-not-active', 'policy-custodian-key'];
    expect([...byKey.keys()]).to.include.members(rules);
  });
});
