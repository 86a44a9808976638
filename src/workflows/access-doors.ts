import type { HeldToken, LoginRange, Relaxation, SetupEntity } from '../core/model/access-view-facts.ts';
import { children, text } from '../core/metadata/read-xml.ts';
import type { OrgReader } from '../core/model/ports.ts';
import { soql } from '../core/model/soql.ts';
import type { Parts } from './read-part.ts';
import { seesTokensOf } from './vendor-connection.ts';

interface TokenRow {
  readonly AppName: string | null;
  readonly LastUsedDate: string | null;
}
interface PolicyRow {
  readonly IpRelaxationPolicyType: string | null;
  readonly PermittedUsersPolicyType: string | null;
  readonly ExternalClientApplication: { readonly DeveloperName: string } | null;
}
interface ProfileRow {
  readonly Metadata: { readonly loginIpRanges?: readonly { readonly startAddress: string; readonly endAddress: string }[] | null } | null;
}

/** Which apps the user holds tokens of. No token is read. */
export async function readTokens(org: OrgReader, userId: string, parts: Parts): Promise<readonly HeldToken[]> {
  if (!(await parts.read('tokens', false, () => seesTokensOf(org, userId)))) {
    parts.notShown('tokens');
    return [];
  }
  const rows = await parts.read('tokens', [], () => org.query<TokenRow>(soql`SELECT AppName, LastUsedDate FROM OauthToken WHERE UserId = ${userId}`));
  const apps = new Map<string, TokenRow[]>();
  for (const row of rows) apps.set(row.AppName ?? '', [...(apps.get(row.AppName ?? '') ?? []), row]);
  return [...apps].map(([app, own]) => ({ app: app === '' ? 'an app without a name' : app, count: own.length, lastUsed: own.flatMap((row) => row.LastUsedDate ?? []).toSorted().at(-1) ?? null }));
}

/** The profile's ranges, found by its id: a standard profile goes by another name in metadata (facts 1.1, 2.y [A]). */
export async function readRanges(org: OrgReader, profileId: string, parts: Parts): Promise<readonly LoginRange[]> {
  const rows = await parts.read('ranges', undefined, () => org.toolingQuery<ProfileRow>(soql`SELECT Id, Metadata FROM Profile WHERE Id = ${profileId}`));
  const metadata = rows?.[0]?.Metadata;
  if (metadata === undefined || metadata === null) {
    parts.notShown('ranges');
    return [];
  }
  return (metadata.loginIpRanges ?? []).map(({ startAddress, endAddress }) => ({ start: startAddress, end: endAddress }));
}

export interface AppPolicies {
  readonly relaxations: readonly Relaxation[];
  readonly openApps: readonly string[];
}

/** The policy that leaves the profile's ranges as they are, in either spelling (facts 1.3, 1.4 [A]). */
const enforces = (policy: string | null | undefined): boolean => policy?.toLowerCase() === 'enforce';

async function clientAppPolicies(org: OrgReader, bound: ReadonlySet<string>, parts: Parts): Promise<AppPolicies> {
  const rows = await parts.read('clientApps', [], () =>
    org.query<PolicyRow>(soql`SELECT IpRelaxationPolicyType, PermittedUsersPolicyType, ExternalClientApplication.DeveloperName FROM ExtlClntAppOauthPlcyCnfg`)
  );
  const named = rows.flatMap((row) => (row.ExternalClientApplication === null ? [] : [{ ...row, name: row.ExternalClientApplication.DeveloperName }]));
  const open = named.filter((row) => row.PermittedUsersPolicyType === 'AllSelfAuthorized').map((row) => row.name);
  const relaxed = named.filter((row) => bound.has(row.name) && !enforces(row.IpRelaxationPolicyType));
  const shown = new Set(named.map((row) => row.name));
  if (![...bound].every((name) => shown.has(name))) parts.notShown('clientApps');
  return { openApps: open, relaxations: relaxed.map((row) => ({ app: `external client app ${row.name}`, policy: row.IpRelaxationPolicyType ?? 'not shown' })) };
}

/** The IP relaxation of a connected app is in its metadata only (facts 2.x ConnectedApplication [A]). */
async function connectedAppPolicies(org: OrgReader, bound: readonly SetupEntity[], parts: Parts): Promise<AppPolicies> {
  const open = await parts.read('connectedApps', [], () => org.query<{ Name: string }>(soql`SELECT Name FROM ConnectedApplication WHERE OptionsAllowAdminApprovedUsersOnly = ${false}`));
  const names = bound.filter((entity) => entity.surely).map((entity) => entity.name);
  const read = names.length === 0 ? [] : await parts.read('connectedApps', [], () => org.readMetadata('ConnectedApp', names));
  if (read.length < bound.length) parts.notShown('connectedApps');
  const policies = read.map(({ fullName, content }) => ({ app: `connected app ${fullName}`, policy: children(content, 'oauthPolicy').map((policy) => text(policy, 'ipRelaxation')).find((policy) => policy !== undefined) }));
  return { openApps: open.map((row) => row.Name), relaxations: policies.flatMap(({ app, policy }) => (policy === undefined || enforces(policy) ? [] : [{ app, policy }])) };
}

/** What the policies of the apps say: those this user is let in by, whether they keep to the profile's ranges; and which let everybody in. */
export async function readAppPolicies(org: OrgReader, apps: readonly SetupEntity[], parts: Parts): Promise<AppPolicies> {
  const ofKind = (kind: SetupEntity['app']): readonly SetupEntity[] => apps.filter((entity) => entity.app === kind);
  const found = await Promise.all([
    clientAppPolicies(org, new Set(ofKind('external client app').map((entity) => entity.name)), parts),
    connectedAppPolicies(org, ofKind('connected app'), parts),
  ]);
  return { relaxations: found.flatMap((each) => each.relaxations), openApps: [...new Set(found.flatMap((each) => each.openApps))].toSorted() };
}
