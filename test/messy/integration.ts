import type { SpecInput } from '../../src/core/model/spec.ts';
import { to18 } from '../practice-org/ids.ts';
import type { CertificateWish } from './certificates.ts';
import { dateAgo } from './moments.ts';

export interface Login {
  readonly daysAgo: number;
  readonly type?: string;
  readonly subType?: string;
  readonly application?: string;
  readonly sourceIp?: string;
  readonly status?: string;
  readonly apiType?: string;
  readonly apiVersion?: string;
}

export interface Token {
  readonly app: string;
  readonly createdDaysAgo: number;
  /** Absent: never used. */
  readonly usedDaysAgo?: number;
}

export interface Grant {
  rights: string[];
  fields: Record<string, 'read' | 'edit' | 'none'>;
}

export interface App {
  kind: 'external-client-app' | 'connected-app';
  name: string;
  label: string;
  contactEmail: string;
  scopes: string[];
  callback: string;
  flags: Record<string, boolean>;
  certificate: CertificateWish | undefined;
  permittedUsers: string;
  ipRelaxation: string;
  refresh: string;
  policyClientCredentials: boolean;
  /** Of a connected app: files of old apps have no policy at all. */
  hasPolicy: boolean;
  runAs: string | undefined;
  sets: string[];
  profiles: string[];
}

/** Who did what by the audit log: `parents` are positions in the log before it. */
export interface AuditWish {
  readonly daysAgo: number;
  readonly by: string | undefined;
}

/** One integration as it stands in org and project; whoever plants something changes it before it is drawn. */
export interface Integration {
  readonly name: string;
  readonly index: number;
  readonly subnet: string;
  /** Of its user; 18 characters. */
  readonly userId: string;
  username: string;
  email: string;
  isActive: boolean;
  isRegistered: boolean;
  isInOrg: boolean;
  isFrozen: boolean;
  createdDaysAgo: number;
  passwordDaysAgo: number;
  licence: string;
  profile: string;
  set: string;
  profilePermissions: Record<string, boolean>;
  setPermissions: Record<string, boolean>;
  granted: Record<string, Grant>;
  ranges: { start: string; end: string; description?: string }[];
  app: App;
  logins: Login[];
  tokens: Token[];
  spec: SpecInput;
  audit: AuditWish;
  attestation: { by: string; on: string; until: string } | undefined;
  hasRecord: boolean;
  rotatedDaysAgo: number;
}

/** An integration in which everything is in order: made 60 days ago, reviewed before, in use since. */
export function goodIntegration(index: number, name: string): Integration {
  const subnet = `203.0.113.${(index * 8) % 256}`;
  const label = `Tool ${name}`;
  const username = `${name.replaceAll('_', '.')}@messy.example.com`;
  const component = `${name}_Integration`;
  const mailbox = `${name}.tool@example.com`;
  return {
    name,
    index,
    subnet,
    userId: to18(`005Me${String(index).padStart(10, '0')}`),
    username,
    email: mailbox,
    isActive: true,
    isRegistered: true,
    isInOrg: true,
    isFrozen: false,
    createdDaysAgo: 60,
    passwordDaysAgo: 60,
    licence: 'Salesforce Integration',
    profile: component,
    set: component,
    profilePermissions: { ApiEnabled: true, ApiUserOnly: true },
    setPermissions: { ApiEnabled: true, ApiUserOnly: true, PasswordNeverExpires: true },
    granted: { Account: { rights: ['Read'], fields: { 'Account.Industry': 'read' } } },
    ranges: [{ start: subnet, end: lastOf(subnet), description: 'the vendor\'s egress list' }],
    app: {
      kind: 'external-client-app',
      name: component,
      label,
      contactEmail: mailbox,
      scopes: ['Api', 'RefreshToken'],
      callback: 'https://login.salesforce.com/services/oauth2/success',
      flags: { isClientCredentialsFlowEnabled: false, isConsumerSecretOptional: false, isDeviceFlowEnabled: false, isNamedUserJwtEnabled: false, isPkceRequired: true, isRefreshTokenRotationEnabled: true },
      certificate: { key: index, startedDaysAgo: 60, endsInDays: 305 },
      permittedUsers: 'AdminApprovedPreAuthorized',
      ipRelaxation: 'Enforce',
      refresh: 'Zero',
      policyClientCredentials: false,
      hasPolicy: true,
      runAs: undefined,
      sets: [component],
      profiles: [component],
    },
    logins: [1, 8, 15, 40].map((days) => ({ daysAgo: days })),
    tokens: [],
    spec: {
      apiVersion: 'integration-user/v1',
      name,
      label,
      purpose: 'Accounts for the sales desk',
      vendor: 'Example Vendor',
      dataClass: 'internal',
      template: 'custom',
      owner: { name: 'Ana Ruiz', email: 'ana@example.com' },
      custodians: ['ana@example.com', 'bo@example.com', 'chi@example.com'],
      mailbox,
      reviewBy: dateAgo(-60),
      environments: { production: { username, orgId: '00DPr0000000001' } },
      network: { allow: [{ from: subnet, to: lastOf(subnet), source: 'the vendor\'s egress list' }] },
      access: { objects: { Account: { fields: { Industry: 'outbound' } } } },
      credentials: { store: 'age' },
      schedule: 'daily',
    },
    audit: { daysAgo: 60, by: 'admin@practice.example.com' },
    attestation: { by: 'bo@example.com', on: dateAgo(62), until: dateAgo(-25) },
    hasRecord: true,
    rotatedDaysAgo: 60,
  };
}

/** The same with a connected app, as an org has them that made its apps before external client apps. */
export function withConnectedApp(one: Integration): Integration {
  one.app.kind = 'connected-app';
  one.spec.auth = { app: 'connected-app' };
  return one;
}

/** The last of the eight addresses that begin there. */
export const lastOf = (subnet: string): string => subnet.replace(/\d+$/, (last) => String(Number(last) + 7));
