/**
 * The whole practice org as plain data. Everything the org knows is in here; the servers around it keep nothing.
 *
 * One truth: profiles, permission sets and what they grant live in `tables` (Profile, PermissionSet, ObjectPermissions,
 * FieldPermissions, SetupEntityAccess), exactly as SOQL shows them. Metadata deploys write those rows, retrieves read them.
 * `metadata` holds only what no sObject row can carry (login IP ranges, OAuth settings, settings files ...).
 */
import type { Archive } from './archive.ts';
import type { LoggedCall } from './event-log.ts';
import type { RowSource } from './row-source.ts';
import type { Schema } from './schema/schema.ts';
import type { BulkFault } from './faults/fault.ts';
import type { Switches } from './switches.ts';

export type { Switches } from './switches.ts';
export { defaultSwitches } from './switches.ts';

export type Value = string | number | boolean | null;
/** Field API name to value. `Id` is always the 18-character form. Date-times are ISO strings in UTC with milliseconds. */
export type Row = Record<string, Value>;

/** The content of `org.json` in the load format. Everything is optional there. */
export interface OrgSettings {
  orgId: string;
  name: string;
  /** Organization.OrganizationType, e.g. `Enterprise Edition`. */
  edition: string;
  /** Newest API version served, e.g. `66.0`. */
  apiVersion: string;
  isSandbox: boolean;
  instanceName: string;
  /** ISO time the org's clock stands at; it ticks on from there. Absent: the machine's clock. */
  clock?: string;
  /** Daily API request limit, for `Sforce-Limit-Info` and /limits. */
  dailyApiRequests: number;
  /** Bulk API 2.0 query jobs a day (facts 2.z [K]). */
  dailyBulkQueryJobs: number;
  /** Usernames that exist in some other org (facts 2: usernames are unique across all orgs). */
  foreignUsernames: string[];
  switches: Switches;
}

export interface Session {
  token: string;
  userId: string;
  /** Address the login came from. */
  sourceIp: string;
  /** Consumer key's app id (0H4... or 0xI...), absent for the ready-made admin session. */
  appId?: string;
  /** OAuth names, e.g. `api`, `refresh_token`. */
  scopes: string[];
  createdAt: Date;
  expired: boolean;
  /** Its AuthSession row. When that row is gone, so is the session (facts 5.3 [A]). */
  authSessionId?: string;
  /** DeleteToken of the OauthToken row it came from; revoking that token ends the session. */
  deleteToken?: string;
}

/** A refresh token or an authorization code. */
export interface Grant {
  kind: 'refresh' | 'code';
  userId: string;
  appId: string;
  scopes: string[];
  redirectUri?: string;
  codeChallenge?: string;
  /** Milliseconds since the epoch, by the org's clock. */
  createdAt?: number;
  lastUsedAt?: number;
  /** DeleteToken of its OauthToken row. */
  deleteToken?: string;
}

/** One metadata component that is more than its rows. `content` is the parsed XML, element name to list of values. */
export interface MetadataRecord {
  type: string;
  fullName: string;
  id: string;
  createdById: string;
  createdDate: string;
  lastModifiedById: string;
  lastModifiedDate: string;
  content: XmlElement;
}
export interface XmlElement {
  [element: string]: (string | XmlElement)[];
}

/** What faults on order tell the org, for the length of one request (faults/). */
export interface Orders {
  /** Somebody else holds the rows that are written, or the administration setup. */
  contention?: 'row' | 'setup';
  /** Status checks the deploy that is started spends waiting and working. */
  phases?: { pending: number; inProgress: number };
  /** What goes wrong with the bulk query job, or the page of one, that the request asks for. */
  bulk?: BulkFault;
}

export interface OrgState {
  settings: OrgSettings;
  schema: Schema;
  /** sObject API name to its rows, by Id. */
  tables: Map<string, Map<string, Row>>;
  /** Rows beside the tables, too many to be kept one by one, by sObject API name. Only queries see them. */
  archives: Map<string, Archive>;
  /** Rows beside the tables that are read from elsewhere when they are asked for, by sObject API name. Only queries see them. */
  sources: Map<string, RowSource>;
  /** Metadata type to full name to record. */
  metadata: Map<string, Map<string, MetadataRecord>>;
  sessions: Map<string, Session>;
  /** Refresh tokens and authorization codes, by value. */
  grants: Map<string, Grant>;
  /** Deploys, retrieves, bulk jobs: asynchronous work by id. */
  jobs: Map<string, unknown>;
  /** Token requests still to be answered `invalid_client_id`, by consumer key. */
  propagation: Map<string, number>;
  /** API requests counted today. */
  apiRequests: number;
  /** API calls of users that are in no event log file yet, by day (`2026-11-21`). */
  usage: Map<string, LoggedCall[]>;
  /** Bulk query jobs made today. */
  bulkQueryJobs: number;
  /** Counts every change of the org's data; the request log's `changed` compares it before and after. */
  changes: number;
  nextId: Map<string, number>;
  orders: Orders;
  now: () => Date;
  /** Base URLs, known once the server listens. */
  urls: { instance: string; login: string };
}

/** Rows of an object, in insertion order. */
export function rows(state: OrgState, sobject: string): Row[] {
  return [...(state.tables.get(sobject)?.values() ?? [])];
}

/** The row of an id, where the object has one. */
export function row(state: OrgState, sobject: string, id: unknown): Row | undefined {
  return state.tables.get(sobject)?.get(String(id));
}

/** Store a row as it is, with no rule applied: seeds, loads and derived rows. Rules live in data/rules. */
export function putRow(state: OrgState, sobject: string, row: Row): Row {
  const table = state.tables.get(sobject) ?? new Map<string, Row>();
  state.tables.set(sobject, table);
  table.set(String(row['Id']), row);
  state.changes += 1;
  return row;
}

/**
 * Store a row without counting it as a change of the org's data: log-in bookkeeping and columns the org works out by itself.
 * `key` stands in for the id of objects whose `Id` is always null (OauthToken, facts 2 [A]).
 */
export function keepRow(state: OrgState, sobject: string, row: Row, key = String(row['Id'])): Row {
  const table = state.tables.get(sobject) ?? new Map<string, Row>();
  state.tables.set(sobject, table);
  table.set(key, row);
  return row;
}

export function dropRow(state: OrgState, sobject: string, id: string): boolean {
  const dropped = state.tables.get(sobject)?.delete(id) ?? false;
  if (dropped) state.changes += 1;
  return dropped;
}

export function metadataOf(state: OrgState, type: string): Map<string, MetadataRecord> {
  const found = state.metadata.get(type) ?? new Map<string, MetadataRecord>();
  state.metadata.set(type, found);
  return found;
}
