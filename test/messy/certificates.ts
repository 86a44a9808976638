import 'reflect-metadata';
import { createHash, webcrypto } from 'node:crypto';
import { X509CertificateGenerator } from '@peculiar/x509';
import { daysAgo } from './moments.ts';

export interface Certificate {
  /** DER in base64, without armour (facts 1.3). */
  readonly der: string;
  /** SHA-256 of the DER, upper-case hex with colons. */
  readonly fingerprint: string;
}

export interface CertificateWish {
  /** Which key: apps that name the same number share it. */
  readonly key: number;
  /** Days before `now` that it starts, and after `now` that it ends. */
  readonly startedDaysAgo: number;
  readonly endsInDays: number;
  readonly bits?: 1024 | 2048;
  readonly hash?: 'SHA-1' | 'SHA-256';
}

const keys = new Map<string, Promise<webcrypto.CryptoKeyPair>>();

/** Keys are made once for all worlds: which numbers they hold changes no answer. */
async function keyPair(key: number, bits: number, hash: string): Promise<webcrypto.CryptoKeyPair> {
  const id = `${key} ${bits} ${hash}`;
  const known = keys.get(id) ?? webcrypto.subtle.generateKey({ name: 'RSASSA-PKCS1-v1_5', hash, publicExponent: new Uint8Array([1, 0, 1]), modulusLength: bits }, true, ['sign', 'verify']);
  keys.set(id, known);
  return known;
}

export async function certificate({ key, startedDaysAgo, endsInDays, bits = 2048, hash = 'SHA-256' }: CertificateWish): Promise<Certificate> {
  const made = await X509CertificateGenerator.createSelfSigned({
    name: `CN=messy ${key}`,
    serialNumber: '01',
    keys: await keyPair(key, bits, hash),
    signingAlgorithm: { name: 'RSASSA-PKCS1-v1_5', hash },
    notBefore: new Date(daysAgo(startedDaysAgo)),
    notAfter: new Date(daysAgo(-endsInDays)),
  });
  const der = Buffer.from(made.rawData);
  const hex = createHash('sha256').update(der).digest('hex').toUpperCase();
  return { der: der.toString('base64'), fingerprint: (hex.match(/../g) ?? []).join(':') };
}
