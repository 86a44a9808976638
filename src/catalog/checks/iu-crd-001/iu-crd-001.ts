import type { Check, Evidence, Judgement } from '../../../core/model/audit/check.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import { dayOf, daysWords, wholeDays } from '../../../core/model/audit/moment-words.ts';
import { placed } from '../../../core/model/audit/place.ts';
import { recordKey } from '../../../core/model/audit/record-key.ts';
import { unseen } from '../../../core/model/audit/unread.ts';
import type { Integration, View } from '../../../core/model/audit/view.ts';
import { rotationDays } from '../../../core/model/credential-store.ts';
import { capital } from '../../../core/model/sentence.ts';
import { credentialsOf, type Credential } from './credentials.ts';
import { rule } from './rule.ts';

const dueDays = 14;
const dayMs = 86_400_000;

function limitOf({ spec, row }: Integration, { orgId }: Credential): number {
  const environment = Object.entries(spec.environments).find(([name, own]) => name === row.environment || (orgId !== undefined && own.orgId !== undefined && recordKey(own.orgId) === recordKey(orgId)))?.[1];
  return environment === undefined ? spec.credentials.rotateEveryDays : rotationDays(spec, environment);
}

interface Aged {
  readonly credential: Credential;
  readonly limit: number;
  readonly age: number;
}

function evidence(view: View, { spec }: Integration, { credential: { what, key, madeAt = '', at }, limit }: Aged): Evidence {
  const due = dayOf(new Date(Date.parse(madeAt) + limit * dayMs).toISOString());
  const words = `${capital(what)} was made on ${dayOf(madeAt)}, ${daysWords(wholeDays(view, madeAt))} ago; it is to be replaced every ${daysWords(limit)}, by ${due}.`;
  return { words, key, fix: `Replace the credential, prove the new one with \`sf integration-user verify --name ${spec.name}\`, then destroy the old one.`, ...placed(at) };
}

const undated = ({ what }: Credential): Gap => ({ kind: 'not-given', words: `Nothing proves when ${what} was made: Salesforce gives no date for it, and no run of this tool is on record.`, needs: 'a record of when it was made' });

const outOfUse: Readonly<Record<string, string>> = { planned: 'It is only planned and has no credential yet.', retired: 'It is retired; IU-LIF-002 looks for what is left of it.' };

function absent(view: View, integration: Integration, found: readonly Credential[]): string | undefined {
  const { spec, row, holder, subject } = integration;
  if (outOfUse[spec.state] !== undefined) return outOfUse[spec.state];
  if (view.mode === 'org' && row.environment === undefined) return 'It has no account in this org.';
  const isNowhere = found.length === 0 && holder?.user === undefined && view.gapsFor(subject, ['records']).length === 0;
  return isNowhere ? 'No credential of it is on record yet.' : undefined;
}

/** What would show a password, a token or a certificate in use. */
function hidden(view: View, { subject, spec }: Integration): readonly Gap[] {
  const certificates = spec.auth.flow === 'jwt-bearer' ? (['connectedAppMetadata', 'externalClientAppMetadata'] as const) : [];
  return unseen(view, subject, ['loginHistory', 'oauthTokens', ...certificates]);
}

function judged(view: View, integration: Integration): Judgement {
  const { subject } = integration;
  const found = credentialsOf(view, integration);
  const notApplicable = absent(view, integration, found);
  const pass = 'Every credential in use is younger than its limit.';
  if (notApplicable !== undefined) return { subject, notApplicable, pass };
  const aged = found.flatMap((credential): readonly Aged[] => (credential.madeAt === undefined ? [] : [{ credential, limit: limitOf(integration, credential), age: view.daysSince(credential.madeAt) }]));
  const without = found.length === 0 ? [undated({ what: 'its credential', key: '' })] : found.filter(({ madeAt }) => madeAt === undefined).map(undated);
  const unknowns = [...without, ...hidden(view, integration)];
  const old = aged.filter(({ age, limit }) => age > limit);
  const soon = aged.filter(({ age, limit }) => age <= limit && age > limit - dueDays);
  return { subject, fails: old.map((each) => evidence(view, integration, each)), unknowns, warns: soon.map((each) => evidence(view, integration, each)), pass };
}

const check: Check = { id: 'iu-crd-001', rule, judge: (view) => view.integrations.map((integration) => judged(view, integration)) };
export default check;
