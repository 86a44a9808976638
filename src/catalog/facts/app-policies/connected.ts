import type { Gap } from '../../../core/model/audit/fact.ts';
import type { OrgAsk } from '../../../core/model/audit/fact-unit.ts';
import { given, sameId } from '../../../core/model/audit/org-reading.ts';
import type { AppMetadataRow, AppPolicyRow, ConnectedAppRow } from '../../../core/model/audit/rows-apps.ts';
import { refreshTerms, relaxation } from './terms.ts';

type Bound = (id: string | undefined) => readonly string[] | undefined;

/** Metadata and record are of one app where ids agree, else where the label is the record's name (the catalogue's appIdentity [B]). */
const recordOf = (apps: readonly ConnectedAppRow[], { id, label }: AppMetadataRow): ConnectedAppRow | undefined =>
  apps.find((app) => id !== undefined && sameId(app.id, id)) ?? apps.find(({ name }) => id === undefined && name === label);

/** The record tells what holds now; the metadata of an app without OAuth says nothing of it. */
function permittedUsers(row: AppMetadataRow, record: ConnectedAppRow | undefined): AppPolicyRow['permittedUsers'] {
  const approved = record?.adminApprovedOnly ?? (row.hasOauth ? row.flags.adminApproved : undefined);
  return approved === undefined ? undefined : approved ? 'admin-approved' : 'all';
}

function fromMetadata(row: AppMetadataRow, record: ConnectedAppRow | undefined, bound: Bound): AppPolicyRow {
  const id = record?.id ?? row.id;
  return {
    app: row.app,
    kind: 'connected-app',
    ...given('appId', id),
    ...given('permittedUsers', permittedUsers(row, record)),
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

const recordOnly = (others: readonly ConnectedAppRow[], all: number): readonly Gap[] =>
  others.length === 0
    ? []
    : [
        {
          kind: 'unreadable',
          words: `Of ${others.length} of ${all} connected apps only the record could be read: it does not tell IP relaxation, the life of refresh tokens or the run-as user.`,
          about: others.flatMap(({ id, name }) => [id, name]),
        },
      ];

const gapsOfUnknown = (fact: OrgAsk['facts']['connectedApps']): readonly Gap[] => (fact?.state === 'unknown' ? fact.gaps : []);

/** Apps known by metadata, then those that only their record tells of. */
export function connectedPolicies({ connectedAppMetadata: metadata, connectedApps: apps }: OrgAsk['facts'], bound: Bound): { readonly rows: readonly AppPolicyRow[]; readonly gaps: readonly Gap[] } {
  const records = apps?.rows ?? [];
  const described = (metadata?.rows ?? []).map((row) => ({ row, record: recordOf(records, row) }));
  const others = records.filter((record) => !described.some((each) => each.record === record));
  const unseen = metadata?.state === 'known' ? [] : gapsOfUnknown(apps);
  return {
    rows: [...described.map(({ row, record }) => fromMetadata(row, record, bound)), ...others.map((record) => fromRecord(record, bound))],
    gaps: [...recordOnly(others, records.length), ...unseen],
  };
}
