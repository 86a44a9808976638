import { parseRange } from '../core/model/ip-range.ts';
import { OrgRefusal, type OrgReader } from '../core/model/ports.ts';
import type { RefusedLogin } from '../core/model/proof.ts';
import { soql } from '../core/model/soql.ts';
import type { Knocked } from './knock.ts';

/** Where Salesforce itself says that a login came from. Behind a NAT no machine knows that of itself. */
export interface LoginOrigin {
  /** `undefined`: not recorded, or not to be read; `words` says which. */
  readonly address: string | undefined;
  readonly words: string;
  /** Its rows in LoginHistory, where it was refused and they are this login's without doubt. */
  readonly refused?: readonly RefusedLogin[];
}

interface LoginRow {
  readonly Id: string;
  readonly LoginTime: string;
  readonly SourceIp: string | null;
  readonly Status: string | null;
}
interface SessionRow {
  readonly SourceIp: string;
  readonly IsCurrent: boolean;
}
/** The logins of one user that were there at a moment, so that later ones can be told apart without comparing clocks. */
export interface LoginMark {
  readonly userId: string;
  readonly known: ReadonlySet<string>;
}

const recorded = (address: string): LoginOrigin => ({ address, words: `Salesforce recorded the address ${address}` });
const unknown = (why: string): LoginOrigin => ({ address: undefined, words: `which address Salesforce saw is not known: ${why}` });

/** SourceIp may hold words in place of an address, e.g. for Salesforce's own servers. */
const isAddress = (text: string | null): text is string => text !== null && parseRange({ from: text, to: text }).ok;

/** `undefined` where the session may not read it. */
async function ifAllowed<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof OrgRefusal) return undefined;
    throw error;
  }
}

/** Only UserId can be filtered on, of what matters here (facts 2.x LoginHistory [A]). */
const newest = (org: OrgReader, userId: string): Promise<readonly LoginRow[]> =>
  org.query<LoginRow>(soql`SELECT Id, LoginTime, SourceIp, Status FROM LoginHistory WHERE UserId = ${userId} ORDER BY LoginTime DESC LIMIT 20`);

/** The address at which the session that asks began; every user sees its own sessions (facts 2.x AuthSession [A]). */
export async function ownAddress(org: OrgReader, userId: string): Promise<string | undefined> {
  const sessions = await ifAllowed(() => org.query<SessionRow>(soql`SELECT SourceIp, IsCurrent FROM AuthSession WHERE UsersId = ${userId}`));
  const address = sessions?.find((session) => session.IsCurrent)?.SourceIp ?? null;
  return isAddress(address) ? address : undefined;
}

/** Before a login: what is recorded of the user already. `undefined` where there is no such user, or it may not be read. */
export async function markLogins(org: OrgReader, username: string): Promise<LoginMark | undefined> {
  return ifAllowed(async () => {
    const [user] = await org.query<{ Id: string }>(soql`SELECT Id FROM User WHERE Username = ${username}`);
    return user && { userId: user.Id, known: new Set((await newest(org, user.Id)).map((row) => row.Id)) };
  });
}

/** Somebody else may have been refused in the same moment: more rows than tries are nobody's. */
function ownRefusals(rows: readonly LoginRow[], tries: number): Pick<LoginOrigin, 'refused'> {
  if (rows.length > tries) return {};
  return { refused: rows.map(({ Id, LoginTime }) => ({ id: Id, at: new Date(LoginTime).toISOString() })) };
}

/** Of the logins since the mark, those that got in or those that did not. Several addresses are as good as none. */
async function originSince(org: OrgReader, mark: LoginMark | undefined, gotIn: boolean, tries: number): Promise<LoginOrigin> {
  const rows = mark && (await ifAllowed(() => newest(org, mark.userId)));
  if (rows === undefined) return unknown('your session may not read LoginHistory');
  const ours = rows.filter((row) => !mark?.known.has(row.Id) && (row.Status === 'Success') === gotIn);
  const [address, ...others] = new Set(ours.map((row) => row.SourceIp));
  if (address === undefined) return unknown('LoginHistory does not show this login, which needs the permission Manage Users or Monitor Login History');
  if (others.length > 0) return unknown('LoginHistory shows logins from several addresses at the same time');
  if (!isAddress(address)) return unknown('LoginHistory holds no address');
  return { ...recorded(address), ...(gotIn ? {} : ownRefusals(ours, tries)) };
}

/** Of a login made just now: by the identity's own session where it got in, else by what the admin's session sees of it. */
export async function originOf(admin: OrgReader, { outcome, tries }: Knocked, mark: LoginMark | undefined): Promise<LoginOrigin> {
  if (outcome.kind === 'unreachable') return unknown('nothing reached it');
  if (outcome.kind === 'refused') return originSince(admin, mark, false, tries);
  const own = await ownAddress(outcome.org, outcome.userId);
  if (own !== undefined) return recorded(own);
  return mark?.userId === outcome.userId ? originSince(admin, mark, true, tries) : unknown('the identity does not see its own session');
}
