import { randomBytes, X509Certificate } from 'node:crypto';
import type { OrgState, XmlElement } from '../../state.ts';
import { textOf, within } from '../components/content.ts';
import { DeployProblem } from '../components/handler.ts';
import type { Scope } from '../components/handler.ts';
import { recordsOf } from '../components/records.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A key as the org makes them: 85 characters (facts 1.3 [A]), `3MVG9` in front [K]. */
export function newConsumerKey(): string {
  return `3MVG9${[...randomBytes(80)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('')}`;
}

/** 64 hexadecimal characters in upper case, as people see them in Setup [K]. */
export function newConsumerSecret(): string {
  return randomBytes(32).toString('hex').toUpperCase();
}

/** Every consumer key of the org, with the full name of its app. */
function takenKeys(state: OrgState): { key: string; owner: string }[] {
  const global = recordsOf(state, 'ExtlClntAppGlobalOauthSettings').map((record) => ({
    key: textOf(record.content, 'consumerKey') ?? '',
    owner: record.fullName,
  }));
  const connected = recordsOf(state, 'ConnectedApp').map((record) => ({
    key: textOf(within(record.content, 'oauthConfig'), 'consumerKey') ?? '',
    owner: record.fullName,
  }));
  return [...global, ...connected];
}

/**
 * The key a new app gets. One the caller chose must be 8 to 256 letters and digits and free everywhere (facts 1.3 [A], words of the second [B]);
 * the switch `consumerKey: replaced` lets the org assign its own all the same (PRODUCT.md, order of creation).
 */
export function keyFor(scope: Scope, wanted: string | undefined, owner: string): string {
  if (wanted === undefined) return newConsumerKey();
  if (scope.mode === 'load') return wanted;
  if (!/^[A-Za-z0-9]{8,256}$/.test(wanted)) {
    throw new DeployProblem('The consumer key must be between 8 and 256 alphanumeric characters', { statusCode: 'FIELD_INTEGRITY_EXCEPTION' });
  }
  const taken = takenKeys(scope.state).some((one) => one.key === wanted && one.owner !== owner);
  if (taken) throw new DeployProblem('The consumer key is already taken', { statusCode: 'DUPLICATE_VALUE' });
  return scope.state.settings.switches.consumerKey === 'replaced' ? newConsumerKey() : wanted;
}

/**
 * The DER bytes of a `certificate` element: armour-less base64 of the DER (6 of 7 real files), base64 of the PEM text (1 of 7), or PEM as
 * the docs have it (facts 1.3 [B]). `undefined` where there is none or it is no certificate.
 */
export function certificateDer(content: XmlElement): Buffer | undefined {
  const text = textOf(content, 'certificate')?.trim();
  if (text === undefined || text === '') return undefined;
  const decoded = Buffer.from(text.replaceAll(/\s/g, ''), 'base64');
  const candidates = [text, decoded.toString('latin1'), decoded].filter((one) => typeof one !== 'string' || one.includes('-----BEGIN'));
  for (const candidate of candidates) {
    try {
      return new X509Certificate(candidate).raw;
    } catch {
      // The next form may fit.
    }
  }
  return undefined;
}

/** The words are not known. */
export function requireCertificate(scope: Scope, content: XmlElement): void {
  if (scope.mode === 'load' || textOf(content, 'certificate') === undefined || certificateDer(content)) return;
  throw new DeployProblem('Invalid certificate', { statusCode: 'FIELD_INTEGRITY_EXCEPTION' });
}

/** Certificates are returned as base64 of the DER without armour (facts 1.3 [B]). */
export function certificateElement(content: XmlElement): string[] {
  const der = certificateDer(content);
  return der ? [der.toString('base64')] : [];
}

/** After a deploy of an app its next token requests may fail for a while (facts 1.4 [B], 7.11). */
export function startPropagation(scope: Scope, consumerKey: string): void {
  const requests = scope.state.settings.switches.propagationRequests;
  if (scope.mode === 'deploy' && requests > 0) scope.state.propagation.set(consumerKey, requests);
}
