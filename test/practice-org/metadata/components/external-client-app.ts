import { accessRows, revokeAccess } from '../grants/setup-access.ts';
import { dropRow, metadataOf, rows } from '../../state.ts';
import type { OrgState, Row, XmlElement } from '../../state.ts';
import { element, sorted, textOf, textOr, textOrNull, without } from './content.ts';
import { DeployProblem, refuse } from './handler.ts';
import type { Component, Handler, Scope } from './handler.ts';
import { dropRecord, listedRow, recordOf, recordsOf, saveRecord, saveRow } from './records.ts';

/** The satellites of an app, in the order in which they are taken away with it. */
export const SATELLITES = [
  ['ExtlClntAppConfigurablePolicies', 'ExtlClntAppPlcyCnfg'],
  ['ExtlClntAppOauthConfigurablePolicies', 'ExtlClntAppOauthPlcyCnfg'],
  ['ExtlClntAppGlobalOauthSettings', undefined],
  ['ExtlClntAppOauthSettings', 'ExtlClntAppOauthSettings'],
  ['ExtlClntAppOauthSecuritySettings', undefined],
] as const;

export function appByName(state: OrgState, fullName: string): Row | undefined {
  return rows(state, 'ExternalClientApplication').find((row) => row['DeveloperName'] === fullName);
}

/** The app a satellite belongs to: by its element, not by its file name (facts corpus, peculiarity 13). Refusal facts 3.3 [C]. */
export function parentApp(scope: Scope, content: XmlElement): Row {
  const name = textOf(content, 'externalClientApplication');
  const app = name === undefined ? undefined : appByName(scope.state, name);
  if (!app) throw new DeployProblem('Enter the name of the parent external client app', { statusCode: 'FIELD_INTEGRITY_EXCEPTION' });
  return app;
}

/** One satellite of a kind per app: `duplicate value found: ... duplicates value on record with id: ...` (facts 1.4, 3.3 [B]). */
export function requireSingle(scope: Scope, type: string, fullName: string, appName: string): void {
  const other = satellitesOf(scope.state, type, appName).find((record) => record.fullName !== fullName);
  if (other) {
    throw new DeployProblem(`duplicate value found: ExternalClientApplicationId duplicates value on record with id: ${other.id.slice(0, 15)}`, {
      statusCode: 'DUPLICATE_VALUE',
    });
  }
}

export function satellitesOf(state: OrgState, type: string, appName: string): { fullName: string; id: string; content: XmlElement }[] {
  return recordsOf(state, type).filter((record) => textOf(record.content, 'externalClientApplication') === appName);
}

/** `<15-character org id>:<Name>`: belongs to this org and no other (facts 1.4 [A]). */
function orgScoped(state: OrgState, name: string): string {
  return `${state.settings.orgId.slice(0, 15)}:${name}`;
}

function deploy(scope: Scope, { fullName, content }: Component): string {
  const scoped = textOf(content, 'orgScopedExternalApp');
  // The rule is [A] (strip before deploying elsewhere), the words are not known.
  if (scoped !== undefined && scoped !== orgScoped(scope.state, fullName)) refuse(scope, `orgScopedExternalApp belongs to another org: ${scoped}`);
  const row = saveRow(scope, 'ExternalClientApplication', '0xI', appByName(scope.state, fullName), columns(scope, fullName, content));
  const defaults = element({ distributionState: 'Local', isProtected: false, label: fullName });
  saveRecord(scope, 'ExternalClientApplication', fullName, String(row['Id']), sorted({ ...defaults, ...content }));
  return String(row['Id']);
}

function columns(scope: Scope, fullName: string, content: XmlElement): Row {
  return {
    DeveloperName: fullName,
    MasterLabel: textOr(content, 'label', fullName),
    Language: 'en_US',
    IsDeleted: false,
    NamespacePrefix: null,
    ContactEmail: textOrNull(content, 'contactEmail'),
    ContactPhone: textOrNull(content, 'contactPhone'),
    Description: textOrNull(content, 'description'),
    DistributionState: textOr(content, 'distributionState', 'Local'),
    ManagedType: textOrNull(content, 'managedType'),
    IconUrl: textOrNull(content, 'iconUrl'),
    InfoUrl: textOrNull(content, 'infoUrl'),
    LogoUrl: textOrNull(content, 'logoUrl'),
    OrgScopedExternalApp: orgScoped(scope.state, fullName),
  };
}

function read(state: OrgState, fullName: string): XmlElement | undefined {
  const row = appByName(state, fullName);
  if (!row) return undefined;
  const kept = recordOf(state, 'ExternalClientApplication', fullName)?.content ?? element({ label: row['MasterLabel'] });
  return sorted({ ...kept, orgScopedExternalApp: [orgScoped(state, fullName)] });
}

/** An app goes with its settings, policies and grants. */
function remove(scope: Scope, fullName: string): void {
  const row = appByName(scope.state, fullName);
  if (!row) return;
  const id = String(row['Id']);
  for (const [type, table] of SATELLITES) {
    for (const satellite of satellitesOf(scope.state, type, fullName)) removeSatellite(scope, type, table, satellite.fullName);
  }
  for (const access of accessRows(scope.state, id)) revokeAccess(scope, String(access['ParentId']), id);
  dropRow(scope.state, 'ExternalClientApplication', id);
  dropRecord(scope, 'ExternalClientApplication', fullName);
}

export function removeSatellite(scope: Scope, type: string, table: string | undefined, fullName: string): void {
  const id = recordOf(scope.state, type, fullName)?.id;
  if (table !== undefined && id !== undefined) dropRow(scope.state, table, id);
  dropRecord(scope, type, fullName);
}

/** A satellite's content as it is returned, without the elements named. */
export function readSatellite(state: OrgState, type: string, fullName: string, hidden: readonly string[] = []): XmlElement | undefined {
  const record = recordOf(state, type, fullName);
  return record && sorted(without(record.content, hidden));
}

export function listSatellites(type: string): Handler['list'] {
  return (state) => [...metadataOf(state, type).values()];
}

export const externalClientApp: Handler = {
  type: 'ExternalClientApplication',
  rank: 70,
  needs: ['ExternalClientAppDeveloper'],
  list: (state) => rows(state, 'ExternalClientApplication').map((row) => listedRow(String(row['DeveloperName']), row)),
  deploy,
  read,
  remove,
};
