import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { given, listFact, readTable } from '../../../core/model/audit/org-reading.ts';
import { longId } from '../../../core/model/long-id.ts';

interface Raw {
  readonly Id: string;
  readonly Name: string;
  readonly OrganizationType: string;
  readonly InstanceName: string;
  readonly IsSandbox: boolean;
  readonly NamespacePrefix: string | null;
}

export const fromOrg: NonNullable<FactUnit<'organization'>['fromOrg']> = ({ org }) =>
  listFact(
    'The organization',
    undefined,
    () => readTable<Raw>(org, { from: 'Organization', columns: ['Id', 'Name', 'OrganizationType', 'InstanceName', 'IsSandbox', 'NamespacePrefix'] }),
    (raw) => ({ id: longId(raw.Id), name: raw.Name, edition: raw.OrganizationType, instanceName: raw.InstanceName, isSandbox: raw.IsSandbox, ...given('namespace', raw.NamespacePrefix) })
  );
