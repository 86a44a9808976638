import type { Target } from '../core/model/component.ts';
import { OrgRefusal, type OrgReader } from '../core/model/ports.ts';
import { soql } from '../core/model/soql.ts';
import { inItsWords } from './attempt.ts';

/** The identity and the app, as Salesforce's records name them. */
export type Connecting = { readonly username: string; readonly label: string; readonly app: string };

/** Whether a vendor that logs in through a browser has done so. `unknown` is neither yes nor no; `why` ends a sentence. */
export type Connection =
  | { readonly kind: 'connected'; readonly since: string; readonly lastUsed: string | null }
  | { readonly kind: 'not-connected' }
  | { readonly kind: 'unknown'; readonly why: string };

interface TokenRow {
  readonly AppName: string | null;
  readonly CreatedDate: string;
  readonly LastUsedDate: string | null;
}

export const connectingOf = ({ username, spec, names }: Target): Connecting => ({ username, label: spec.label, app: names.app });

/** A session's own tokens are always shown, others' with this permission only, and left out without a word (facts 2.x, OauthToken [A]). */
export async function seesTokensOf(org: OrgReader, userId: string): Promise<boolean> {
  const { userId: callerId } = await org.about();
  if (callerId === userId) return true;
  const held = await org.query(soql`SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = ${callerId} AND IsActive = ${true} AND PermissionSet.PermissionsCustomizeApplication = ${true} LIMIT 1`);
  return held.length > 0;
}

/** A token names its app by label, which two apps may share while a move lasts. */
async function namesakes(org: OrgReader, label: string): Promise<number> {
  const [connected, external] = await Promise.all([
    org.find({ from: 'ConnectedApplication', fields: ['Id'], key: 'Name', value: label }),
    org.find({ from: 'ExternalClientApplication', fields: ['Id'], key: 'MasterLabel', value: label }),
  ]);
  return connected.length + external.length;
}

async function look(org: OrgReader, { username, label, app }: Connecting): Promise<Connection> {
  const [user] = await org.find<{ Id: string }>({ from: 'User', fields: ['Id'], key: 'Username', value: username });
  if (user === undefined) return { kind: 'not-connected' };
  // No token is read. At most 500 rows come in one call (facts 2.x [A]); an identity has a handful.
  const rows = await org.query<TokenRow>(soql`SELECT AppName, CreatedDate, LastUsedDate FROM OauthToken WHERE UserId = ${user.Id} LIMIT 500`);
  const own = rows.filter(({ AppName }) => AppName === label || AppName === app);
  const first = own.map(({ CreatedDate }) => CreatedDate).toSorted()[0];
  if (first === undefined) return (await seesTokensOf(org, user.Id)) ? { kind: 'not-connected' } : { kind: 'unknown', why: 'your session does not see the tokens of other users, which needs the permission Customize Application' };
  if ((await namesakes(org, label)) > 1) return { kind: 'unknown', why: `there is a token of an app called ${label}, and more than one app has that name` };
  return { kind: 'connected', since: first, lastUsed: own.flatMap(({ LastUsedDate }) => LastUsedDate ?? []).toSorted().at(-1) ?? null };
}

/** Reads only, and never a token. */
export async function vendorConnection(org: OrgReader, connecting: Connecting): Promise<Connection> {
  try {
    return await look(org, connecting);
  } catch (error) {
    if (error instanceof OrgRefusal) return { kind: 'unknown', why: inItsWords(error) };
    throw error;
  }
}
