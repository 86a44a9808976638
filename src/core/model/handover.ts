import type { AuthMethod, HandOver, HandOverTarget } from './auth-method.ts';
import { commandText } from './command-line.ts';
import type { Target } from './component.ts';
import { rotationDays, storeWords } from './credential-store.ts';
import { partsOf, type CredentialPart } from './credential-part.ts';
import { parseRange } from './ip-range.ts';
import type { CredentialFlow, StoredCredential } from './ports.ts';
import type { NetworkEntry, Spec } from './spec.ts';
import type { Template } from './template.ts';

export interface HandoverAddress {
  /** `203.0.113.0 to 203.0.113.255`, or one address. */
  readonly range: string;
  readonly source: string;
  readonly purpose: NetworkEntry['purpose'];
  readonly until?: string;
}

/** What there is to say to a vendor, and to those who hand it over. Holds no secret and no consumer key. */
export interface Handover {
  readonly integration: string;
  readonly label: string;
  readonly purpose: string;
  readonly vendor: string;
  readonly org: { readonly name: string; readonly kind: 'production' | 'sandbox' | 'practice org'; readonly loginUrl: string };
  readonly environment: string;
  readonly username: string;
  readonly flow: CredentialFlow;
  /** In plain words. */
  readonly login: string;
  readonly app: { readonly name: string; readonly owner: Template['appOwner'] };
  readonly scopes: readonly string[];
  /** What is entered where; lines with a `part` name a place, not a value. */
  readonly settings: readonly HandOver[];
  readonly access: readonly { readonly object: string; readonly rights: string; readonly fields: readonly string[] }[];
  readonly addresses: readonly HandoverAddress[];
  readonly credential: { readonly kept: string; readonly createdAt: string; readonly renewBy: string; readonly fingerprint?: string; readonly expiresAt?: string } | null;
  readonly pattern: Pick<Template, 'title' | 'vendorFlow' | 'browserLogin' | 'asked' | 'confirm' | 'notes' | 'network'> | null;
  readonly people: { readonly owner: Spec['owner']; readonly custodians: readonly string[]; readonly mailbox: string };
  /** Ready to be run by whoever hands it over. */
  readonly commands: { readonly parts: readonly { readonly part: CredentialPart; readonly command: string }[]; readonly verify: string };
}

export interface HandoverFacts {
  readonly target: HandOverTarget & Pick<Target, 'environment' | 'allow'>;
  readonly method: AuthMethod;
  /** `undefined` before it is made. */
  readonly stored: StoredCredential | undefined;
  /** The credential's folder, as `Vault.where` names it. */
  readonly kept: string;
  readonly template: Template | undefined;
  /** As the person names it on the command line. */
  readonly targetOrg: string;
}

const oauthNames: Readonly<Record<string, string>> = { Api: 'api', RefreshToken: 'refresh_token' };
const dayMs = 86_400_000;

function addressOf({ source, purpose, until, ...entry }: NetworkEntry): HandoverAddress {
  const parsed = parseRange(entry);
  const written = entry.cidr ?? `${entry.from ?? ''} to ${entry.to ?? ''}`;
  const range = !parsed.ok ? written : parsed.range.start === parsed.range.end ? parsed.range.start : `${parsed.range.start} to ${parsed.range.end}`;
  return { range, source, purpose, ...(until === undefined ? {} : { until }) };
}

/** The day on which it must be replaced: by its age, or because its certificate ends. */
function renewBy({ createdAt, expiresAt }: StoredCredential, days: number): string {
  const byAge = new Date(new Date(createdAt).getTime() + days * dayMs).toISOString();
  return (expiresAt !== undefined && expiresAt < byAge ? expiresAt : byAge).slice(0, 10);
}

function credentialOf({ target, stored, kept }: HandoverFacts): Handover['credential'] {
  if (stored === undefined) return null;
  const environment = target.spec.environments[target.environment];
  const days = environment === undefined ? target.spec.credentials.rotateEveryDays : rotationDays(target.spec, environment);
  const { fingerprint, expiresAt, createdAt } = stored;
  const where = stored.store === target.store?.kind ? storeWords(target.store) : `kept (${stored.store})`;
  return {
    kept: `${where}; what is public of it is in ${kept}`,
    createdAt,
    renewBy: renewBy(stored, days),
    ...(fingerprint === undefined ? {} : { fingerprint }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}

function accessOf({ access }: Spec): Handover['access'] {
  return Object.entries(access.objects).map(([object, { create, edit, delete: remove, fields }]) => ({
    object,
    rights: ['read', create && 'create', edit && 'edit', remove && 'delete'].filter((right) => right !== false).join(', '),
    fields: Object.keys(fields),
  }));
}

/** Only a tool that logs in with the app made here needs what belongs to that app. */
function settingsOf({ method, target, kept }: HandoverFacts, owner: Template['appOwner']): readonly HandOver[] {
  const all = method.handOver(target, kept);
  return owner === 'customer-app' ? all : all.filter(({ part }) => part === undefined);
}

function commandsOf({ spec, environment }: HandoverFacts['target'], targetOrg: string, owner: Template['appOwner']): Handover['commands'] {
  const of = (verb: readonly string[], ...more: readonly string[]): string => commandText(['sf', 'integration-user', ...verb, '--name', spec.name, '--target-org', targetOrg, '--environment', environment, ...more]);
  // In the browser flow key and secret are copied together, in Setup.
  const parts = owner === 'customer-app' && spec.auth.flow !== 'authorization-code' ? partsOf(spec.auth.flow) : [];
  return {
    parts: parts.map((part) => ({ part, command: of(['credential', 'show'], '--part', part, '--output-file', `../${spec.name}-${part}${part === 'private-key' || part === 'certificate' ? '.pem' : ''}`) })),
    verify: of(['verify']),
  };
}

function kindOf({ isSandbox, loopback }: Target['org']): Handover['org']['kind'] {
  if (loopback) return 'practice org';
  return isSandbox ? 'sandbox' : 'production';
}

/** What a vendor and a team need to connect one integration in one org. Pure: nothing is asked of org or vault. */
export function handoverOf(facts: HandoverFacts): Handover {
  const { target, method, template, targetOrg } = facts;
  const { spec, org, names, environment, username, allow } = target;
  const owner = template?.appOwner ?? 'customer-app';
  return {
    integration: spec.name,
    label: spec.label,
    purpose: spec.purpose,
    vendor: spec.vendor,
    org: { name: org.name, kind: kindOf(org), loginUrl: org.instanceUrl },
    environment,
    username,
    flow: spec.auth.flow,
    login: method.title,
    app: { name: names.app, owner },
    scopes: spec.auth.scopes.map((scope) => (oauthNames[scope] === undefined ? scope : `${oauthNames[scope]} (${scope})`)),
    settings: settingsOf(facts, owner),
    access: accessOf(spec),
    addresses: allow.map(addressOf),
    credential: credentialOf(facts),
    pattern: template === undefined ? null : patternOf(template),
    people: { owner: spec.owner, custodians: spec.custodians, mailbox: spec.mailbox },
    commands: commandsOf(target, targetOrg, owner),
  };
}

function patternOf({ title, vendorFlow, browserLogin, asked, confirm, notes, network }: Template): NonNullable<Handover['pattern']> {
  return { title, vendorFlow, browserLogin, asked, confirm, notes, network };
}
