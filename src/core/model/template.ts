import * as z from 'zod';
import { apiName, apiVersion, date, line, specFragmentSchema, templateId } from './spec.ts';

/** The vendor's own app, an app of the customer's own, a package doing the work. */
export const appOwners = ['vendor-app', 'customer-app', 'managed-package'] as const;
const answer = z.enum(['yes', 'no', 'unknown']);
const rights = ['create', 'edit', 'delete', 'viewAllRecords'] as const;
const claim = z.strictObject({
  answer: answer.describe('yes, no or unknown.'),
  because: line(300).describe('What the answer rests on.'),
});
const texts = z.array(line(500));

const source = z.strictObject({
  page: line(300).describe('The page that was read.'),
  age: line(80).describe('How old the copy was, e.g. 2026, undated, Feb 2019.'),
});

const asked = z.strictObject({
  permissions: texts.default([]).describe('What the vendor writes that its user needs.'),
  scopes: line(300).default('not found').describe('OAuth scopes the vendor asks for.'),
});

const never = z.strictObject({
  userPermissions: z.array(apiName).default([]).describe('System permissions a spec of this template must not have.'),
  scopes: z.array(apiName).default([]).describe('OAuth scopes a spec of this template must not have.'),
  rights: z.array(z.enum(rights)).default([]).describe('What no object of a spec of this template may allow.'),
  words: texts.default([]).describe('What else must not be done, for people.'),
});

const network = z.strictObject({
  published: answer.describe('Whether the vendor publishes the addresses it calls from.'),
  where: line(300).optional().describe('Where they are published.'),
  note: line(500).optional().describe('How many, how stable.'),
});

export const templateSchema = z.strictObject({
  apiVersion,
  id: templateId.describe('The name a spec refers to.'),
  title: line(80).describe('The name people read.'),
  summary: line(300).describe('What the pattern is for.'),
  vendor: line(80).describe('Who makes the tool.'),
  confidence: z.enum(['A', 'B', 'C']).default('C').describe('A: a current vendor page states permissions and flow. B: old, partial or from memory in part. C: a draft to confirm.'),
  checkedOn: date.describe('When the sources were read.'),
  sources: z.array(source).default([]).describe('What this pattern is based on.'),
  direction: z.enum(['inbound', 'outbound', 'two-way', 'per-flow']).describe('inbound: the tool writes into Salesforce. outbound: it reads.'),
  appOwner: z.enum(appOwners).describe('Whose app the tool logs in with.'),
  vendorFlow: line(200).describe('How the tool itself logs in.'),
  browserLogin: answer.describe('Whether a person must log in as the user in a browser while connecting.'),
  integrationLicence: claim.describe('Whether the free Salesforce Integration licence is enough.'),
  pkce: claim.describe('Whether the tool can do PKCE.'),
  asked: asked.prefault({}).describe('What the vendor asks for.'),
  never: never.prefault({}).describe('What this pattern refuses.'),
  network: network.describe('Where the tool calls from.'),
  confirm: texts.default([]).describe('What to confirm with the vendor before going live.'),
  notes: texts.default([]).describe('What to know.'),
  spec: specFragmentSchema.describe('What a new spec starts from.'),
});

/** A pre-approved integration pattern: what a vendor asks, what is granted instead, and how sure we are. */
export type Template = z.infer<typeof templateSchema>;
/** The same as it is written down: what has a default may be left out. */
export type TemplateInput = z.input<typeof templateSchema>;
export type ObjectRight = (typeof rights)[number];

/** A shipped template from its data. Throws where the data breaks the schema, which the contract test sees. */
export function template(data: Omit<TemplateInput, 'apiVersion'>): Template {
  return templateSchema.parse({ apiVersion: 'integration-user/v1', ...data });
}
