import { asFarAs, everybodyElse, known, unknown, type Gap } from '../../../core/model/audit/fact.ts';
import type { FactUnit, OrgAsk } from '../../../core/model/audit/fact-unit.ts';
import { given, givenMoment, isGap, moment, orGap } from '../../../core/model/audit/org-reading.ts';
import type { OauthTokenRow } from '../../../core/model/audit/rows-apps.ts';
import { mostRows, tokensOf, tokensOfAll, type RawToken } from './pages.ts';

const needs = 'Customize Application';
const count = (of: number): string => of.toLocaleString('en-US');

const row = (raw: RawToken): OauthTokenRow => ({
  userId: raw.UserId ?? '',
  appName: raw.AppName ?? '',
  createdAt: raw.CreatedDate === null ? '' : moment(raw.CreatedDate),
  ...given('appId', raw.AppMenuItem?.ApplicationId),
  ...givenMoment('lastUsedAt', raw.LastUsedDate),
  ...given('useCount', raw.UseCount),
});

/** Without Customize Application Salesforce gives the caller's own tokens only, and says nothing (facts 2.x OauthToken [A]). */
function ownTokensOnly({ callerHas }: OrgAsk): Gap | undefined {
  const held = callerHas('CustomizeApplication');
  if (held === true) return undefined;
  const words =
    held === undefined
      ? 'Whether your user may see the tokens of others could not be told, and Salesforce would leave them out without a word.'
      : 'Salesforce shows your user its own tokens only, and leaves out those of others without a word.';
  return { kind: 'own-rows-only', words, needs };
}

/** COUNT() has no rows: the number is the answer's size. */
async function total({ org }: OrgAsk): Promise<{ readonly totalSize: number }> {
  return org.get<{ readonly totalSize: number }>(`/query?q=${encodeURIComponent('SELECT COUNT() FROM OauthToken')}`);
}

async function ofUsers(ask: OrgAsk, all: number): Promise<ReturnType<NonNullable<FactUnit<'oauthTokens'>['fromOrg']>>> {
  const users = ask.inQuestion();
  const { rows, full } = await tokensOf(ask.org, users);
  const others: Gap = {
    kind: 'truncated',
    words: `The org has ${count(all)} tokens, and Salesforce gives ${count(mostRows)} a query: the ${count(rows.length)} of ${count(users.length)} users who are or may be integrations were read, those of everybody else were not.`,
    about: [everybodyElse],
  };
  const cut: readonly Gap[] = full.length === 0 ? [] : [{ kind: 'truncated', words: `Only ${count(mostRows)} tokens of one user can be read; ${count(full.length)} users have as many or more.`, about: full }];
  return asFarAs(rows.map(row), [others, ...cut]);
}

/**
 * Everybody's where one query can tell them all, else those of users in question. Tokens of username-password logins are
 * not among them (facts 2.x OauthToken [A]). No token value is ever asked for.
 */
export const fromOrg: NonNullable<FactUnit<'oauthTokens'>['fromOrg']> = async (ask) => {
  const own = ownTokensOnly(ask);
  if (own !== undefined) return unknown(own);
  const found = await orGap('OAuth tokens', needs, async () => {
    const { totalSize } = await total(ask);
    if (totalSize > mostRows) return ofUsers(ask, totalSize);
    const rows = await tokensOfAll(ask.org);
    if (rows.length >= totalSize) return known(rows.map(row));
    return asFarAs(rows.map(row), [{ kind: 'truncated', words: `Only ${count(rows.length)} of ${count(totalSize)} tokens could be read.` }]);
  });
  return isGap(found) ? unknown(found) : found;
};
