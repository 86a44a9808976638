import 'reflect-metadata';
import { KeyObject, webcrypto } from 'node:crypto';
import { X509CertificateGenerator } from '@peculiar/x509';

export interface KeyAndCertificate {
  /** PKCS #8 PEM. */
  privateKeyPem: string;
  /** The certificate's DER in base64, without armour, as facts 1.3 says to send it. */
  certificate: string;
}

const dayMs = 86_400_000;

/** A 2048-bit RSA key and a certificate for it, signed by itself and valid for one day. */
export async function makeKeyAndCertificate(): Promise<KeyAndCertificate> {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Billing sync',
    serialNumber: '01',
    keys,
    signingAlgorithm: algorithm,
    notBefore: new Date(Date.now() - dayMs / 24),
    notAfter: new Date(Date.now() + dayMs),
  });
  return {
    privateKeyPem: KeyObject.from(keys.privateKey).export({ format: 'pem', type: 'pkcs8' }).toString(),
    certificate: Buffer.from(certificate.rawData).toString('base64'),
  };
}
