import { generateKeyPair, randomBytes, webcrypto, X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';

export interface KeyPair {
  /** PEM, PKCS#8. */
  readonly privateKey: string;
  /** PEM. */
  readonly certificate: string;
}

const dayMs = 86_400_000;
const signing = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };

/** 16 bytes, positive, without a leading zero (RFC 5280, 4.1.2.2). */
function serialNumber(): string {
  const bytes = randomBytes(16);
  bytes.writeUInt8((bytes.readUInt8(0) & 0x3f) | 0x40, 0);
  return bytes.toString('hex');
}

/** RSA 2048 and a certificate it signs itself, with `commonName` as its only name, valid from `now` for `days`. */
export async function makeKeyPair(commonName: string, now: Date, days: number): Promise<KeyPair> {
  await import('reflect-metadata');
  const { BasicConstraintsExtension, KeyUsageFlags, KeyUsagesExtension, X509CertificateGenerator } = await import('@peculiar/x509');
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const { subtle } = webcrypto;
  const keys = {
    privateKey: await subtle.importKey('pkcs8', privateKey.export({ type: 'pkcs8', format: 'der' }), signing, false, ['sign']),
    publicKey: await subtle.importKey('spki', publicKey.export({ type: 'spki', format: 'der' }), signing, true, ['verify']),
  };
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: serialNumber(),
      name: `CN=${commonName}`,
      notBefore: now,
      notAfter: new Date(now.getTime() + days * dayMs),
      signingAlgorithm: signing,
      keys,
      extensions: [new BasicConstraintsExtension(false, undefined, true), new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true)],
    },
    webcrypto
  );
  return { privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), certificate: `${certificate.toString('pem')}\n` };
}

export interface CertificateFacts {
  /** Base64 of the DER, no armour (facts 1.3). */
  readonly certificate: string;
  readonly fingerprint: string;
  readonly expiresAt: string;
}

/** What is public of a PEM certificate; `undefined` for a text that is none. */
export function certificateFacts(pem: string): CertificateFacts | undefined {
  try {
    const parsed = new X509Certificate(pem);
    return { certificate: parsed.raw.toString('base64'), fingerprint: parsed.fingerprint256, expiresAt: parsed.validToDate.toISOString() };
  } catch {
    return undefined;
  }
}
