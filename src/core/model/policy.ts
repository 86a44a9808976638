import * as z from 'zod';
import { isAgeKey } from './age-key.ts';
import { auditPolicy } from './policy-audit.ts';
import { severities } from './severity.ts';
import { apiName, apiVersion, date, email, flows, directions, licences, line, name, templateId, username } from './spec.ts';

export { severities, type Severity } from './severity.ts';

const ageKey = z.string().max(100).refine(isAgeKey, 'the public key that age-keygen prints: age1 and 58 characters, none mistyped');
const days = z.int().min(1).max(3650);
const ruleId = z.string().max(60).regex(/^[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*$/, 'a rule id');

const approved = z.strictObject({
  vendors: z.array(line(80)).default([]).describe('Vendors that may be connected. Empty: any.'),
  templates: z.array(templateId).default([]).describe('Templates that new integrations must start from. Empty: any, or none.'),
  flows: z.array(z.enum(flows)).min(1).default(['jwt-bearer', 'client-credentials']).describe('Ways of logging in that are allowed.'),
  scopes: z.array(apiName).min(1).default(['Api', 'RefreshToken']).describe('OAuth scopes that are allowed.'),
  licences: z.array(z.enum(licences)).min(1).default(['Salesforce Integration']).describe('User licences that are allowed.'),
  stores: z.array(line(500)).min(1).default(['file', 'age']).describe('Where private keys and secrets may be kept: file, age, and the exact text of commands that specs use to store them and to read them back.'),
});

const max = z.strictObject({
  userPermissions: z.array(apiName).default([]).describe('System permissions an integration may have, by API name. Empty: none beyond the ones every integration needs.'),
  cidrV4: z.int().min(0).max(32).default(24).describe('Widest IPv4 block in one entry, as prefix length: 24 is 256 addresses.'),
  cidrV6: z.int().min(0).max(128).default(64).describe('Widest IPv6 block in one entry, as prefix length.'),
});

const pattern = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9_*]+\.[A-Za-z0-9_*]+$/, 'an object and a field with * for any text, such as *.*Salary*');

/** One restricted field or family of fields: exactly one of the three forms. */
const restrictedField = z
  .strictObject({
    object: apiName.optional().describe('Object API name; needs `field`.'),
    field: apiName.optional().describe('Field API name; needs `object`.'),
    pattern: pattern.optional().describe('Object.Field, with * for any text, e.g. *.*Salary*.'),
    classification: line(80).optional().describe('Every field with this data sensitivity level, e.g. Restricted.'),
  })
  .refine((entry) => (entry.object === undefined) === (entry.field === undefined), 'object and field together')
  .refine(
    (entry) => [entry.object ?? entry.field, entry.pattern, entry.classification].filter((form) => form !== undefined).length === 1,
    'exactly one of: object and field, pattern, classification',
  );

const fieldDirection = z.strictObject({
  object: apiName.describe('Object API name.'),
  field: z.string().max(120).regex(/^(?:\*|[A-Za-z][A-Za-z0-9]*(?:_{1,2}[A-Za-z0-9]+)*)$/, 'a field API name, or *').describe('Field API name, or * for every field of the object.'),
  allow: z.array(z.enum(directions)).describe('Directions that are allowed.'),
});

const people = z
  .strictObject({
    min: z.int().min(0).max(100).default(3).describe('Fewest custodians of an integration.'),
    max: z.int().min(1).max(100).default(7).describe('Most custodians of an integration.'),
  })
  .refine((entry) => entry.min <= entry.max, 'a min that is not above max');

const waiver = z.strictObject({
  rule: ruleId.describe('The check that is waived.'),
  subject: line(200).describe('What it is waived for.'),
  owner: email.describe('Who answers for it.'),
  reason: line(500).describe('Why.'),
  expires: date.describe('The day it ends; an expired waiver counts as a finding.'),
});

const attestation = z.strictObject({
  integration: name.describe('The integration that was reviewed.'),
  by: email.describe('Who reviewed it.'),
  on: date.describe('When.'),
  until: date.describe('Until when it holds.'),
});

export const policySchema = z.strictObject({
  apiVersion,
  approved: approved.prefault({}).describe('What integrations may use.'),
  max: max.prefault({}).describe('Nothing wider than this is planned.'),
  restrictedFields: z.array(restrictedField).default([]).describe('Fields no integration gets.'),
  directions: z.array(fieldDirection).default([]).describe('Fields that may flow only in some directions.'),
  custodians: people.prefault({}).describe('How many people must know an integration.'),
  custodianKeys: z.record(email, ageKey).default({}).describe('E-mail of a custodian to the public age key (age1...) that what store: age keeps is encrypted to.'),
  reviewEveryDays: days.default(90).describe('How often access is reviewed.'),
  rotation: z
    .strictObject({
      certificate: days.default(365).describe('Longest life of a certificate, in days.'),
      secret: days.default(90).describe('Longest life of a client secret, in days.'),
      password: days.default(90).describe('Longest life of a password, in days.'),
      refreshToken: days.default(90).describe('Longest life of a refresh token, in days.'),
    })
    .prefault({})
    .describe('How old a credential may become.'),
  trustedAdmins: z.array(username).default([]).describe('Admins who may approve apps, pass by API Access Control and see consumer secrets, by username.'),
  severities: z.record(ruleId, z.enum(severities)).default({}).describe('Rule id to severity, where it differs from the rule\'s own.'),
  waivers: z.array(waiver).default([]).describe('Accepted findings, each owned, reasoned and ending.'),
  ...auditPolicy,
  attestations: z.array(attestation).default([]).describe('Who reviewed which integration, and until when that holds.'),
});

/** The organisation's guardrails: the content of `integrations/policy.yaml`, defaults filled in. */
export type Policy = z.infer<typeof policySchema>;
/** What holds where no policy is written. */
export const defaultPolicy: Policy = policySchema.parse({ apiVersion: 'integration-user/v1' });
