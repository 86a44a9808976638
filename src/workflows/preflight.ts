import { exitCodes, Problem } from '../problems.ts';
import { isConsumerKey } from '../core/metadata/consumer-key.ts';
import { lackingPermissions, neededPermissions } from '../core/model/caller-permissions.ts';
import type { Target } from '../core/model/component.ts';
import { deployProblem } from '../core/model/deploy-problem.ts';
import { integrationLicenceSet } from '../core/model/integration-licence.ts';
import type { MetadataFile } from '../core/model/metadata-file.ts';
import { OrgRefusal, type Org, type OrgReader } from '../core/model/ports.ts';
import { columns, soql } from '../core/model/soql.ts';

interface Seats {
  readonly TotalLicenses: number;
  readonly UsedLicenses: number;
  readonly Status: string;
}
interface Limits {
  readonly DailyApiRequests?: { readonly Max: number; readonly Remaining: number };
}
interface Row {
  readonly Id: string;
}
const seatColumns = ['TotalLicenses', 'UsedLicenses', 'Status'];

/** Calls a whole `create` may need, proof and waiting included; measured on the practice org and doubled. */
const callBudget = 200;

/** UsedLicenses cannot be filtered on and may lag up to 24 hours (facts 2.x, UserLicense). */
function noSeat(label: string, row: Seats | undefined): readonly Problem[] {
  if (row === undefined || row.Status !== 'Active') return [new Problem('no-such-licence', [label])];
  return row.UsedLicenses < row.TotalLicenses ? [] : [new Problem('seats-exhausted', [label, String(row.UsedLicenses), String(row.TotalLicenses)])];
}

/** A user who is there has its seat. */
async function userSeat(org: OrgReader, target: Target): Promise<readonly Problem[]> {
  const users = await org.find<Row>({ from: 'User', fields: ['Id'], key: 'Username', value: target.username });
  if (users.length > 0) return [];
  const { licence } = target.spec.identity;
  const [row] = await org.find<Seats>({ from: 'UserLicense', fields: seatColumns, key: 'Name', value: licence });
  return noSeat(licence, row);
}

/** The seat of the permission set licence is another one than the user's: it may be missing of a user who is there. */
async function licenceSetSeat(org: OrgReader, target: Target): Promise<readonly Problem[]> {
  if (target.spec.identity.licence !== 'Salesforce Integration') return [];
  const { developerName, label } = integrationLicenceSet;
  const held = await org.find<Row>({
    from: 'PermissionSetLicenseAssign',
    fields: ['Id'],
    key: 'Assignee.Username',
    value: target.username,
    and: soql`PermissionSetLicense.DeveloperName = ${developerName}`,
  });
  if (held.length > 0) return [];
  const [row] = await org.find<Seats>({ from: 'PermissionSetLicense', fields: seatColumns, key: 'DeveloperName', value: developerName });
  return noSeat(label, row);
}

/**
 * What the caller lacks, counting assignments that are active and have not run out (facts 2.x, PermissionSetAssignment [A]).
 * One that ends today counts as long as Salesforce itself calls it active.
 */
async function callerObstacles(org: OrgReader, target: Target): Promise<readonly Problem[]> {
  const described = await org.describe('PermissionSet');
  const known = new Set((described?.fields ?? []).map((field) => field.name));
  const app = target.spec.auth.app;
  const asked = [...new Set(neededPermissions(app).flatMap((needed) => needed.anyOf))].filter((name) => known.has(`Permissions${name}`));
  const rows = await org.query<{ PermissionSet: Record<string, unknown> }>(
    soql`SELECT ${columns(['Id', ...asked.map((name) => `PermissionSet.Permissions${name}`)])} FROM PermissionSetAssignment WHERE AssigneeId = ${target.org.userId} AND IsActive = ${true} AND (ExpirationDate = null OR ExpirationDate >= TODAY)`
  );
  const held = new Set(asked.filter((name) => rows.some((row) => row.PermissionSet[`Permissions${name}`] === true)));
  return lackingPermissions(app, held).map((needed) => new Problem('caller-lacks', [target.org.username, needed.label, needed.why]));
}

async function roleObstacle(org: OrgReader, { spec }: Target): Promise<readonly Problem[]> {
  const { role } = spec.identity;
  if (role === undefined) return [];
  const roles = await org.find<Row>({ from: 'UserRole', fields: ['Id'], key: 'Name', value: role });
  return roles.length === 1 ? [] : [new Problem(roles.length === 0 ? 'role-missing' : 'role-ambiguous', [role])];
}

/** Not to know them is no obstacle: that a session may not read the limits says nothing about them. */
async function limitsOf(org: OrgReader): Promise<Limits> {
  try {
    return await org.get<Limits>('/limits');
  } catch (error) {
    if (error instanceof OrgRefusal) return {};
    throw error;
  }
}

async function limitObstacle(org: OrgReader): Promise<readonly Problem[]> {
  const { DailyApiRequests: daily } = await limitsOf(org);
  if (daily === undefined || daily.Remaining >= callBudget) return [];
  return [new Problem('api-budget-short', [String(daily.Remaining), String(daily.Max), String(callBudget)])];
}

/** What Salesforce says to the metadata with checkOnly: it validates and changes nothing (facts 1.3, dry run as a probe [C]). */
async function metadataObstacles(org: Org, metadata: readonly MetadataFile[]): Promise<readonly Problem[]> {
  if (metadata.length === 0) return [];
  const outcome = await org.deploy(metadata, { checkOnly: true });
  return outcome.failures.map((failure) => deployProblem(`${failure.type} ${failure.fullName}`, { ...outcome, failures: [failure] }));
}

/** What the org would take only after the app is made is looked at before. */
function keyObstacle({ consumerKey }: Target): readonly Problem[] {
  return consumerKey === undefined || isConsumerKey(consumerKey) ? [] : [new Problem('consumer-key-odd', [], exitCodes.wrongUse)];
}

/** Whoever may not look at one thing is told so, in Salesforce's words, beside all other obstacles. */
async function told(what: string, look: () => Promise<readonly Problem[]>): Promise<readonly Problem[]> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof OrgRefusal) return [new Problem('part-refused', [what, error.code, error.message])];
    throw error;
  }
}

/**
 * Every obstacle that can be seen without changing anything, all at once. What only a write can tell (a username taken
 * in another org, a seat gone meanwhile) is met where it happens, with its own words.
 */
export async function preflight(org: Org, target: Target, metadata: readonly MetadataFile[]): Promise<readonly Problem[]> {
  const found = await Promise.all([
    told('look at your own permissions', () => callerObstacles(org, target)),
    told('look at the user licences', () => userSeat(org, target)),
    told('look at the permission set licences', () => licenceSetSeat(org, target)),
    told('look at the roles', () => roleObstacle(org, target)),
    limitObstacle(org),
    told('validation of the profile, permission set and app', () => metadataObstacles(org, metadata)),
  ]);
  return [...keyObstacle(target), ...found.flat()];
}
