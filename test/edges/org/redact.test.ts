import { expect } from 'chai';
import { refusalOf } from '../../../src/edges/org/answer.ts';
import { outcomeOf } from '../../../src/edges/org/deploy-outcome.ts';
import { withoutSecrets } from '../../../src/core/model/redacted.ts';
import { excerpt } from '../../../src/edges/org/redact.ts';
import { disguises } from '../../e2e/support/secrets.ts';

const bytes = Buffer.from(Array.from({ length: 96 }, (_, at) => (at * 151 + 89) % 256));
const canaries = {
  'a session': `00D000000000001AAA!${bytes.toString('base64url')}`,
  'a line of a private key': bytes.toString('base64').slice(0, 64),
  'a consumer secret': bytes.toString('hex').slice(0, 64).toUpperCase(),
};

describe('What an answer of the org may say', () => {
  for (const [what, canary] of Object.entries(canaries)) {
    it(`is never ${what} without a name beside it, in any form`, () => {
      for (const form of disguises(canary)) expect(excerpt(`Refused: ${form} was sent`), form).to.equal('Refused: [REDACTED] was sent');
    });
  }

  it('holds for the words of a refusal and of a failed deployment, whole as they are', () => {
    const said = `Bearer ${canaries['a session']} is refused, ${'and this is why, '.repeat(20)}`;
    const shown = `[REDACTED] is refused, ${'and this is why, '.repeat(20)}`;
    const answer = { status: 400, headers: {}, body: Buffer.from(JSON.stringify([{ errorCode: 'UNKNOWN_EXCEPTION', message: said }])) };
    expect(refusalOf(answer).message).to.match(/ is refused/).and.have.string(shown.slice(10)).and.not.have.string(canaries['a session']);
    const [failure] = outcomeOf('0Af', { success: false, details: { componentFailures: { problem: said } } }).failures;
    expect(failure?.problem).to.have.string(shown.slice(10)).and.not.have.string(canaries['a session'].slice(19));
  });

  it('is an address, an id and the name of a component, however long', () => {
    const said = 'No /services/data/v66.0/sobjects/User 005000000000001AAA: Marketing_Cloud_Connector_Integration is in use';
    expect(excerpt(said)).to.equal(said);
  });

  it('differs from what this machine says, whose paths are shown, but no session', () => {
    const path = 'no file /home/ana/projects/2026/integrations-of-the-company/integrations/hubspot.yaml: ';
    expect(withoutSecrets(`${path}Bearer 00D000000000001AAA!AQEAQ.xyz`)).to.equal(`${path}Bearer [REDACTED]`);
  });
});
