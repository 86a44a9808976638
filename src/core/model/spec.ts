import * as z from 'zod';
import { splitCommand } from './command-line.ts';
import { parseRange } from './ip-range.ts';
import { integrationName, integrationNameLength } from './names.ts';

/** PRODUCT: `inbound` = the integration writes the field, `outbound` = it only reads it. */
export const directions = ['inbound', 'outbound', 'two-way'] as const;
export const appKinds = ['external-client-app', 'connected-app'] as const;
export const flows = ['jwt-bearer', 'client-credentials', 'authorization-code'] as const;
export const licences = ['Salesforce Integration', 'Salesforce'] as const;

/*
 * Messages of patterns and refinements are noun phrases: they end the sentence "... must be <message>".
 * Descriptions are what an editor shows while a person types.
 */
export const apiVersion = z.literal('integration-user/v1').describe('The version of this file format.');
export const date = z.iso.date();
export const email = z.email().max(254);
/** One line of plain text: nothing that can move a cursor, hide, or break XML. */
export const line = (max: number): z.ZodString =>
  z.string().trim().min(1).max(max).regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u, 'text without control or invisible characters');
/** A standard or custom API name, with or without namespace. */
export const apiName = z.string().max(120).regex(/^[A-Za-z][A-Za-z0-9]*(?:_{1,2}[A-Za-z0-9]+)*$/, 'a Salesforce API name');
/** Salesforce usernames have the form of an e-mail address (facts 2.x). */
export const username = z.string().max(80).regex(/^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+\.[A-Za-z0-9-]+$/, 'a username in the form of an e-mail address');
export const templateId = z.string().max(60).regex(/^[a-z][a-z0-9-]*$/, 'a template id: lower-case letters, digits and hyphens');
export const environmentName = z.string().max(40).regex(/^[a-z][a-z0-9-]*$/, 'a lower-case name such as production');
const orgId = z.string().regex(/^00D[a-zA-Z0-9]{12}(?:[a-zA-Z0-9]{3})?$/, 'a Salesforce org id (00D..., 15 or 18 characters)');

/** Windows cannot hold a file of these names, whatever its ending; `policy` is taken by integrations/policy.yaml. */
const reservedName = /^(?:con|prn|aux|nul|com\d|lpt\d|policy)$/i;
export const name = z
  .string()
  .max(integrationNameLength)
  .regex(integrationName, 'letters, digits and single underscores, starting with a letter')
  .refine((text) => !reservedName.test(text), 'another name: this one cannot be a file name everywhere, or is taken by the policy');

const networkEntry = z
  .strictObject({
    cidr: z.string().max(60).optional().describe('Addresses as a block, e.g. 203.0.113.0/24 or 2001:db8::/48.'),
    from: z.string().max(60).optional().describe('First address of a range; needs `to`.'),
    to: z.string().max(60).optional().describe('Last address of a range; needs `from`.'),
    source: line(200).describe('Whose addresses these are and where that is written, so that the next person can check them.'),
    purpose: z.enum(['run', 'connect', 'verify']).default('run').describe('run: daily work. connect: only while somebody connects the tool. verify: the machine that proves the integration.'),
    until: date.optional().describe('The day this entry ends, e.g. 2027-01-31.'),
  })
  .refine((entry) => (entry.cidr === undefined) !== (entry.from === undefined && entry.to === undefined), { message: 'either cidr, or from and to', abort: true })
  .refine((entry) => (entry.from === undefined) === (entry.to === undefined), { message: 'a range with both from and to', abort: true })
  .superRefine((entry, context) => {
    const parsed = parseRange(entry);
    if (parsed.ok) return;
    context.addIssue({ code: 'custom', path: [entry.cidr === undefined ? 'from' : 'cidr'], message: parsed.why, params: { mistake: 'spec-address' } });
  });

const network = z.strictObject({ allow: z.array(networkEntry).min(1).describe('The only addresses the integration may log in from.') });
/** A command is started without a shell, so that what it means is what the policy approved. */
const command = line(500).superRefine((text, context) => {
  const split = splitCommand(text);
  if (!split.ok) context.addIssue({ code: 'custom', message: split.why });
});
const rotateEveryDays = z.int().min(1).max(3650).describe('How old the credential may become before it is replaced.');
const store = command.describe('Where the private key or secret is kept: file (only you can read it), age (encrypted to the custodians), or a command that takes it on stdin. May name {name}, {orgId}, {username} and {environment}. The policy approves it.');
const read = command.optional().describe('The command that gives back on stdout what the store command took, for the proof of the login. The policy approves it.');
const credentials = z.strictObject({ rotateEveryDays: rotateEveryDays.default(90), store: store.default('file'), read });
/** Without defaults: what is not said here is as the spec has it. */
const ownCredentials = z.strictObject({ rotateEveryDays: rotateEveryDays.optional(), store: store.optional(), read });

const environment = z.strictObject({
  username: username.describe('The Salesforce username of the integration in this org; unique across all Salesforce orgs.'),
  orgId: orgId.optional().describe('Filled in at first use of --environment.'),
  network: network.optional().describe('Replaces the network list above in this org.'),
  credentials: ownCredentials.optional().describe('Replaces credential settings in this org.'),
});

const objectAccess = z.strictObject({
  records: z.enum(['shared', 'all']).default('shared').describe('shared: what sharing gives. all: View All on this object only.'),
  create: z.boolean().default(false).describe('May create records.'),
  edit: z.boolean().default(false).describe('May edit records.'),
  delete: z.boolean().default(false).describe('May delete records.'),
  fields: z.record(apiName, z.enum(directions)).default({}).describe('Field name to direction. inbound: the integration writes it. outbound: it only reads it. two-way: both.'),
});

