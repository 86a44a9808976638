import type { SpecInput } from '../../spec.ts';
import type { DatasetId, Datasets, Facts } from '../datasets.ts';
import { known, type Gap } from '../fact.ts';
import { ratedPermissions } from '../permission-groups.ts';
import type { Place } from '../place.ts';
import type { AppMetadataRow, AppPolicyRow, ConnectedAppRow } from '../rows-apps.ts';
import { goodFiles } from './files.ts';
import { add, alter, change, goodOrg, ids } from './org.ts';
import { aCertificate, aConnectedApp, anAppPolicy, anAssignment, appMetadata, aPermissionSet, aProfile, aProfileMetadata, aSpec, aUser } from './rows.ts';

/** Examples about apps: the example worlds with HubSpot's app in another shape, and with a second integration. */

export const appName = 'hubspot_Integration';
export const connectedId = '0H4000000000001AAA';
export const hubspotUser = 'hubspot.integration@example.com';
export const etlUser = 'etl.loader@example.com';
export const etlId = '005000000000008AAA';
const etlProfile = '00e000000000006AAA';
export const etlProfileSet = '0PS000000000006AAA';
export const profileInFiles = 'profile:hubspot_Integration';
export const setInFiles = 'permission-set:hubspot_Integration';

export const place = (file: string, line: number): Place => ({ file, line, column: 5 });
export const appFile = 'force-app/main/default/connectedApps/hubspot_Integration.connectedApp-meta.xml';
export const policyFile = 'force-app/main/default/extlClntAppOauthPolicies/hubspot_Integration_oauthPlcy.ecaOauthPlcy-meta.xml';
export const globalFile = 'force-app/main/default/extlClntAppGlobalOauthSets/hubspot_Integration_glbloauth.ecaGlblOauth-meta.xml';
export const refused: Gap = { kind: 'refused', words: 'Salesforce refused to show it.', needs: 'View Setup and Configuration' };
export const notInFiles: Gap = { kind: 'not-in-files', words: 'Files do not tell.' };

/** The rows of a dataset without some of their properties: nothing tells of those. */
export function untold<Id extends DatasetId>(facts: Facts, id: Id, ...properties: readonly (keyof Datasets[Id])[]): Facts {
  const left = new Set<PropertyKey>(properties);
  return change(facts, id, (now) => now.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !left.has(name))) as unknown as Datasets[Id]));
}

const spec: Partial<SpecInput> & { readonly name: string } = {
  name: 'hubspot',
  label: 'HubSpot',
  access: { objects: { Lead: { create: true, edit: true, fields: { Rating: 'two-way', AnnualRevenue: 'outbound' } } } },
  credentials: { store: 'age' },
};

/** The registry with one spec, that of HubSpot, with some keys replaced. */
export const withSpec = (facts: Facts, changes: Partial<SpecInput>, environment = 'production'): Facts => change(facts, 'registry', () => [aSpec({ ...spec, ...changes }, environment)]);
export const withoutSpec = (facts: Facts): Facts => change(facts, 'registry', () => []);

/** HubSpot's external client app with other metadata, or another policy. */
export const withMetadata = (facts: Facts, to: Partial<AppMetadataRow>): Facts => alter(facts, 'externalClientAppMetadata', ({ app }) => app === appName, to);
export const withFlags = (facts: Facts, to: AppMetadataRow['flags']): Facts => change(facts, 'externalClientAppMetadata', (now) => now.map((row) => ({ ...row, flags: { ...row.flags, ...to } })));
export const withAppPolicy = (facts: Facts, to: Partial<AppPolicyRow>): Facts => alter(facts, 'appPolicies', ({ app }) => app === appName, to);

export interface Connected {
  readonly record?: Partial<ConnectedAppRow>;
  readonly metadata?: Partial<AppMetadataRow>;
  readonly policy?: Partial<AppPolicyRow>;
}

