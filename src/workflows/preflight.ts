import { Problem } from '../problems.ts';
import { lackingPermissions, neededPermissions } from '../core/model/caller-permissions.ts';
import type { Target } from '../core/model/component.ts';
import { deployProblem } from '../core/model/deploy-problem.ts';
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
/** Calls a whole `create` may need, proof and waiting included; measured on the practice org and doubled. */
const callBudget = 200;
/** Five of it come free with most editions (facts 4). */
export const integrationLicenceSet = 'SalesforceAPIIntegrationPsl';

async function seatObstacle(org: OrgReader, target: Target): Promise<readonly Problem[]> {
  const licence = target.spec.identity.licence;
  const [row] = await org.query<Seats>(soql`SELECT TotalLicenses, UsedLicenses, Status FROM UserLicense WHERE Name = ${licence}`);
  // UsedLicenses cannot be filtered on and may lag up to 24 hours (facts 2.x, UserLicense).
  if (row === undefined || row.Status !== 'Active') return [new Problem('no-such-licence', [licence])];
  if (row.UsedLicenses < row.TotalLicenses) return [];
  return [new Problem('seats-exhausted', [licence, String(row.UsedLicenses), String(row.TotalLicenses)])];
}

async function licenceSetObstacle(org: OrgReader, target: Target): Promise<readonly Problem[]> {
  if (target.spec.identity.licence !== 'Salesforce Integration') return [];
  const [row] = await org.query<Seats>(
    soql`SELECT TotalLicenses, UsedLicenses, Status FROM PermissionSetLicense WHERE DeveloperName = ${integrationLicenceSet}`
  );
  const named = 'Salesforce API Integration';
  if (row === undefined || row.Status !== 'Active') return [new Problem('no-such-licence', [named])];
  return row.UsedLicenses < row.TotalLicenses ? [] : [new Problem('seats-exhausted', [named, String(row.UsedLicenses), String(row.TotalLicenses)])];
}

/** Seats are needed only for a user who is not there yet. */
async function seatObstacles(org: OrgReader, target: Target): Promise<readonly Problem[]> {
  const users = await org.query<{ Id: string }>(soql`SELECT Id FROM User WHERE Username = ${target.username}`);
  if (users.length > 0) return [];
  return (await Promise.all([seatObstacle(org, target), licenceSetObstacle(org, target)])).flat();
}

async function callerObstacles(org: OrgReader, target: Target): Promise<readonly Problem[]> {
  const described = await org.describe('PermissionSet');
  const known = new Set((described?.fields ?? []).map((field) => field.name));
  const app = target.spec.auth.app;
  const asked = [...new Set(neededPermissions(app).flatMap((needed) => needed.anyOf))].filter((name) => known.has(`Permissions${name}`));
  const rows = await org.query<{ PermissionSet: Record<string, unknown> }>(
    soql`SELECT ${columns(asked.map((name) => `PermissionSet.Permissions${name}`))} FROM PermissionSetAssignment WHERE AssigneeId = ${target.org.userId}`
  );
  const held = new Set(asked.filter((name) => rows.some((row) => row.PermissionSet[`Permissions${name}`] === true)));
  return lackingPermissions(app, held).map((needed) => new Problem('caller-lacks', [target.org.username, needed.label, needed.why]));
}

async function roleObstacle(org: OrgReader, role: string | undefined): Promise<readonly Problem[]> {
  if (role === undefined) return [];
  const roles = await org.query<{ Id: string }>(soql`SELECT Id FROM UserRole WHERE Name = ${role}`);
  return roles.length === 1 ? [] : [new Problem(roles.length === 0 ? 'role-missing' : 'role-ambiguous', [role])];
}

async function limitObstacle(org: OrgReader): Promise<readonly Problem[]> {
  const { DailyApiRequests: daily } = await org.get<Limits>('/limits');
  if (daily === undefined || daily.Remaining >= callBudget) return [];
  return [new Problem('api-budget-short', [String(daily.Remaining), String(daily.Max), String(callBudget)])];
}

/** What Salesforce says to the metadata with checkOnly: it validates and changes nothing (facts 1.3, dry run as a probe [C]). */
async function metadataObstacles(org: Org, metadata: readonly MetadataFile[]): Promise<readonly Problem[]> {
  if (metadata.length === 0) return [];
  try {
    const outcome = await org.deploy(metadata, { checkOnly: true });
    return outcome.failures.map((failure) => deployProblem(`${failure.type} ${failure.fullName}`, { ...outcome, failures: [failure] }));
  } catch (error) {
    // Whoever may not deploy may not validate either; the rest of the obstacles are named all the same.
    if (error instanceof OrgRefusal) return [new Problem('part-refused', ['validation of the profile, permission set and app', error.code, error.message])];
    throw error;
  }
}

/**
 * Every obstacle that can be seen without changing anything, all at once. What only a write can tell (a username taken
 * in another org, a seat gone meanwhile) is met where it happens, with its own words.
 */
export async function preflight(org: Org, target: Target, metadata: readonly MetadataFile[]): Promise<readonly Problem[]> {
  const found = await Promise.all([
    callerObstacles(org, target),
    seatObstacles(org, target),
    roleObstacle(org, target.spec.identity.role),
    limitObstacle(org),
    metadataObstacles(org, metadata),
  ]);
  return found.flat();
}

/** The address Salesforce sees this machine at, as the caller's own session or last login shows it; `undefined` where neither is readable. */
export async function seenAddress(org: OrgReader, userId: string): Promise<string | undefined> {
  const sessions = await org.query<{ SourceIp: string; IsCurrent: boolean }>(soql`SELECT SourceIp, IsCurrent FROM AuthSession WHERE UsersId = ${userId}`);
  const current = sessions.find((session) => session.IsCurrent);
  if (current !== undefined) return current.SourceIp;
  const [login] = await org.query<{ SourceIp: string | null }>(soql`SELECT SourceIp FROM LoginHistory WHERE UserId = ${userId} ORDER BY LoginTime DESC LIMIT 1`);
  return login?.SourceIp ?? undefined;
}
