import { externalAppParts, externalApps, placeOfApp } from '../../../core/metadata/source/external-apps.ts';
import { sourceGaps } from '../../../core/metadata/source/gaps.ts';
import { asFarAs } from '../../../core/model/audit/fact.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import type { Place } from '../../../core/model/audit/place.ts';
import type { AppKind, AppMetadataRow, AppPolicyRow } from '../../../core/model/audit/rows-apps.ts';
import type { SourceProject } from '../../../core/model/audit/source-project.ts';
import { connectedPolicies } from './connected.ts';
import { defaultedPolicy, filePolicy } from './policy-file.ts';

const boundTo = ({ setupEntityAccess }: Facts, kind: AppKind, app: string): readonly string[] =>
  (setupEntityAccess?.rows ?? []).filter((row) => row.kind === kind && row.entityId === app).map(({ parentId }) => parentId);

/** Where a connected app's file says what its policy row says. */
function connectedPlaces({ places = {} }: AppMetadataRow): Readonly<Record<string, Place>> {
  const { adminApproved, ipRelaxation, refreshTokenPolicy, sessionMinutes, clientCredentials, runAs, profiles, permissionSets } = places;
  const found = { permittedUsers: adminApproved, ipRelaxation, refreshPolicy: refreshTokenPolicy, refreshDays: refreshTokenPolicy, sessionMinutes, clientCredentials, runAs, boundTo: permissionSets ?? profiles };
  return Object.fromEntries(Object.entries(found).filter((entry): entry is [string, Place] => entry[1] !== undefined));
}

function connected(facts: Facts): readonly AppPolicyRow[] {
  const metadata = facts.connectedAppMetadata?.rows ?? [];
  return connectedPolicies(facts, (id) => boundTo(facts, 'connected-app', id ?? '')).rows.map((row) => {
    const of = metadata.find(({ app }) => app === row.app);
    return of === undefined ? row : { ...row, ...(of.at === undefined ? {} : { at: of.at }), places: connectedPlaces(of) };
  });
}

/** An app without any OAuth has no OAuth policy, and gets none. */
function external(project: SourceProject, facts: Facts): readonly AppPolicyRow[] {
  return externalApps(project).flatMap((app) => {
    if (app.policy !== undefined) return [filePolicy(app.name, app.policy, facts.externalClientAppMetadata?.rows.find((row) => row.app === app.name), boundTo(facts, 'external-client-app', app.name))];
    return app.settings === undefined && app.global === undefined ? [] : [defaultedPolicy(app.name, placeOfApp(app))];
  });
}

export const fromSource: NonNullable<FactUnit<'appPolicies'>['fromSource']> = (project, facts) =>
  asFarAs([...connected(facts), ...external(project, facts)], sourceGaps(project, 'ConnectedApp', externalAppParts.policy));
