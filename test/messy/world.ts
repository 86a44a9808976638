import { drawFrom, type Draw } from './random.ts';
import { goodIntegration, type Integration } from './integration.ts';
import type { Consequence, Planted } from './manifest.ts';
import { dateAgo, daysAgo } from './moments.ts';

export type Cell = string | number | boolean | undefined;
export type Row = Readonly<Record<string, Cell>>;

/** A public key from the documentation of age; nothing is encrypted to it here. */
const ageKey = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';
const custodians = ['ana', 'bo', 'chi', 'pat', 'dee', 'eli', 'fay', 'gus'];

export const orgId = '00DPr0000000001MAA';

/** Which org it is, and what specs call it. */
export interface Place {
  readonly orgId: string;
  readonly environment: string;
  readonly isSandbox: boolean;
}

const production: Place = { orgId, environment: 'production', isSandbox: false };

/** An org and a project in the making, and what was planted in them so far. */
export interface World {
  readonly seed: number;
  readonly place: Place;
  readonly draw: Draw;
  readonly integrations: Integration[];
  /** Rows of records/<SObject>.csv, beside those of integrations. */
  readonly rows: Record<string, Row[]>;
  /** Path below metadata/ to text. */
  readonly metadata: Record<string, string>;
  readonly switches: Record<string, string>;
  /** Path in the project to text. */
  readonly project: Record<string, string>;
  /** The content of integrations/policy.yaml. */
  readonly policy: Record<string, unknown>;
  readonly settings: Record<'consumerSecretApi' | 'apiAccessControl' | 'blockUserAgent', boolean>;
  readonly trackedLeadFields: string[];
  /** API calls of yesterday, by column of an ApiTotalUsage file. */
  readonly calls: Readonly<Record<string, string>>[];
  /** Changes an audit entry's parents, to break the chain. */
  brokenParent: string | undefined;
  /** Reviews of integrations that are not drawn here. */
  readonly attestations: object[];
  readonly planted: Planted[];
  readonly consequences: Consequence[];
}

export const person = (name: string, columns: Row = {}): Row => ({ Username: `${name}@example.com`, LastName: name, Email: `${name}@example.com`, 'Profile.Name': 'Standard User', IsActive: true, CreatedDate: daysAgo(400), LastLoginDate: daysAgo(2), ...columns });
export const browserLogin = (username: string, days: number): Row => ({ 'User.Username': username, LoginTime: daysAgo(days), LoginType: 'Application', SourceIp: '198.51.100.200', Status: 'Success', Application: 'Browser' });

export function emptyWorld(seed: number, place: Place = production): World {
  const people = ['ana', 'bo', 'chi', 'pat'];
  return {
    seed,
    place,
    draw: drawFrom(seed),
    integrations: [],
    rows: { User: people.map((name) => person(name)), LoginHistory: people.map((name) => browserLogin(`${name}@example.com`, 2)) },
    metadata: {},
    switches: { connectedAppCreation: 'allowed', apiAccessControl: 'on', approveUninstalledAppsColumn: 'present', enforceIpRangesEveryRequest: 'on' },
    project: { 'README.md': '# A project\n' },
    policy: {
      apiVersion: 'integration-user/v1',
      trustedAdmins: ['admin@practice.example.com'],
      network: { documentationRanges: true },
      org: { logExport: { to: 'the data lake', keepDays: 365 } },
      waivers: [],
      custodianKeys: Object.fromEntries(custodians.map((name) => [`${name}@example.com`, ageKey])),
      restrictedFields: [{ object: 'Contact', field: 'Birthdate' }],
    },
    settings: { consumerSecretApi: false, apiAccessControl: true, blockUserAgent: true },
    trackedLeadFields: ['Title', 'Phone'],
    calls: [],
    brokenParent: undefined,
    attestations: [],
    planted: [],
    consequences: [],
  };
}

/** One more integration in good order. */
export function another(world: World, name = `tool_${'abcdefghijklmnopqrstuvwxyz'[world.integrations.length] ?? 'z'}`): Integration {
  const made = goodIntegration(world.integrations.length + 1, name);
  world.integrations.push(made);
  return made;
}

export function put(world: World, sobject: string, ...rows: readonly Row[]): void {
  (world.rows[sobject] ??= []).push(...rows);
}

export function plant(world: World, why: string, ...results: readonly (readonly [rule: string, subject: string, result: Planted['result']])[]): void {
  world.planted.push(...results.map(([rule, subject, result]) => ({ rule, subject, result, why })));
}

/** What may be found beside. */
export function beside(world: World, ...pairs: readonly (readonly [rule: string, subject: string])[]): void {
  world.consequences.push(...pairs.map(([rule, subject]) => ({ rule, subject })));
}

export const today = dateAgo(0);
