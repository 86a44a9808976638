import * as z from 'zod';
import { date, email, line, username } from './spec.ts';

const days = (most = 3650): z.ZodInt => z.int().min(0).max(most);
const hour = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'a time such as 06:00');
const appNames = z.array(line(120));

/** Tools that people use through the API, and Salesforce's own apps [C]: an unlisted one shows as an app until a policy names it. */
const peoplesTools = ['Salesforce CLI', 'Data Loader', 'Dataloader Bulk', 'Dataloader Partner', 'Salesforce Inspector Reloaded', 'Workbench'];
const ownApps = ['Salesforce CLI', 'Salesforce for iOS', 'Salesforce for Android'];

/** What `check` judges by, beside the guardrails that plans are held to. */
export const auditPolicy = {
  apps: z
    .strictObject({
      human: appNames.default(peoplesTools).describe('Tools that people use through the API, by exact name. Replaces the shipped list.'),
      firstParty: appNames.default(ownApps).describe('Salesforce\'s own apps, by exact name. Replaces the shipped list.'),
    })
    .prefault({})
    .describe('Apps that are no integration.'),
  certificate: z
    .strictObject({ failDays: days().default(14).describe('A certificate that ends in fewer days fails.'), warnDays: days().default(30).describe('A certificate that ends in fewer days warns.') })
    .prefault({})
    .describe('When an ending certificate is a finding.'),
  changes: z
    .strictObject({
      expectedActors: z.array(username).default([]).describe('Usernames of other deployment tools whose setup changes are expected.'),
      window: z.strictObject({ days: z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).min(1).describe('Days of the week.'), from: hour.describe('First minute of those days, UTC, e.g. 06:00.'), to: hour.describe('Last minute, e.g. 20:00.') }).optional().describe('Days and hours (UTC) in which they are expected; any where it is left out.'),
    })
    .prefault({})
    .describe('Setup changes that need no explanation.'),
  failures: z
    .strictObject({ perDay: z.int().min(1).default(20).describe('More failed logins a day warn.'), ratePercent: z.int().min(1).max(100).default(20).describe('A larger share of failed logins in a week warns.') })
    .prefault({})
    .describe('How many failed logins are normal.'),
  history: z.strictObject({ maxFields: z.int().min(1).max(500).default(20).describe('Fields of an object that may have history; more with Field Audit Trail.') }).prefault({}).describe('Field history.'),
  names: z
    .strictObject({ words: z.array(z.string().min(2).max(40).regex(/^[\p{L}\p{N} _.-]+$/u, 'letters, digits, spaces, points and hyphens')).default([]).describe('Words in a name that hint at an integration, beside the shipped ones such as integration, connector, etl, sync and svc.') })
    .prefault({})
    .describe('Names that hint at an integration.'),
  network: z
    .strictObject({ maxAddressesV4: z.int().min(1).default(65_536).describe('More IPv4 addresses in all ranges together fail.'), minPrefixV6: z.int().min(1).max(128).default(48).describe('IPv6 ranges that together are wider than one such block fail.'), documentationRanges: z.boolean().default(false).describe('True: addresses that are set aside for documentation, such as 203.0.113.0/24, count as public. For demonstrations only.') })
    .prefault({})
    .describe('How wide login ranges may be in all.'),
  org: z
    .strictObject({
      apiAccessControlAbsent: z.strictObject({ owner: email.describe('Who decided it.'), reason: line(500).describe('Why.'), on: date.describe('When.') }).optional().describe('Who decided that the org runs without API Access Control, why, and when.'),
      logExport: z.strictObject({ to: line(200).describe('Where to.'), keepDays: z.int().min(1).max(36_500).describe('For how many days.') }).optional().describe('Where API usage logs are exported to, and for how many days they are kept there.'),
      sharedProfiles: z.boolean().default(false).describe('True: many integrations may share one minimum profile that has no login ranges.'),
    })
    .prefault({})
    .describe('Decisions about the org itself.'),
  people: z.strictObject({ directory: z.array(email).default([]).describe('E-mail addresses of active people who have no Salesforce user.') }).prefault({}).describe('People.'),
  refreshToken: z
    .strictObject({
      maxDays: z.int().min(1).default(90).describe('A longer life of refresh tokens warns.'),
      mustRotate: z.boolean().default(false).describe('True: no spec may keep its first refresh token (auth.keepsRefreshToken), whatever its reason.'),
    })
    .prefault({})
    .describe('Refresh tokens.'),
  repository: z.strictObject({ fixtures: z.array(line(200)).default([]).describe('Folders and files whose secrets are made-up test data.') }).prefault({}).describe('The project\'s files.'),
  roles: z.strictObject({ maxDepth: z.int().min(0).max(100).optional().describe('Highest role level an integration may sit on; not judged where it is left out.') }).prefault({}).describe('Roles.'),
  token: z
    .strictObject({ idleDays: days().default(30).describe('An integration\'s token that is idle for longer fails.'), idleDaysOthers: days().default(90).describe('Anybody else\'s token that is idle for longer fails.') })
    .prefault({})
    .describe('Idle tokens.'),
  use: z
    .strictObject({ dormantDays: days().default(45).describe('No use for longer is dormant.'), neverUsedDays: days().default(30).describe('Never used for longer after it was made is dormant.') })
    .prefault({})
    .describe('Dormant identities.'),
  waiver: z.strictObject({ maxDays: z.int().min(1).default(180).describe('Longest life of a waiver.') }).prefault({}).describe('Waivers.'),
  window: z.strictObject({ loginDays: z.int().min(1).max(180).default(90).describe('How far back logins are looked at; Salesforce keeps six months.') }).prefault({}).describe('How far back.'),
};
