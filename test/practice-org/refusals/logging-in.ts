/** The OAuth endpoints as facts 3.4 write them, and the key pairs they need. */
import 'reflect-metadata';
import { createSign, generateKeyPairSync, randomBytes, webcrypto } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { X509CertificateGenerator } from '@peculiar/x509';
import { expect } from 'chai';
import { send } from './caller.ts';
import type { Answer, Ask, PracticeOrg } from './caller.ts';

export interface Credential {
  privateKey: KeyObject;
  /** Base64 of the DER certificate, without armour: what `<certificate>` takes (facts 1.3 [B]). */
  certificate: string;
}

/** A key pair and its self-signed certificate. */
export async function newCredential(days = 30): Promise<Credential> {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=practice',
    keys,
    signingAlgorithm: algorithm,
    notBefore: new Date(Date.now() - 86_400_000),
    notAfter: new Date(Date.now() + days * 86_400_000),
  });
  const { KeyObject: keyObject } = await import('node:crypto');
  return { privateKey: keyObject.from(keys.privateKey), certificate: Buffer.from(certificate.rawData).toString('base64') };
}

/** A key that belongs to no certificate. */
export function strangeKey(): KeyObject {
  return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
}

/** 8 to 256 letters and digits (facts 1.3 [A]). */
export function newConsumerKey(): string {
  return `3MVG9${randomBytes(48).toString('hex').slice(0, 80)}`;
}

export interface Claims {
  iss: string;
  sub: string;
  aud: string;
  exp: number;
}

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JWT as facts 3.4 describe it. `alg` only changes the header: the signature is RS256 always. */
export function assertion(privateKey: KeyObject, claims: Claims, alg = 'RS256'): string {
  const signed = `${base64url({ alg })}.${base64url(claims)}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`;
}

/** `exp` in seconds, three minutes ahead of the org's clock. */
export const soon = (org: PracticeOrg): number => Math.floor(org.state.now().getTime() / 1000) + 180;

type Form = Record<string, string>;
export function postForm(org: PracticeOrg, path: string, form: Form, ask: Ask = {}): Promise<Answer> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', ...ask.headers };
  return send(org, path, { token: '', ...ask, method: 'POST', body: new URLSearchParams(form).toString(), headers });
}

/** One token request; My Domain unless `host` says otherwise. */
export const token = (org: PracticeOrg, form: Form, ask: Ask = {}): Promise<Answer> => postForm(org, '/services/oauth2/token', form, ask);

export const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

export interface JwtLogin extends Partial<Claims> {
  consumerKey: string;
  username: string;
  privateKey: KeyObject;
  alg?: string;
}

/** A JWT bearer request, right in all that is not overridden. */
export function jwtLogin(org: PracticeOrg, login: JwtLogin, ask: Ask = {}): Promise<Answer> {
  const claims: Claims = {
    iss: login.iss ?? login.consumerKey,
    sub: login.sub ?? login.username,
    aud: login.aud ?? 'https://login.salesforce.com',
    exp: login.exp ?? soon(org),
  };
  return token(org, { grant_type: JWT_BEARER, assertion: assertion(login.privateKey, claims, login.alg) }, ask);
}

/** A client credentials request with the pair in the form. */
export function clientLogin(org: PracticeOrg, consumerKey: string, consumerSecret: string, ask: Ask = {}): Promise<Answer> {
  return token(org, { grant_type: 'client_credentials', client_id: consumerKey, client_secret: consumerSecret }, ask);
}

/** The access token of an answer that must be one. */
export function accessToken(answer: Answer): string {
  expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
  const { access_token: value } = answer.body as { access_token: string };
  expect(value, JSON.stringify(answer.body)).to.be.a('string');
  return value;
}

/** Whether the loopback address can be bound here: Linux has all of 127/8, macOS only 127.0.0.1. */
export async function canCallFrom(org: PracticeOrg, address: string): Promise<boolean> {
  return send(org, '/services/data', { token: '', from: address }).then(
    () => true,
    () => false,
  );
}
