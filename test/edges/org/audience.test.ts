import { generateKeyPairSync } from 'node:crypto';
import { expect } from 'chai';
import { decodeJwt } from 'jose';
import { Secret } from '../../../src/core/model/secret.ts';
import { acceptedOrigin } from '../../../src/edges/org/accepted-origin.ts';
import { tokenForm } from '../../../src/edges/org/token-request.ts';

const pem = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

describe('the audience of an assertion', () => {
  for (const [instanceUrl, isSandbox, audience] of [
    ['https://acme.my.salesforce.com', false, 'https://login.salesforce.com'],
    ['https://acme--uat.sandbox.my.salesforce.com', true, 'https://test.salesforce.com'],
    ['http://127.0.0.1:8080/', true, 'http://127.0.0.1:8080'],
  ] as const) {
    it(`is exactly ${audience} for ${instanceUrl}`, async () => {
      const credential = { consumerKey: 'k', privateKey: new Secret(pem), createdAt: '' };
      const form = await tokenForm({ flow: 'jwt-bearer', instanceUrl, isSandbox, username: 'a@example.com', credential }, acceptedOrigin(instanceUrl, true), new Date(0));
      expect(decodeJwt(new URLSearchParams(form).get('assertion') ?? '').aud).to.equal(audience);
    });
  }
});
