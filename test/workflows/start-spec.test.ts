import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Dialog, Files } from '../../src/core/model/ports.ts';
import { openFiles } from '../../src/edges/files/files.ts';
import { loadPolicy, loadSpec } from '../../src/workflows/load-spec.ts';
import { startSpec } from '../../src/workflows/start-spec.ts';

/** Answers in turn; an answer that is refused is followed by the next one, as a person would. */
function answering(answers: string[], refusals: string[] = []): Dialog {
  const next = (): string => answers.shift() ?? expect.fail('asked more than there are answers');
  return {
    text: async (question, check, initial) => {
      for (;;) {
        const answer = next() || (initial ?? '');
        const verdict = check?.(answer) ?? true;
        if (verdict === true) return answer;
        refusals.push(`${question} ${verdict}`);
      }
    },
    choose: async (_question, choices) => choices.find((choice) => choice.value === answers[0])?.value ?? expect.fail(`no such choice: ${next()}`),
    yes: () => Promise.resolve(true),
  };
}

const answers = ['crm_sync', 'Leads both ways', 'Ana Ruiz', 'ana@example.com', 'ana@example.com, bo@example.com chi@example.com', 'crm@example.com', '', '', '203.0.113.0/24, 198.51.100.7, 192.0.2.1-192.0.2.9, 2001:db8::1'];

describe('starting a spec from a template', () => {
  let folder: string;
  let files: Files;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'start-spec-'));
    files = openFiles(folder);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('asks what only a person knows, and writes a spec that is valid', async () => {
    const path = await startSpec(files, answering([...answers]), { template: 'hubspot' });
    expect(path).to.equal('integrations/crm_sync.yaml');
    const { value } = await loadSpec(files, { name: 'crm_sync' });
    expect(value.template).to.equal('hubspot');
    expect(value.environments).to.deep.equal({ production: { username: 'crm@example.com' } });
    expect(value.network.allow.map(({ cidr, from, to }) => cidr ?? `${from ?? ''} to ${to ?? ''}`)).to.deep.equal(['203.0.113.0/24', '198.51.100.7/32', '192.0.2.1 to 192.0.2.9', '2001:db8::1/128']);
    expect(value.custodians).to.have.length(3);
  });

  it('says what is wrong with an answer and asks again', async () => {
    const refused: string[] = [];
    const wrong = ['../x', 'crm_sync', 'Leads', 'Ana Ruiz', 'nobody', 'ana@example.com', 'ana@example.com', 'ana, b', 'a@example.com A@example.com b@example.com', 'a@example.com b@example.com c@example.com B@example.com', 'crm@example.com', 'Production', 'uat', 'no mail', 'crm@example.com.uat', '', '203.0.113.9/24', '203.0.113.0/24'];
    await startSpec(files, answering(wrong, refused), { template: 'custom' });
    expect(refused.join('\n')).to.match(/letters, digits/).and.match(/At least 3/).and.match(/not an e-mail/).and.match(/nobody could log in/i).and.match(/first address of a \/24/).and.match(/lower-case name/);
    expect((await loadSpec(files, {})).value.custodians).to.deep.equal(['a@example.com', 'b@example.com', 'c@example.com']);
  });

  it('refuses a name that does not fit, or is taken, before it asks anything', async () => {
    const refused = (name: string): Promise<unknown> => startSpec(files, answering([]), { name }).catch((error: unknown) => error);
    expect(await refused('my-crm')).to.include({ key: 'name-does-not-fit', exit: 2 });
    await files.write('integrations/crm.yaml', '');
    expect(await refused('crm')).to.include({ key: 'spec-exists', exit: 2 });
  });

  it('never overwrites a spec', async () => {
    await startSpec(files, answering([...answers]), { template: 'custom' });
    const again = startSpec(files, answering([...answers]), { template: 'custom' });
    expect(await again.catch((error: unknown) => error)).to.have.property('key', 'spec-exists');
  });

  it('finds the only spec by itself, and names several', async () => {
    const missing = (choice: object): Promise<unknown> => loadSpec(files, choice).catch((error: unknown) => error);
    expect(await missing({})).to.have.property('key', 'no-spec');
    expect(await missing({ name: 'nope' })).to.have.property('key', 'spec-not-there');
    await startSpec(files, answering([...answers]), { template: 'custom' });
    expect((await loadSpec(files, {})).path).to.equal('integrations/crm_sync.yaml');
    await startSpec(files, answering(['other', ...answers.slice(1)]), { template: 'custom' });
    expect(await missing({})).to.have.property('key', 'several-specs');
    expect((await loadPolicy(files)).custodians).to.deep.equal({ min: 3, max: 7 });
  });
});