const flags = { adminApproved: true, clientCredentials: false, consumerSecretOptional: false, deviceFlow: false, pkce: true, refreshTokenRotation: true };
const connectedMetadata = (changes: Partial<AppMetadataRow> | undefined): AppMetadataRow => appMetadata({ app: appName, label: 'HubSpot', contactEmail: 'integrations@example.com', callbackUrls: ['https://app.example.com/callback'], certificate: aCertificate(), scopes: ['Api', 'RefreshToken'], flags, ...changes });

/** `goodOrg` with a connected app in place of the external client app, as its spec says. */
export function connectedOrg({ record, metadata, policy }: Connected = {}): Facts {
  return withSpec({
    ...goodOrg(),
    externalClientApps: known([]),
    externalClientAppMetadata: known([]),
    connectedApps: known([aConnectedApp({ id: connectedId, name: 'HubSpot', ...record })]),
    connectedAppMetadata: known([connectedMetadata({ id: connectedId, ...metadata })]),
    appPolicies: known([anAppPolicy({ app: appName, kind: 'connected-app', appId: connectedId, boundTo: [ids.hubspotProfileSet, ids.hubspotSet], ...policy })]),
    setupEntityAccess: known([ids.hubspotProfileSet, ids.hubspotSet].map((parentId) => ({ parentId, entityId: connectedId, kind: 'connected-app' as const }))),
  }, { auth: { app: 'connected-app' } });
}

/** The same as files. */
export function connectedFiles({ metadata, policy }: Connected = {}): Facts {
  return withSpec({
    ...goodFiles(),
    externalClientApps: known([]),
    externalClientAppMetadata: known([]),
    connectedApps: known([]),
    connectedAppMetadata: known([connectedMetadata({ at: place(appFile, 2), ...metadata })]),
    appPolicies: known([anAppPolicy({ app: appName, kind: 'connected-app', boundTo: [profileInFiles, setInFiles], at: place(appFile, 2), ...policy })]),
    setupEntityAccess: known([profileInFiles, setInFiles].map((parentId) => ({ parentId, entityId: appName, kind: 'connected-app' as const }))),
  }, { auth: { app: 'connected-app' } }, 'none');
}

/** A vendor that a person connects once in the browser, and that lives on refresh tokens from then on. */
export const browserSpec: Partial<SpecInput> = { auth: { flow: 'authorization-code', callbackUrl: 'https://app.example.com/callback' } };

/** HubSpot by client credentials, as its spec says; all columns of permissions are there. */
export function secretOrg(): Facts {
  const facts = withAppPolicy(withFlags(goodOrg(), { clientCredentials: true }), { clientCredentials: true, runAs: hubspotUser });
  const columns = change(facts, 'permissionColumns', () => ratedPermissions.map(({ name }) => ({ name })));
  return withSpec(columns, { auth: { flow: 'client-credentials', scopes: ['Api'] } });
}
export function secretFiles(): Facts {
  const facts = withAppPolicy(withFlags(goodFiles(), { clientCredentials: true }), { clientCredentials: true, runAs: hubspotUser, at: place(policyFile, 2) });
  return withSpec(facts, { auth: { flow: 'client-credentials', scopes: ['Api'] } }, 'none');
}

/** With a second integration, which no spec describes: a loader with an API Only user and a profile of its own. */
export function withLoader(facts: Facts): Facts {
  const people = add(facts, 'users', aUser({ id: etlId, username: etlUser, profileId: etlProfile, profile: 'ETL Loader', licence: 'Salesforce Integration' }));
  const profile = add(people, 'profiles', aProfile({ id: etlProfile, name: 'ETL Loader', licence: 'Salesforce Integration' }));
  const metadata = add(profile, 'profileMetadata', aProfileMetadata({ profileId: etlProfile, fullName: 'ETL Loader', ranges: [{ start: '203.0.113.9', end: '203.0.113.9', description: 'the loader' }] }));
  const set = add(metadata, 'permissionSets', aPermissionSet({ id: etlProfileSet, name: 'ETL Loader', kind: 'profile', profileId: etlProfile, licenceId: ids.integrationLicence, permissions: ['ApiEnabled', 'ApiUserOnly'] }));
  return add(set, 'permissionSetAssignments', anAssignment({ userId: etlId, permissionSetId: etlProfileSet }));
}
