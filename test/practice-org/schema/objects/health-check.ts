/** Columns of the Tooling reference (facts B.2 Health Check [A]); the key prefix is the practice org's own, since such rows have no id. */
export const healthCheck = `
object SecurityHealthCheckRisks 4hc "Security Health Check Risks" "Security Health Check Risks" query api=tooling
DurableId:string?
OrgValue:string? -g
OrgValueRaw:string? -g
RiskType:picklist? [HIGH_RISK|MEDIUM_RISK|MEETS_STANDARD]
SecurityHealthCheckId:string?
Setting:string?
SettingGroup:string?
SettingRiskCategory:picklist? [HIGH_RISK|MEDIUM_RISK|LOW_RISK|INFORMATIONAL]
StandardValue:string? -g
StandardValueRaw:string? -g
`;
