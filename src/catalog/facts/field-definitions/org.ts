import { asFarAs, known, unknown, type Gap } from '../../../core/model/audit/fact.ts';
import type { FactUnit, OrgAsk } from '../../../core/model/audit/fact-unit.ts';
import { gapOf, given } from '../../../core/model/audit/org-reading.ts';
import type { FieldRow } from '../../../core/model/audit/rows-setup.ts';
import { OrgRefusal, type OrgReader } from '../../../core/model/ports.ts';
import { columns, soql } from '../../../core/model/soql.ts';

interface Raw {
  readonly QualifiedApiName: string;
  readonly DataType: string | null;
  readonly IsFieldHistoryTracked: boolean;
  readonly IsFlsEnabled?: boolean;
  readonly IsCalculated: boolean;
  readonly SecurityClassification: string | null;
  readonly ComplianceGroup: string | null;
}

const needs = 'View Setup and Configuration';
const always = ['DurableId', 'QualifiedApiName', 'DataType', 'IsFieldHistoryTracked', 'IsCalculated', 'SecurityClassification', 'ComplianceGroup'];
/** One object a query, and no IN (facts 2.x FieldDefinition [A/B]): so many, those of specs first. */
const most = 40;

/** Objects that specs and policy name, then those that users in question may read, by how many sets grant them. */
function wanted({ facts, policy }: OrgAsk): readonly string[] {
  const ofSpecs = (facts.registry?.rows ?? []).flatMap(({ spec }) => Object.keys(spec.access.objects));
  const ofPolicy = [...policy.restrictedFields, ...policy.directions].flatMap(({ object }) => object ?? []);
  const granted = new Map<string, number>();
  for (const { object } of facts.objectPermissions?.rows ?? []) granted.set(object, (granted.get(object) ?? 0) + 1);
  const ofGrants = [...granted].toSorted(([one, ones], [other, others]) => others - ones || (one < other ? -1 : 1)).map(([object]) => object);
  return [...new Set([...ofSpecs, ...ofPolicy, ...ofGrants])];
}

const row = (object: string, raw: Raw): FieldRow => ({
  field: `${object}.${raw.QualifiedApiName}`,
  historyOn: raw.IsFieldHistoryTracked,
  isCalculated: raw.IsCalculated,
  ...given('type', raw.DataType),
  ...given('hasFieldSecurity', raw.IsFlsEnabled),
  ...given('classification', raw.SecurityClassification),
  ...(raw.ComplianceGroup === null ? {} : { compliance: raw.ComplianceGroup.split(';').filter((part) => part !== '') }),
});

const fieldsOf = (org: OrgReader, object: string, names: readonly string[]): Promise<readonly Raw[]> =>
  org.toolingQuery<Raw>(soql`SELECT ${columns(names)} FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName = ${object}`);

/** IsFlsEnabled is a Tooling column of newer versions: without it, whether a field takes a permission is not told. */
async function ofObject(org: OrgReader, object: string): Promise<readonly FieldRow[] | Gap> {
  try {
    const raw = await fieldsOf(org, object, [...always, 'IsFlsEnabled']).catch((error: unknown) => {
      if (error instanceof OrgRefusal && error.code === 'INVALID_FIELD') return fieldsOf(org, object, always);
      throw error;
    });
    if (raw.length > 0) return raw.map((each) => row(object, each));
    return { kind: 'unreadable', words: `Salesforce shows your user no fields of ${object}.`, needs, about: [object] };
  } catch (error) {
    return gapOf(error, `The fields of ${object}`, needs, [object]);
  }
}

export const fromOrg: NonNullable<FactUnit<'fieldDefinitions'>['fromOrg']> = async (ask) => {
  const objects = wanted(ask);
  if (objects.length === 0) return known([]);
  const read = objects.slice(0, most);
  const left = objects.slice(most);
  const found = await Promise.all(read.map((object) => ofObject(ask.org, object)));
  const cut: readonly Gap[] = left.length === 0 ? [] : [{ kind: 'truncated', words: `The fields of ${read.length} of ${objects.length} objects were read, those of specs first; each takes a call.`, about: left }];
  const gaps = [...found.filter((part): part is Gap => !Array.isArray(part)), ...cut];
  const rows = found.flatMap((part) => (Array.isArray(part) ? (part as readonly FieldRow[]) : []));
  return rows.length === 0 ? unknown(...gaps) : asFarAs(rows, gaps);
};
