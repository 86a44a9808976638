import { expect } from 'chai';
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

  it('is an address, an id and the name of a component, however long', () => {
    const said = 'No /services/data/v66.0/sobjects/User 005000000000001AAA: Marketing_Cloud_Connector_Integration is in use';
    expect(excerpt(said)).to.equal(said);
  });
});
