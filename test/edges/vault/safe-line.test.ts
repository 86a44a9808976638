import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { firstSafeLine } from '../../../src/edges/vault/safe-line.ts';

const pem = generateKeyPairSync('rsa', { modulusLength: 2048, privateKeyEncoding: { type: 'pkcs8', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' } }).privateKey;
const token = randomBytes(48).toString('base64url');

const dresses: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => Buffer.from(text).toString('base64'),
  (text) => Buffer.from(`x${text}`).toString('base64url'),
  (text) => Buffer.from(`xy${text}`).toString('base64'),
  (text) => Buffer.from(text).toString('hex'),
  (text) => Buffer.from(text).toString('hex').toUpperCase(),
  (text) => encodeURIComponent(text),
  (text) => JSON.stringify(text),
  (text) => Array.from(text).join(' '),
  (text) => text.match(/.{1,5}/gs)?.join('\n') ?? '',
  (text) => text.match(/.{1,9}/gs)?.join(':') ?? '',
];

describe('the one line of a program that is repeated', () => {
  it('is the first that says something', () => {
    expect(firstSafeLine('\n\r\n  no such vault: Integrations  \nmore', token)).to.equal('no such vault: Integrations');
    expect(firstSafeLine('x'.repeat(500), token)).to.have.length(163);
    for (const nothing of ['', '\n\n', 'short', 'a\nb\nc']) expect(firstSafeLine(nothing, token)).to.equal(undefined);
  });

  it('holds no piece of the secret, however it is dressed up and wherever it stands', () => {
    const text = fc.string({ maxLength: 20 });
    fc.assert(
      fc.property(fc.constantFrom(pem, token), fc.constantFrom(...dresses), text, text, (secret, dress, before, after) => {
        const line = firstSafeLine(`${before}${dress(secret)}${after}`, secret) ?? '';
        const bare = line.replaceAll(/[\s:]/g, '');
        for (const form of [line, bare]) for (let at = 0; at + 8 <= form.length; at += 1) if (dress(secret).includes(form.slice(at, at + 8)) || secret.includes(form.slice(at, at + 8))) throw new Error(`leaks ${form}`);
      }),
      { numRuns: 60 },
    );
  });

  it('is another one where the first repeats the secret', () => {
    expect(firstSafeLine(`cannot store ${token}\nthe store is sealed`, token)).to.equal('the store is sealed');
    expect(firstSafeLine(pem, pem)).to.equal(undefined);
  });
});
