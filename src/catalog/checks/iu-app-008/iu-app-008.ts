import type { Check, Evidence } from '../../../core/model/audit/check.ts';
import { placeIn, seen } from '../../../core/model/audit/evidence.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import { appMetadataOf, judgeApps, type AppAnswer } from '../../../core/model/audit/integration-app.ts';
import { dayOf, daysWords } from '../../../core/model/audit/moment-words.ts';
import type { CertificateFacts } from '../../../core/model/audit/rows-apps.ts';
import { unread, unseen } from '../../../core/model/audit/unread.ts';
import type { App, View } from '../../../core/model/audit/view.ts';
import { listed } from '../../../core/model/sentence.ts';
import { rule } from './rule.ts';

const clockSkewDays = 5 / 1440;
const leastRsaBits = 2048;
const brokenHashes = new Set(['md2', 'md5', 'sha1']);

const daysLeft = (view: View, { notAfter }: CertificateFacts): number => -view.daysSince(notAfter);

function dates(view: View, { label }: App, certificate: CertificateFacts): readonly string[] {
  const left = daysLeft(view, certificate);
  const early = view.daysSince(certificate.notBefore) < -clockSkewDays ? [`The certificate of ${label} is valid only from ${certificate.notBefore} on.`] : [];
  if (left < 0) return [...early, `The certificate of ${label} ended on ${dayOf(certificate.notAfter)}.`];
  if (left >= view.policy.certificate.failDays) return early;
  return [...early, `The certificate of ${label} ends on ${dayOf(certificate.notAfter)}, in ${daysWords(Math.floor(left))}.`];
}

function strength({ label }: App, { keyType, keyBits, hash }: CertificateFacts): readonly string[] {
  const short = keyType.startsWith('rsa') && keyBits !== undefined && keyBits < leastRsaBits ? [`The RSA key of ${label} has ${keyBits} bits; fewer than ${leastRsaBits} can be broken.`] : [];
  const broken = hash !== undefined && brokenHashes.has(hash.toLowerCase()) ? [`The certificate of ${label} is signed with ${hash.toUpperCase()}, which can be forged.`] : [];
  return [...short, ...broken];
}

/** Whoever has one of two equal keys is both. */
function elsewhere(view: View, app: App, { publicKey }: CertificateFacts): readonly string[] {
  const has = ({ metadata }: App): boolean => typeof metadata?.certificate === 'object' && metadata.certificate.publicKey === publicKey;
  const apps = view.apps.filter((other) => other.subject.key !== app.subject.key && has(other)).map(({ label }) => label);
  const orgs = view.rows('otherEnvironments').filter(({ publicKeys }) => publicKeys.includes(publicKey)).map(({ integration, app: name = integration, environment }) => `${name} in ${environment}`);
  const all = [...new Set([...apps, ...orgs])];
  return all.length === 0 ? [] : [`The key of ${app.label} is also that of ${listed(all, 'and')}.`];
}

/** Apps of the other kind have keys too. */
const unseenKeys = (view: View, { subject }: App): readonly Gap[] => unseen(view, subject, Object.values(appMetadataOf));

const keyed = (app: App, words: readonly string[], key: string): readonly Evidence[] => words.map((each) => seen(each, { at: placeIn(app.metadata, 'certificate'), key }));

function faults(view: View, app: App, certificate: CertificateFacts): readonly Evidence[] {
  return [
    ...keyed(app, dates(view, app, certificate), 'dates'),
    ...keyed(app, strength(app, certificate), 'strength'),
    ...keyed(app, elsewhere(view, app, certificate), 'shared'),
  ];
}

function soon(view: View, app: App, certificate: CertificateFacts): readonly Evidence[] {
  const left = daysLeft(view, certificate);
  return left >= view.policy.certificate.warnDays ? [] : keyed(app, [`The certificate of ${app.label} ends on ${dayOf(certificate.notAfter)}, in ${daysWords(Math.floor(left))}.`], 'ends');
}

function answer(view: View, app: App): AppAnswer {
  const certificate = app.metadata?.certificate;
  const wanted = app.registered.filter(({ spec }) => spec.auth.flow === 'jwt-bearer').map(({ spec }) => spec.name);
  if (typeof certificate === 'object') {
    return { fails: faults(view, app, certificate), unknowns: unseenKeys(view, app), warns: soon(view, app, certificate), pass: `The certificate of ${app.label} is valid until ${dayOf(certificate.notAfter)}, strong, and in no other app.` };
  }
  if (certificate === 'none' && wanted.length === 0) return { notApplicable: `${app.label} has no certificate, and no spec says jwt-bearer.`, pass: '' };
  if (certificate === 'unreadable') return { unknowns: [{ kind: 'unreadable', words: `The certificate of ${app.label} is none that can be read.`, about: [app.subject.key] }], pass: '' };
  const why = wanted.length === 0 ? '' : `, and the spec of ${listed(wanted, 'and')} says jwt-bearer`;
  return { unknowns: unread(view, app.subject, [appMetadataOf[app.kind]], `No certificate of ${app.label} was read${why}.`), pass: '' };
}

const check: Check = { id: 'iu-app-008', rule, judge: (view) => judgeApps(view, (app) => answer(view, app)) };
export default check;
