import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { certificate, type Certificate } from './certificates.ts';
import { permissionSetFile, profileFile } from './draw-access.ts';
import { appFiles } from './draw-app.ts';
import { projectFiles } from './draw-project.ts';
import { rowsOf } from './draw-rows.ts';
import type { Integration } from './integration.ts';
import { daysAgo } from './moments.ts';
import type { Row, World } from './world.ts';
import { metadataFile } from './xml.ts';

async function writeAll(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** In the dialect of the load format: a cell without a value is empty. */
function csv(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return stringify(rows.map((row) => columns.map((name) => (row[name] === undefined ? '' : String(row[name])))), { header: true, columns });
}

function settingsFiles({ settings }: World): Readonly<Record<string, string>> {
  return {
    'settings/ConnectedApp.settings': metadataFile('ConnectedAppSettings', { enableAdminApprovedAppsOnly: settings.apiAccessControl }),
    'settings/ExternalClientApp.settings': metadataFile('ExternalClientAppSettings', { enableClientSecretInRestApiAccess: false, enableConsumerSecretApiAccess: settings.consumerSecretApi }),
    'settings/OauthOidc.settings': metadataFile('OauthOidcSettings', { blockOAuthUnPwFlow: true, blockOAuthUsrAgtFlow: settings.blockUserAgent }),
  };
}

const leadFile = (tracked: readonly string[]): string =>
  metadataFile('CustomObject', { enableHistory: true, fields: ['Title', 'Phone', 'Industry'].map((name) => ({ fullName: name, trackHistory: tracked.includes(name) })) });

const seats: Readonly<Record<string, readonly Row[]>> = {
  UserLicense: [{ Name: 'Salesforce Integration', TotalLicenses: 100 }, { Name: 'Salesforce', TotalLicenses: 100 }],
  PermissionSetLicense: [{ DeveloperName: 'SalesforceAPIIntegrationPsl', TotalLicenses: 100 }],
};

function tables(world: World): Readonly<Record<string, readonly Row[]>> {
  const all: Record<string, Row[]> = {};
  for (const some of [seats, { EventLogFile: usageLog(world) }, ...world.integrations.map(rowsOf), world.rows]) for (const [sobject, rows] of Object.entries(some)) (all[sobject] ??= []).push(...rows);
  return all;
}

/** Files of profiles have their names percent-encoded. */
const encoded = (name: string): string => name.replaceAll(/[^\w .-]/g, (character) => encodeURIComponent(character).replaceAll(/[()'!*]/g, (left) => `%${left.charCodeAt(0).toString(16).toUpperCase()}`));

/** One file, of yesterday, its columns in an order of their own (facts 2.x EventLogFile [B]). */
function usageLog({ calls }: World): readonly Row[] {
  if (calls.length === 0) return [];
  const columns = [...new Set(['EVENT_TYPE', ...calls.flatMap((call) => Object.keys(call))])];
  const lines = [columns, ...calls.map((call) => columns.map((column) => call[column] ?? (column === 'EVENT_TYPE' ? 'ApiTotalUsage' : '')))];
  return [{ LogDate: daysAgo(1), LogFile: stringify(lines, { quoted: true }) }];
}

async function certificatesOf({ integrations }: World): Promise<ReadonlyMap<Integration, Certificate>> {
  const certificates = new Map<Integration, Certificate>();
  for (const one of integrations) if (one.app.certificate !== undefined) certificates.set(one, await certificate(one.app.certificate));
  return certificates;
}

/** The project that the world's integrations are kept in, in this folder. */
export async function writeProject(folder: string, world: World): Promise<void> {
  const files = { 'sfdx-project.json': JSON.stringify({ packageDirectories: [{ path: 'force-app', default: true }], sourceApiVersion: '66.0' }), ...projectFiles(world, await certificatesOf(world)) };
  await writeAll(folder, files);
}

/** The org, in this folder, as a practice org loads it. */
export async function writeOrg(folder: string, world: World): Promise<void> {
  const certificates = await certificatesOf(world);
  const inOrg = world.integrations.filter(({ isInOrg }) => isInOrg);
  const metadata = {
    ...settingsFiles(world),
    'objects/Lead.object': leadFile(world.trackedLeadFields),
    ...Object.fromEntries(inOrg.flatMap((one) => [[`profiles/${encoded(one.profile)}.profile`, profileFile(one)], [`permissionsets/${one.set}.permissionset`, permissionSetFile(one)]])),
    ...Object.assign({}, ...inOrg.map((one) => appFiles(one, certificates.get(one)))),
    ...world.metadata,
  } as Readonly<Record<string, string>>;
  await writeAll(join(folder, 'metadata'), metadata);
  await writeAll(join(folder, 'records'), Object.fromEntries(Object.entries(tables(world)).filter(([, rows]) => rows.length > 0).map(([sobject, rows]) => [`${sobject}.csv`, csv(rows)])));
  await writeAll(folder, { 'org.json': JSON.stringify({ name: `Messy ${world.seed}`, orgId: world.place.orgId, isSandbox: world.place.isSandbox, switches: world.switches }) });
}
