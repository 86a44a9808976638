import type { Check, Evidence, Judgement } from '../../../core/model/audit/check.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import { grouped } from '../../../core/model/audit/grouped.ts';
import { agoWords } from '../../../core/model/audit/moment-words.ts';
import { peoplesApps } from '../../../core/model/audit/people-apps.ts';
import { nameKey } from '../../../core/model/audit/record-key.ts';
import type { OauthTokenRow } from '../../../core/model/audit/rows-apps.ts';
import { ofOtherTokens, tokenOwners, type TokenOwner } from '../../../core/model/audit/token-owner.ts';
import { unseen } from '../../../core/model/audit/unread.ts';
import type { View } from '../../../core/model/audit/view.ts';
import { appsOfOrg, appsOfSpec } from './known-apps.ts';
import { rule } from './rule.ts';

/** Two may stand side by side while a credential is replaced. */
const mostOfOneApp = 2;
const stranger: Gap = { kind: 'not-given', words: 'The user who holds these tokens is not among the users that were read, so whether it is active is not known.' };

const keyOf = ({ appName, createdAt }: OauthTokenRow): string => `${appName}:${createdAt}`;
const lastUse = (view: View, { createdAt, lastUsedAt }: OauthTokenRow): string => (lastUsedAt === undefined ? `made on ${agoWords(view, createdAt)}` : `last used on ${agoWords(view, lastUsedAt)}`);

function outlived(view: View, { user, tokens }: TokenOwner): readonly Evidence[] {
  const isFrozen = view.rows('userLogins').some((row) => row.userId === user?.id && row.isFrozen);
  if (user === undefined || (user.isActive && !isFrozen)) return [];
  return tokens.map((token) => ({ key: keyOf(token), words: `The user is ${user.isActive ? 'frozen' : 'inactive'} and still holds a token for ${token.appName}, ${lastUse(view, token)}.` }));
}

function unnamed(view: View, { integration, tokens }: TokenOwner): readonly Evidence[] {
  const isNamed = integration && appsOfSpec(view, integration);
  if (isNamed === undefined) return [];
  const { file = '' } = integration?.registered ?? {};
  return tokens.filter((token) => !isNamed(token)).map((token) => ({ key: keyOf(token), words: `It holds a token for ${token.appName}, ${lastUse(view, token)}; ${file} names no such app.` }));
}

function tooMany(view: View, { tokens }: TokenOwner): readonly Evidence[] {
  const { isForPeople } = peoplesApps(view.policy);
  const byApp = grouped(tokens.filter(({ appName }) => !isForPeople(appName)), ({ appName }) => nameKey(appName));
  return [...byApp.values()].flatMap((own) => (own.length > mostOfOneApp ? [{ key: `many:${nameKey(own[0]?.appName ?? '')}`, words: `It holds ${String(own.length)} tokens for ${own[0]?.appName ?? ''}; two are enough to replace one by another.` }] : []));
}

function ofNoKnownApp(view: View, { tokens }: TokenOwner): readonly Evidence[] {
  const isKnown = appsOfOrg(view);
  const { isForPeople } = peoplesApps(view.policy);
  const unknown = isKnown === undefined ? [] : tokens.filter((token) => !isKnown(token) && !isForPeople(token.appName));
  return [...new Set(unknown.map(({ appName }) => appName))].map((appName) => ({ key: `app:${nameKey(appName)}`, words: `It holds a token for ${appName}, which is neither installed in this org nor its own; IU-APP-002 judges the app.` }));
}

function judged(view: View, owner: TokenOwner): Judgement {
  const { subject, user, tokens } = owner;
  const pass = 'Every token of it has an active user and a known app.';
  if (tokens.length === 0 && view.gapsFor(subject, ['oauthTokens']).length === 0) return { subject, notApplicable: 'It holds no token.', pass };
  const left = outlived(view, owner);
  return { subject, fails: left.length > 0 ? left : unnamed(view, owner), unknowns: user === undefined ? [stranger] : user.isActive ? unseen(view, subject, ['userLogins']) : [], warns: [...tooMany(view, owner), ...ofNoKnownApp(view, owner)], pass };
}

const check: Check = { id: 'iu-crd-005', rule, judge: (view) => [...tokenOwners(view).map((owner) => judged(view, owner)), ...ofOtherTokens(view)] };
export default check;
