import { asFarAs, unknown } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { isGap, orGap } from '../../../core/model/audit/org-reading.ts';
import type { SetupEntityAccessRow } from '../../../core/model/audit/rows-access.ts';
import { OrgRefusal, type OrgReader } from '../../../core/model/ports.ts';
import { soql } from '../../../core/model/soql.ts';

interface Raw {
  readonly ParentId: string;
  readonly SetupEntityId: string;
  readonly SetupEntityType: string;
}

const needs = 'View Setup and Configuration';
const kinds: Readonly<Record<string, SetupEntityAccessRow['kind']>> = { ConnectedApplication: 'connected-app', ExternalClientApplication: 'external-client-app' };

const ofTypes = (org: OrgReader, types: readonly string[]): Promise<readonly Raw[]> =>
  org.query<Raw>(soql`SELECT ParentId, SetupEntityId, SetupEntityType FROM SetupEntityAccess WHERE SetupEntityType IN ${types}`);

const row = (raw: Raw): readonly SetupEntityAccessRow[] => {
  const kind = kinds[raw.SetupEntityType];
  return kind === undefined ? [] : [{ parentId: raw.ParentId, entityId: raw.SetupEntityId, kind }];
};

/** An older API version does not know ExternalClientApplication as a type (facts 2.x SetupEntityAccess: 60 on [A]); then each is asked for alone. */
export const fromOrg: NonNullable<FactUnit<'setupEntityAccess'>['fromOrg']> = async ({ org }) => {
  const types = Object.keys(kinds);
  try {
    return asFarAs((await ofTypes(org, types)).flatMap(row), []);
  } catch (error) {
    if (!(error instanceof OrgRefusal)) throw error;
  }
  const parts = await Promise.all(types.map((type) => orGap(`Which permission sets may use apps of type ${type}`, needs, () => ofTypes(org, [type]))));
  const gaps = parts.filter(isGap);
  return gaps.length === parts.length ? unknown(...gaps) : asFarAs(parts.flatMap((part) => (isGap(part) ? [] : part.flatMap(row))), gaps);
};
