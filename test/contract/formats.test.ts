import { readdir } from 'node:fs/promises';
import { expect } from 'chai';
import { all } from '../../src/catalog/formats/index.ts';
import { createWords } from '../../src/catalog/formats/create-words/create-words.ts';
import { proofWords } from '../../src/catalog/formats/proof-words/proof-words.ts';
import type { CreateResult } from '../../src/core/model/create-result.ts';
import { outcomeOf, type Proof, type ProofRow } from '../../src/core/model/proof.ts';

const row = (changes: Partial<ProofRow>): ProofRow => ({ claim: 'It works.', means: 'live login', tried: 'logged in', came: 'a token', result: 'proven', ...changes });
const outside = row({ claim: 'A login inside works.', tried: 'nothing', came: 'to be tried', result: 'not-tried' });
const proof: Proof = { outcome: 'proven except live login', rows: [row({}), outside] };
const plan = { integration: 'sync', orgId: '00D', environment: 'uat', steps: [{ component: 'profile', title: 'profile P', changes: [{ words: 'It will be made.' }] }], digest: 'd' };
const unproven: Omit<CreateResult, 'outcome' | 'proof'> = {
  integration: 'sync',
  org: { orgId: '00D', name: 'Acme', isSandbox: true, edition: '', instanceUrl: 'https://acme.my.salesforce.com', username: 'admin@example.com', userId: '005', loopback: false },
  environment: 'uat',
  username: 'sync@example.com',
  flow: 'jwt-bearer',
  plan,
  notes: [],
  handOver: [{ item: 'Username', value: 'sync@example.com' }],
  written: ['a.json', 'b.json'],
};
const result: CreateResult = { ...unproven, outcome: 'created', proof };

describe('the formats', () => {
  it('carry the name of their folder', async () => {
    const entries = await readdir(new URL('../../src/catalog/formats', import.meta.url), { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    expect(all.map((format): string => format.id)).to.deep.equal(folders.toSorted());
  });

  it('show of each row of a proof what was tried, what came back, and what could not be tried', () => {
    expect(proofWords(proof)).to.equal(
      [
        '[proven]    It works.',
        '              live login: logged in',
        '              came back: a token',
        '[not tried] A login inside works.',
        '              live login: nothing',
        '              came back: to be tried',
        '',
        'Proof: proven except live login (1 proven, 0 failed, 1 not tried)',
      ].join('\n')
    );
  });

  it('close a create with the proof, what to hand over, and the command that finishes the proof', () => {
    const words = createWords(result, 'my-sandbox');
    expect(words).to.include('Done: sync in Acme (00D, a sandbox) runs as sync@example.com, an identity of its own.');
    expect(words).to.include('  Username: sync@example.com');
    expect(words).to.include('  sf integration-user verify --name sync --target-org my-sandbox');
    expect(words).to.include('Files written: a.json, b.json');
    expect(createWords({ ...result, proof: { ...proof, outcome: 'proven' } }, 'o')).not.to.include('verify --name');
  });

  it('say plainly that nothing was changed', () => {
    expect(createWords({ ...unproven, outcome: 'nothing-to-do' }, 'o')).to.match(/^Nothing to do: sync in Acme \(00D, a sandbox\)[^]*verify --name sync --target-org o$/);
    expect(createWords({ ...unproven, outcome: 'validated' }, 'o')).to.match(/^Dry run: nothing was changed/);
    expect(createWords({ ...unproven, outcome: 'declined' }, 'o')).to.match(/^Nothing was changed/);
  });
});

describe('the outcome of a proof', () => {
  it('fails with one failed row, whatever else is proven', () => {
    expect(outcomeOf([row({}), row({ result: 'failed' }), outside])).to.equal('failed');
  });

  it('is whole only where everything was tried', () => {
    expect(outcomeOf([row({})])).to.equal('proven');
    expect(outcomeOf([row({}), outside])).to.equal('proven except live login');
    expect(outcomeOf([row({}), row({ means: 'admin session', result: 'not-tried' })])).to.equal('proven in part');
  });
});
