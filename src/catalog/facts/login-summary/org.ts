import { asFarAs, unknown, type Gap } from '../../../core/model/audit/fact.ts';
import type { FactUnit, OrgAsk } from '../../../core/model/audit/fact-unit.ts';
import { interactiveTypes, loginNeeds, ownLoginsOnly, windowStart } from '../../../core/model/audit/login-columns.ts';
import { loginApp } from '../../../core/model/audit/login-kinds.ts';
import { idsPerQuery, isGap, orGap } from '../../../core/model/audit/org-reading.ts';
import { mailboxKey } from '../../../core/model/audit/mailbox-key.ts';
import { chunks } from '../../../core/model/chunks.ts';
import { soql } from '../../../core/model/soql.ts';
import { addedUp, openSlices, type Group } from './slices.ts';

/** Users whose logins in a browser are looked at; 200 a query. */
const mostUsers = 2_000;

/** Active users who have an e-mail address in common with one of these: IU-IDN-006 asks whether they are people. */
function ofSameMailbox({ users }: OrgAsk['facts'], ids: readonly string[]): readonly string[] {
  const [rows, asked] = [users?.rows ?? [], new Set(ids)];
  const mailboxes = new Set(rows.flatMap(({ id, email }) => (asked.has(id) && email !== undefined ? [mailboxKey(email)] : [])));
  return rows.filter(({ email, isActive }) => isActive && email !== undefined && mailboxes.has(mailboxKey(email))).map(({ id }) => id);
}

/** Users in question and who shares their mailbox, and whoever logged in by an API through an app that is not one of people's tools. */
function candidates({ facts, policy, inQuestion }: OrgAsk, byApi: readonly Group[]): readonly string[] {
  const tools = new Set([...policy.apps.human, ...policy.apps.firstParty]);
  const others = byApi.filter(({ Application }) => !tools.has(loginApp(Application ?? undefined) ?? '')).map(({ UserId }) => UserId);
  const asked = inQuestion();
  return [...new Set([...asked, ...others, ...ofSameMailbox(facts, asked)])];
}

/**
 * Logins by an API of everybody, and logins in a browser of those who may be integrations, so that calls do not grow with
 * people. Status cannot be filtered (facts 2.x LoginHistory [A]): attempts that failed count too.
 */
export const fromOrg: NonNullable<FactUnit<'loginSummary'>['fromOrg']> = async (ask) => {
  const own = ownLoginsOnly(ask);
  if (own !== undefined) return unknown(own);
  const slices = openSlices(ask.org, { from: windowStart(ask), to: ask.now });
  const found = await orGap('Logins', loginNeeds, async () => {
    const byApi = await slices.read(soql`LoginType NOT IN ${interactiveTypes}`);
    const users = candidates(ask, byApi);
    const looked = users.slice(0, mostUsers);
    const inBrowser = await Promise.all(chunks(looked, idsPerQuery).map((ids) => slices.read(soql`UserId IN ${ids} AND LoginType IN ${interactiveTypes}`)));
    return { groups: [...byApi, ...inBrowser.flat()], left: users.slice(mostUsers), all: users.length };
  });
  if (isGap(found)) return unknown(found);
  const cut: readonly Gap[] = found.left.length === 0 ? [] : [{ kind: 'truncated', words: `Logins in the browser were added up for ${mostUsers.toLocaleString('en-US')} of ${found.all.toLocaleString('en-US')} users who log in by an API.`, about: found.left }];
  return asFarAs(addedUp(found.groups), [...slices.gaps(), ...cut]);
};