const access = z.strictObject({
  objects: z.record(apiName, objectAccess).default({}).describe('Object name to what the integration may do with it. Reading is implied.'),
  userPermissions: z.array(apiName).default([]).describe('System permissions by API name; the policy says which are allowed.'),
  customPermissions: z.array(apiName).default([]).describe('Custom permissions by API name.'),
  apexClasses: z.array(apiName).default([]).describe('Apex classes, such as REST endpoints, that the integration calls.'),
});

const auth = z.strictObject({
  app: z.enum(appKinds).default('external-client-app').describe('external-client-app; connected-app only where the org still has or allows it.'),
  flow: z.enum(flows).default('jwt-bearer').describe('How the integration gets its token.'),
  scopes: z.array(apiName).min(1).default(['Api', 'RefreshToken']).describe('OAuth scopes by metadata name, e.g. Api and RefreshToken.'),
  pkce: z.boolean().default(true).describe('Require PKCE. A few tools cannot do it; their template says so.'),
  callbackUrl: z
    .url({ protocol: /^https$/ })
    .max(1000)
    .regex(/^[\x21-\x7E]+$/, 'an https address without spaces')
    .optional()
    .describe('Where Salesforce sends the browser back to; from the vendor. Needed for authorization-code.'),
  keepsRefreshToken: line(300)
    .optional()
    .describe('Why the vendor must keep its first refresh token. Without this they rotate: each use gives a new one and ends the one before. Only for authorization-code.'),
});

const locale = z.strictObject({
  timeZone: z.string().max(60).regex(/^[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*$/, 'a time zone such as Europe/Madrid').default('GMT').describe('Salesforce time zone key.'),
  locale: z.string().max(20).regex(/^[a-z]{2,3}(?:_[A-Za-z0-9]+)*$/, 'a locale such as en_US').default('en_US').describe('Salesforce locale key.'),
  language: z.string().max(20).regex(/^[a-z]{2,3}(?:_[A-Za-z0-9]+)*$/, 'a language such as en_US').default('en_US').describe('Salesforce language key.'),
});

const identity = z.strictObject({
  licence: z.enum(licences).default('Salesforce Integration').describe('Salesforce only where the vendor needs a full seat and the policy allows it.'),
  role: line(80).optional().describe('An existing role, by name, for record sharing.'),
  locale: locale.prefault({}).describe('How dates and texts look to the integration.'),
});

export const specSchema = z.strictObject({
  apiVersion,
  name: name.describe('Short name; every component name in the org derives from it. Never change it later.'),
  label: line(60).describe('The name people read.'),
  purpose: line(255).describe('Why this connection exists, in one sentence.'),
  vendor: line(80).describe('Who makes or runs the connected system.'),
  dataClass: z.enum(['public', 'internal', 'confidential', 'restricted']).default('internal').describe('The most sensitive data it touches.'),
  criticality: z.enum(['low', 'medium', 'high', 'critical']).default('medium').describe('What it costs when it stops.'),
  state: z.enum(['planned', 'active', 'retired']).default('active').describe('Where in its life the integration is.'),
  template: templateId.optional().describe('The approved pattern this spec started from.'),
  owner: z.strictObject({ name: line(120).describe('Name of the person.'), email: email.describe('E-mail of the person.') }).describe('The person who answers for this integration.'),
  custodians: z.array(email).describe('People who can act when the owner is away; the policy says how many.'),
  mailbox: email.describe('A shared mailbox: the e-mail of the Salesforce user. Never a person\'s own.'),
  reviewBy: date.optional().describe('When access is reviewed next, e.g. 2027-03-31.'),
  environments: z
    .record(environmentName, environment)
    .describe('The orgs this integration lives in.'),
  auth: auth.prefault({}).describe('How the integration proves who it is.'),
  network: network.describe('Where the integration may log in from.'),
  identity: identity.prefault({}).describe('The Salesforce user.'),
  access: access.prefault({}).describe('What the integration may see and do. Everything else is closed.'),
  credentials: credentials.prefault({}).describe('How the credential is kept and renewed.'),
  aliases: z.array(z.strictObject({ app: line(80).describe('API name or label of the other app.'), until: date.describe('The last day it is kept, e.g. 2027-01-31. After it the app is un-bound, once a login through the new one is proven.') })).default([]).describe('Other apps that let this integration in, during a move from one to another. What nobody names is un-bound.'),
  exceptions: z
    .array(
      z.strictObject({
        rule: line(40).describe('The check this exception is about.'),
        reason: line(500).describe('Why it is acceptable.'),
        approver: email.describe('Who approved it.'),
        until: date.describe('The day it ends.'),
      }),
    )
    .default([])
    .describe('Accepted findings, each with a reason, an approver and an end.'),
  schedule: line(40).optional().describe('How often it is expected to call, e.g. daily. Silence beyond it is a finding.'),
});

/** One external system's connection: the content of `integrations/<name>.yaml`, defaults filled in. */
export type Spec = z.infer<typeof specSchema>;
/** The same as a person writes it: everything with a default may be left out. */
export type SpecInput = z.input<typeof specSchema>;
export type Direction = (typeof directions)[number];
export type ObjectAccess = z.infer<typeof objectAccess>;
export type NetworkEntry = z.infer<typeof networkEntry>;
export type Environment = z.infer<typeof environment>;

/** What a template may say of a new spec: how to log in, as whom, and to what. */
export const specFragmentSchema = z.strictObject({
  auth: auth.prefault({}).describe('How the integration proves who it is.'),
  identity: identity.prefault({}).describe('The Salesforce user.'),
  access: access.prefault({}).describe('What the integration may see and do.'),
});
export type SpecFragment = z.infer<typeof specFragmentSchema>;
