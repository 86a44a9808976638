import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { given, listFact } from '../../../core/model/audit/org-reading.ts';
import { soql } from '../../../core/model/soql.ts';

interface Raw {
  readonly DurableId: string;
  readonly Setting: string;
  readonly SettingGroup: string;
  readonly RiskType: string;
  readonly OrgValue: string | null;
  readonly StandardValue: string | null;
}

export const fromOrg: NonNullable<FactUnit<'healthCheck'>['fromOrg']> = ({ org }) =>
  listFact(
    'The security health check',
    'View Setup and Configuration',
    () => org.toolingQuery<Raw>(soql`SELECT DurableId, Setting, SettingGroup, RiskType, SettingRiskCategory, OrgValue, StandardValue FROM SecurityHealthCheckRisks`),
    (raw) => ({ id: raw.DurableId, setting: raw.Setting, group: raw.SettingGroup, risk: raw.RiskType, ...given('orgValue', raw.OrgValue), ...given('standardValue', raw.StandardValue) })
  );
