import type { Gap } from '../../../core/model/audit/fact.ts';
import type { OrgAsk } from '../../../core/model/audit/fact-unit.ts';
import { given, sameId } from '../../../core/model/audit/org-reading.ts';
import type { AppMetadataRow, AppPolicyRow, ConnectedAppRow } from '../../../core/model/audit/rows-apps.ts';
import { refreshTerms, relaxation } from './terms.ts';

type Bound = (id: string | undefined) => readonly string[] | undefined;

/** Metadata and record are of one app where ids agree, else where the label is the record's name (the catalogue's appIdentity [B]). */
const recordOf = (apps: readonly ConnectedAppRow[], { id, label }: AppMetadataRow): ConnectedAppRow | undefined =>
  apps.find((app) => id !== undefined && sameId(app.id, id)) ?? apps.find(({ name }) => id === undefined && name === label);

function fromMetadata(row: AppMetadataRow, record: ConnectedAppRow | undefined, bound: Bound): AppPolicyRow {
  const approved = row.hasOauth ? (record?.adminApprovedOnly ?? row.flags.adminApproved) : record?.adminApprovedOnly;
  const id = record?.id ?? row.id;
  return {
    app: row.app,
    kind: 'connected-app',
    ...given('appId', id),
    ...given('permittedUsers', approved === undefined ? undefined : approved ? ('admin-approved' as const) : ('all' as const)),
    ...given('ipRelaxation', relaxation(row.ipRelaxation)),
    ...refreshTerms(row.refreshTokenPolicy),
    ...given('sessionMinutes', row.sessionMinutes),
    ...given('clientCredentials', row.flags.clientCredentials),
    ...given('runAs', row.runAs),
    ...given('boundTo', bound(id)),
  };
}

const fromRecord = ({ id, name, adminApprovedOnly }: ConnectedAppRow, bound: Bound): AppPolicyRow => ({
  app: name,
  kind: 'connected-app',
  appId: id,
  permittedUsers: adminApprovedOnly ? 'admin-approved' : 'all',
  ...given('boundTo', bound(id)),
});

/** Apps known by metadata, then those that only their record tells of. */
export function connectedPolicies({ connectedAppMetadata, connectedApps }: OrgAsk['facts'], bound: Bound): { readonly rows: readonly AppPolicyRow[]; readonly gaps: readonly Gap[] } {
  const records = connectedApps?.rows ?? [];
  const described = (connectedAppMetadata?.rows ?? []).map((row) => ({ row, record: recordOf(records, row) }));
  const others = records.filter((record) => !described.some((each) => each.record === record));
  const gap: Gap = {
    kind: 'unreadable',
    words: `Of ${others.length} of ${records.length} connected apps only the record could be read: it does not tell IP relaxation, the life of refresh tokens or the run-as user.`,
    about: others.flatMap(({ id, name }) => [id, name]),
  };
  const silent = connectedApps?.state === 'unknown' && connectedAppMetadata?.state === 'unknown' ? connectedApps.gaps : [];
  return { rows: [...described.map(({ row, record }) => fromMetadata(row, record, bound)), ...others.map((record) => fromRecord(record, bound))], gaps: [...(others.length === 0 ? [] : [gap]), ...silent] };
}
