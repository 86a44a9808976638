import type { Check, Evidence, Judgement } from '../../../core/model/audit/check.ts';
import { agoWords, daysWords } from '../../../core/model/audit/moment-words.ts';
import type { OauthTokenRow } from '../../../core/model/audit/rows-apps.ts';
import { silenceDays } from '../../../core/model/audit/schedule.ts';
import { ofOtherTokens, tokenOwners, type TokenOwner } from '../../../core/model/audit/token-owner.ts';
import type { View } from '../../../core/model/audit/view.ts';
import { rule } from './rule.ts';

function limitOf({ policy: { token } }: View, { integration }: TokenOwner): number {
  return integration === undefined ? token.idleDaysOthers : silenceDays(token.idleDays, integration.registered?.spec.schedule);
}

function evidence(view: View, { appName, createdAt, lastUsedAt }: OauthTokenRow, limit: number): Evidence {
  const idle = lastUsedAt === undefined ? `was made on ${agoWords(view, createdAt)}, and never used` : `was last used on ${agoWords(view, lastUsedAt)}`;
  return { key: `${appName}:${createdAt}`, words: `Its token for ${appName} ${idle}; ${daysWords(limit)} are the limit.` };
}

function judged(view: View, owner: TokenOwner): Judgement {
  const { subject, tokens } = owner;
  const pass = 'Every token of it was used within the limit.';
  if (tokens.length === 0 && view.gapsFor(subject, ['oauthTokens']).length === 0) return { subject, notApplicable: 'It holds no token.', pass };
  const limit = limitOf(view, owner);
  return { subject, fails: tokens.filter(({ lastUsedAt, createdAt }) => view.daysSince(lastUsedAt ?? createdAt) > limit).map((token) => evidence(view, token, limit)), pass };
}

/** Tokens of users who left are IU-CRD-005's. */
const isHere = ({ user }: TokenOwner): boolean => user?.isActive !== false;

const check: Check = { id: 'iu-crd-004', rule, judge: (view) => [...tokenOwners(view).filter(isHere).map((owner) => judged(view, owner)), ...ofOtherTokens(view)] };
export default check;
