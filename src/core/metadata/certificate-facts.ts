import { createHash, X509Certificate } from 'node:crypto';
import type { CertificateFacts } from '../model/audit/rows-apps.ts';
import { bareCertificate } from '../model/certificate-text.ts';

/** Last arcs of the signature algorithms in use, as DER has them (RFC 3279, 4055, 5758), with their hash. */
const hashes: Readonly<Record<string, string>> = {
  '2a864886f70d010104': 'md5',
  '2a864886f70d010105': 'sha1',
  '2a864886f70d01010b': 'sha256',
  '2a864886f70d01010c': 'sha384',
  '2a864886f70d01010d': 'sha512',
  '2a8648ce3d0401': 'sha1',
  '2a8648ce3d040302': 'sha256',
  '2a8648ce3d040303': 'sha384',
  '2a8648ce3d040304': 'sha512',
};

/** Where the content of the DER element at `at` begins and ends. */
function span(der: Uint8Array, at: number): { readonly from: number; readonly to: number } {
  const first = der[at + 1] ?? 0;
  const bytes = first < 0x80 ? 0 : first & 0x7f;
  const from = at + 2 + bytes;
  const length = bytes === 0 ? first : der.subarray(at + 2, from).reduce((sum, byte) => sum * 256 + byte, 0);
  return { from, to: from + length };
}

/** Certificate is a sequence of what was signed, the algorithm (a sequence that begins with its OID), and the signature (RFC 5280 4.1). */
function hashOf(der: Uint8Array): string | undefined {
  const signed = span(der, span(der, 0).from);
  const oid = span(der, span(der, signed.to).from);
  return hashes[Buffer.from(der.subarray(oid.from, oid.to)).toString('hex')];
}

/** `Jan  1 00:00:00 2027 GMT` in ISO 8601. */
const iso = (text: string): string => new Date(text).toISOString();

/**
 * What rules judge a certificate by, from base64 of its DER, from PEM or from base64 of PEM (facts 1.3 [B]); `unreadable`
 * where it is none of them. The certificate itself is not kept.
 */
export function certificateFacts(text: string): CertificateFacts | 'unreadable' {
  try {
    const certificate = new X509Certificate(Buffer.from(bareCertificate(text), 'base64'));
    const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
    const hash = hashOf(certificate.raw);
    return {
      fingerprint: certificate.fingerprint256,
      publicKey: createHash('sha256').update(certificate.publicKey.export({ type: 'spki', format: 'der' })).digest('hex'),
      notBefore: iso(certificate.validFrom),
      notAfter: iso(certificate.validTo),
      keyType: asymmetricKeyType ?? 'unknown',
      ...(asymmetricKeyDetails?.modulusLength === undefined ? {} : { keyBits: asymmetricKeyDetails.modulusLength }),
      ...(hash === undefined ? {} : { hash }),
    };
  } catch {
    return 'unreadable';
  }
}
