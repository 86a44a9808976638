import { asFarAs, known, unknown, type Gap } from '../../../core/model/audit/fact.ts';
import type { FactUnit, OrgAsk } from '../../../core/model/audit/fact-unit.ts';
import { loginNeeds, ownLoginsOnly, windowStart } from '../../../core/model/audit/login-columns.ts';
import { given, idsPerQuery, isGap, moment as iso, orGap, readTable, type Table } from '../../../core/model/audit/org-reading.ts';
import type { LoginRow } from '../../../core/model/audit/rows-use.ts';
import { chunks } from '../../../core/model/chunks.ts';
import { moment, soql } from '../../../core/model/soql.ts';

interface Raw {
  readonly Id: string;
  readonly UserId: string;
  readonly LoginTime: string;
  readonly LoginType: string;
  readonly LoginSubType?: string | null;
  readonly SourceIp: string | null;
  readonly Status: string | null;
  readonly Application: string | null;
  readonly ApiType: string | null;
  readonly ApiVersion: string | null;
}

/** Rows of users who log in seldom, read whole; and rows of all others together, the newest. */
const mostWhole = 10_000;
const mostOfBusy = 4_000;

const table: Table = { from: 'LoginHistory', columns: ['Id', 'UserId', 'LoginTime', 'LoginType', 'SourceIp', 'Status', 'Application', 'ApiType', 'ApiVersion'], optional: ['LoginSubType'] };

/** Those whose logins together are few enough to be read whole, and the busy rest. Where nobody counted them, all may be busy. */
function parted({ facts, inQuestion }: OrgAsk): { readonly quiet: readonly string[]; readonly busy: readonly string[] } {
  const users = inQuestion();
  if (facts.loginSummary === undefined || facts.loginSummary.state === 'unknown') return { quiet: [], busy: users };
  const logins = new Map<string, number>();
  for (const row of facts.loginSummary.rows) logins.set(row.userId, (logins.get(row.userId) ?? 0) + row.logins);
  let room = mostWhole;
  const ordered = users.toSorted((one, other) => (logins.get(one) ?? 0) - (logins.get(other) ?? 0));
  const quiet = ordered.filter((id) => (room -= logins.get(id) ?? 0) >= 0);
  return { quiet, busy: ordered.slice(quiet.length) };
}

function read({ org, now, policy }: OrgAsk, users: readonly string[], most: number): Promise<readonly Raw[]> {
  const since = moment(windowStart({ now, policy }));
  const some = (ids: readonly string[]): Promise<readonly Raw[]> => readTable<Raw>(org, { ...table, where: soql`UserId IN ${ids} AND LoginTime >= ${since}`, rest: soql`ORDER BY LoginTime DESC LIMIT ${most}` });
  return Promise.all(chunks(users, idsPerQuery).map(some)).then((parts) => parts.flat());
}

const row = (raw: Raw): LoginRow => ({
  id: raw.Id,
  userId: raw.UserId,
  time: iso(raw.LoginTime),
  type: raw.LoginType,
  status: raw.Status ?? '',
  ...given('subType', raw.LoginSubType),
  ...given('sourceIp', raw.SourceIp),
  ...given('application', raw.Application),
  ...given('apiType', raw.ApiType),
  ...given('apiVersion', raw.ApiVersion),
});

function cut(busy: readonly string[], rows: readonly Raw[], days: number): readonly Gap[] {
  const oldest = rows.at(-1)?.LoginTime;
  if (rows.length < mostOfBusy || oldest === undefined) return [];
  const words = `Of ${busy.length} users who log in very often, only the newest ${rows.length.toLocaleString('en-US')} logins were read, back to ${iso(oldest).slice(0, 16).replace('T', ' ')} UTC, not all of the last ${days} days.`;
  return [{ kind: 'truncated', words, about: busy }];
}

/** Single logins of users in question, in the window that policy looks at. */
export const fromOrg: NonNullable<FactUnit<'loginHistory'>['fromOrg']> = async (ask) => {
  const own = ownLoginsOnly(ask);
  if (own !== undefined) return unknown(own);
  const { quiet, busy } = parted(ask);
  if (quiet.length + busy.length === 0) return known([]);
  const found = await orGap('Logins', loginNeeds, () => Promise.all([read(ask, quiet, mostWhole), read(ask, busy, mostOfBusy)]));
  if (isGap(found)) return unknown(found);
  const [whole, newest] = found;
  return asFarAs([...whole, ...newest].map(row), cut(busy, newest, ask.policy.window.loginDays));
};
