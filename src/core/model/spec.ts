import * as z from 'zod';
import { integrationName, integrationNameLength } from './names.ts';

/** PRODUCT: `inbound` = the integration writes the field, `outbound` = it only reads it. */
export const directions = ['inbound', 'outbound', 'two-way'] as const;
export const appKinds = ['external-client-app', 'connected-app'] as const;
export const flows = ['jwt-bearer', 'client-credentials', 'authorization-code'] as const;

const date = z.iso.date();
const line = (max: number): z.ZodString => z.string().trim().min(1).max(max).regex(/^[^\p{C}]*$/u, 'no control or invisible characters');
/** A standard or custom API name, with or without namespace. */
export const apiName = z.string().max(120).regex(/^[A-Za-z][A-Za-z0-9]*(?:_{1,2}[A-Za-z0-9]+)*$/, 'a Salesforce API name');
/** Salesforce usernames have the form of an e-mail address (facts 2.x). */
export const username = z.string().max(80).regex(/^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+\.[A-Za-z0-9-]+$/, 'a username in the form of an e-mail address');
const orgId = z.string().regex(/^00D[a-zA-Z0-9]{12}(?:[a-zA-Z0-9]{3})?$/, 'a Salesforce org id (00D..., 15 or 18 characters)');

const networkEntry = z
  .strictObject({
    cidr: z.string().optional(),
    from: z.string().optional(),
    to: z.string().optional(),
    source: line(200),
    purpose: z.enum(['run', 'connect', 'verify']).default('run'),
    until: date.optional(),
  })
  .refine((entry) => (entry.cidr === undefined) !== (entry.from === undefined && entry.to === undefined), 'either cidr, or from and to')
  .refine((entry) => (entry.from === undefined) === (entry.to === undefined), 'from and to belong together');

const network = z.strictObject({ allow: z.array(networkEntry).min(1) });
const credentials = z.strictObject({
  rotateEveryDays: z.int().min(1).max(3650).default(90),
  store: z.string().min(1).default('file'),
});

const environment = z.strictObject({
  username,
  orgId: orgId.optional(),
  network: network.optional(),
  credentials: credentials.partial().optional(),
});

const objectAccess = z.strictObject({
  records: z.enum(['shared', 'all']).default('shared'),
  create: z.boolean().default(false),
  edit: z.boolean().default(false),
  delete: z.boolean().default(false),
  fields: z.record(apiName, z.enum(directions)).default({}),
});

const access = z.strictObject({
  objects: z.record(apiName, objectAccess).default({}),
  userPermissions: z.array(apiName).default([]),
  customPermissions: z.array(apiName).default([]),
  apexClasses: z.array(apiName).default([]),
});

export const specSchema = z.strictObject({
  apiVersion: z.literal('integration-user/v1'),
  name: z.string().max(integrationNameLength).regex(integrationName, 'letters, digits and single underscores, starting with a letter'),
  label: line(60),
  purpose: line(255),
  vendor: line(80),
  dataClass: z.enum(['public', 'internal', 'confidential', 'restricted']).default('internal'),
  criticality: z.enum(['low', 'medium', 'high', 'critical']).default('medium'),
  state: z.enum(['planned', 'active', 'retired']).default('active'),
  template: z.string().regex(/^[a-z][a-z0-9-]*$/, 'a template id').optional(),
  owner: z.strictObject({ name: line(120), email: z.email() }),
  custodians: z.array(z.email()),
  mailbox: z.email(),
  reviewBy: date.optional(),
  environments: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/, 'a lower-case name such as production'), environment),
  auth: z.strictObject({
    app: z.enum(appKinds).default('external-client-app'),
    flow: z.enum(flows).default('jwt-bearer'),
    scopes: z.array(apiName).min(1).default(['Api', 'RefreshToken']),
    pkce: z.boolean().default(true),
    callbackUrl: z.url({ protocol: /^https$/ }).optional(),
  }).prefault({}),
  network,
  identity: z.strictObject({
    licence: z.enum(['Salesforce Integration', 'Salesforce']).default('Salesforce Integration'),
    role: line(80).optional(),
    locale: z.strictObject({
      timeZone: z.string().default('GMT'),
      locale: z.string().default('en_US'),
      language: z.string().default('en_US'),
    }).prefault({}),
  }).prefault({}),
  access: access.prefault({}),
  credentials: credentials.prefault({}),
  aliases: z.array(z.strictObject({ app: line(80), until: date })).default([]),
  exceptions: z.array(z.strictObject({ rule: line(40), reason: line(500), approver: z.email(), until: date })).default([]),
  schedule: z.string().min(1).max(40).optional(),
});

/** One external system's connection: the content of `integrations/<name>.yaml`, defaults filled in. */
export type Spec = z.infer<typeof specSchema>;
export type Direction = (typeof directions)[number];
export type ObjectAccess = z.infer<typeof objectAccess>;
export type NetworkEntry = z.infer<typeof networkEntry>;
export type Environment = z.infer<typeof environment>;
