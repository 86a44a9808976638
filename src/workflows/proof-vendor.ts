import type { Target } from '../core/model/component.ts';
import { contains, parseRange } from '../core/model/ip-range.ts';
import { OrgRefusal, type OrgReader } from '../core/model/ports.ts';
import type { ProofRow } from '../core/model/proof.ts';
import { soql } from '../core/model/soql.ts';
import { inItsWords } from './attempt.ts';
import { connectingOf, vendorConnection, type Connection } from './vendor-connection.ts';

interface LoginRow {
  readonly LoginTime: string;
  readonly SourceIp: string | null;
  readonly Status: string | null;
  readonly Application: string | null;
}
/** Newest first; or why they could not be read. */
type Logins = readonly LoginRow[] | string;

/** Only UserId and times can be filtered on, of what matters here (facts 2.x, LoginHistory [A]). */
async function loginsOf(org: OrgReader, { username, spec, names }: Target): Promise<Logins> {
  try {
    const [user] = await org.find<{ Id: string }>({ from: 'User', fields: ['Id'], key: 'Username', value: username });
    if (user === undefined) return [];
    const rows = await org.query<LoginRow>(soql`SELECT LoginTime, SourceIp, Status, Application FROM LoginHistory WHERE UserId = ${user.Id} ORDER BY LoginTime DESC LIMIT 100`);
    return rows.filter(({ Application }) => Application === spec.label || Application === names.app);
  } catch (error) {
    if (error instanceof OrgRefusal) return inItsWords(error);
    throw error;
  }
}

const day = (time: string): string => time.slice(0, 10);
const gotIn = ({ Status }: LoginRow): boolean => Status === 'Success';

/** What a vendor that cannot connect needs to know: why Salesforce refused it last. */
function lastRefusal(logins: Logins): string {
  const refused = typeof logins === 'string' ? undefined : logins.find((row) => !gotIn(row));
  return refused === undefined ? '' : `; its last try, on ${day(refused.LoginTime)} from ${refused.SourceIp ?? 'an unknown address'}, was refused: ${refused.Status ?? 'no reason given'}`;
}

function connectionRow(target: Target, connection: Connection, logins: Logins): ProofRow {
  const row = { claim: `${target.spec.vendor} has logged in as this identity, through the app ${target.names.app}.`, means: 'live login', tried: 'nothing: the vendor logs in, in a browser; looked for its token' } as const;
  if (connection.kind === 'connected') {
    const used = connection.lastUsed === null ? 'not used yet' : `last used on ${day(connection.lastUsed)}`;
    return { ...row, came: `a token since ${day(connection.since)}, ${used}`, result: 'proven' };
  }
  if (connection.kind === 'unknown') return { ...row, came: `not known: ${connection.why}`, result: 'not-tried' };
  return { ...row, came: `no token yet${lastRefusal(logins)}. Run verify when the vendor has connected`, result: 'not-tried' };
}

/** All addresses the spec ever let in count: a person connected from one that is for connecting only. */
function addressRow({ spec, environment }: Target, logins: Logins): ProofRow {
  const row = { claim: 'Logins through the app came from addresses of the spec only.', means: 'live login', tried: 'read LoginHistory' } as const;
  if (typeof logins === 'string') return { ...row, came: `could not be read: ${logins}`, result: 'not-tried' };
  const ranges = (spec.environments[environment]?.network ?? spec.network).allow.flatMap((entry) => {
    const parsed = parseRange(entry);
    return parsed.ok ? [parsed.range] : [];
  });
  const addresses = [...new Set(logins.filter(gotIn).flatMap(({ SourceIp }) => (SourceIp !== null && parseRange({ from: SourceIp, to: SourceIp }).ok ? [SourceIp] : [])))];
  if (addresses.length === 0) return { ...row, came: 'it shows no such login, or your session may not see it', result: 'not-tried' };
  const outside = addresses.filter((address) => !contains(ranges, address));
  return outside.length === 0 ? { ...row, came: addresses.join(', '), result: 'proven' } : { ...row, came: `also from ${outside.join(', ')}`, result: 'failed' };
}

/** The proof of a login that only its vendor can make, from what Salesforce noted of it. */
export async function proveVendor(org: OrgReader, target: Target): Promise<{ readonly rows: readonly ProofRow[]; readonly loginProven: boolean }> {
  const [connection, logins] = await Promise.all([vendorConnection(org, connectingOf(target)), loginsOf(org, target)]);
  const connected = connection.kind === 'connected';
  return { rows: [connectionRow(target, connection, logins), ...(connected ? [addressRow(target, logins)] : [])], loginProven: connected };
}
