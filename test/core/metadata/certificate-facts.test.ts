import { expect } from 'chai';
import { X509Certificate } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { certificateFacts } from '../../../src/core/metadata/certificate-facts.ts';

/** The independent witness: openssl makes the certificate. */
function made(...key: readonly string[]): string | undefined {
  try {
    return execFileSync('openssl', ['req', '-x509', ...key, '-keyout', '/dev/null', '-nodes', '-days', '30', '-subj', '/CN=test'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 20_000 });
  } catch {
    return undefined;
  }
}

const kinds = [
  { title: 'RSA with SHA-256', arguments: ['-newkey', 'rsa:2048', '-sha256'], facts: { keyType: 'rsa', keyBits: 2048, hash: 'sha256' } },
  { title: 'RSA with SHA-1', arguments: ['-newkey', 'rsa:1024', '-sha1'], facts: { keyType: 'rsa', keyBits: 1024, hash: 'sha1' } },
  { title: 'EC with SHA-384', arguments: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-sha384'], facts: { keyType: 'ec', hash: 'sha384' } },
] as const;

describe('facts of a certificate', () => {
  for (const { title, arguments: key, facts } of kinds) {
    it(`are the same of DER, PEM and base64 of PEM (${title})`, function () {
      const pem = made(...key);
      if (pem === undefined) {
        this.test!.title += ' (skipped: openssl is not there, or makes no such certificate)';
        return this.skip();
      }
      const certificate = new X509Certificate(pem);
      const der = certificate.raw.toString('base64');
      const found = certificateFacts(der);
      expect(found).to.include({ ...facts, fingerprint: certificate.fingerprint256 });
      expect(certificateFacts(pem)).to.deep.equal(found);
      expect(certificateFacts(Buffer.from(pem).toString('base64'))).to.deep.equal(found);
      expect(JSON.stringify(found)).to.not.contain(der.slice(20, 60));
    });
  }

  it('of what is no certificate are unreadable', () => {
    for (const text of ['', 'PLACEHOLDER', 'MIIC', '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----']) expect(certificateFacts(text), text).to.equal('unreadable');
  });
});
