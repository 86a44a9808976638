import { createHash } from 'node:crypto';
import { Problem } from '../../problems.ts';
import { bareCertificate } from '../model/certificate-text.ts';
import type { Change, Target } from '../model/component.ts';
import type { StoredCredential } from '../model/ports.ts';

export interface CertificateState {
  /** As far as the org shows it. */
  readonly shown: string | undefined;
  readonly stored: StoredCredential | undefined;
}

/** The certificate an app's deploy must carry: one that is left out is taken from the app, and its logins with it [C]. */
export function certificateFor({ spec }: Target, stored: StoredCredential | undefined): string | undefined {
  return spec.auth.flow === 'jwt-bearer' ? stored?.certificate : undefined;
}

/**
 * A refreshed sandbox holds production's certificate, which is replaced by that of a key of its own. Where the org hides
 * the certificate, what the record says was sent is the only witness that it was.
 */
function afterRefresh(app: string, { recorded, spec }: Target, { shown, stored }: CertificateState): readonly Change[] {
  if (spec.auth.flow !== 'jwt-bearer') return [];
  const sent = stored !== undefined && recorded?.certificateFingerprint === stored.fingerprint;
  if (sent || (shown !== undefined && stored !== undefined)) return [];
  const words = `The certificate of ${app} is a copy from before the refresh; it will be replaced by that of a new key.`;
  return [{ words, part: 'certificate', from: 'the certificate from before', to: 'one of its own', ...(stored === undefined ? {} : { unseen: true as const }) }];
}

/** Where the org hides the certificate and the last login failed, the one that was sent is sent again: it may have been taken away. */
function afterFailure(app: string, { recorded, spec }: Target, stored: StoredCredential | undefined): readonly Change[] {
  const sent = recorded?.certificateFingerprint;
  if (spec.auth.flow !== 'jwt-bearer' || recorded?.proof !== 'failed' || sent === undefined || sent !== stored?.fingerprint) return [];
  return [{ words: `The certificate of ${app} will be sent again: the last proof failed, and the org does not show whether the certificate is still there.`, part: 'certificate', to: 'the one kept here', unseen: true }];
}

/** What the org shows can differ; what it hides cannot be judged, and `certificateNotes` says so. `app` begins a sentence in lower case. */
export function certificateChanges(app: string, target: Target, { shown, stored }: CertificateState): readonly Change[] {
  const refreshed = target.refreshed === true ? afterRefresh(app, target, { shown, stored }) : [];
  if (refreshed.length > 0) return refreshed;
  if (shown === undefined) return afterFailure(app, target, stored);
  const part = 'certificate';
  if (target.spec.auth.flow !== 'jwt-bearer') {
    return [{ words: `The certificate of ${app} will be removed: with it, JWT logins are possible, which the spec does not name.`, part, from: 'a certificate', effect: 'loses', kind: 'remove' }];
  }
  const own = stored?.certificate;
  if (own === undefined || bareCertificate(shown) === bareCertificate(own)) return [];
  return [{ words: `The certificate of ${app} is not the one kept here; it will be replaced, and tokens signed with the other key will be refused.`, part, from: 'another certificate', to: 'the one kept here' }];
}

const fingerprint = (certificate: string): string =>
  (createHash('sha256').update(Buffer.from(bareCertificate(certificate), 'base64')).digest('hex').toUpperCase().match(/../g) ?? []).join(':');

/**
 * The org has the certificate that the record says was sent last, and this machine holds an older key: to send that one
 * would stop the integration. Somebody replaced the credential elsewhere.
 */
export function certificateObstacle({ names, recorded, refreshed, spec }: Target, { shown, stored }: CertificateState): Problem | undefined {
  const own = stored?.fingerprint;
  if (refreshed === true || shown === undefined || own === undefined) return undefined;
  const there = fingerprint(shown);
  return there !== own && there === recorded?.certificateFingerprint ? new Problem('credential-outdated', [names.app, spec.name, there, own]) : undefined;
}

/** What the record says was sent last, where that is another one than the one kept here. */
function otherRecorded({ recorded }: Target, stored: StoredCredential): string {
  const sent = recorded?.certificateFingerprint;
  if (sent === undefined || sent === stored.fingerprint) return '';
  return `, and the record names another one (SHA-256 ${sent}) than the one kept here (${stored.fingerprint ?? 'not known'})`;
}

/**
 * Whether the certificate is still the one kept here cannot be read where the org hides it, as real ones seem to with
 * external client apps [C]. Two witnesses are left: what the record says was sent last, and a login.
 */
export function certificateNotes(app: string, target: Target, { shown, stored }: CertificateState): readonly string[] {
  const { spec } = target;
  if (spec.auth.flow !== 'jwt-bearer' || shown !== undefined || stored?.certificate === undefined) return [];
  return [`The org does not show the certificate of ${app}${otherRecorded(target, stored)}; whether it is still the one kept here, only a login tells: sf integration-user verify --name ${spec.name}`];
}
