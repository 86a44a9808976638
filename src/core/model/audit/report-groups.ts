import type { CheckReport, Finding, ReportIntegration, ReportTarget } from './report.ts';

/** The findings of one integration, or of what belongs to none or to several, in one target. */
export interface FindingGroup {
  readonly target: ReportTarget;
  readonly integration?: ReportIntegration;
  /** What people read above it. */
  readonly heading: string;
  readonly findings: readonly Finding[];
}

const keyOf = (target: string, name: string | undefined): string => JSON.stringify([target, name]);

function heading(name: string | undefined, integration: ReportIntegration | undefined, mode: ReportTarget['mode']): string {
  if (name === undefined) return mode === 'org' ? 'The org itself, and what integrations share' : 'The project itself, and what integrations share';
  return integration === undefined || integration.label === name ? name : `${integration.label} (${name})`;
}

/** Some findings of a report by target and integration, the group with the worst finding first; give them in the report's order. */
export function findingGroups(report: Pick<CheckReport, 'targets' | 'integrations'>, findings: readonly Finding[]): readonly FindingGroup[] {
  const targets = new Map(report.targets.map((target) => [target.id, target]));
  const integrations = new Map(report.integrations.map((integration) => [keyOf(integration.target, integration.name), integration]));
  const groups = new Map<string, { readonly target: ReportTarget; readonly name: string | undefined; readonly findings: Finding[] }>();
  for (const finding of findings) {
    const target = targets.get(finding.target);
    if (target === undefined) continue;
    const key = keyOf(finding.target, finding.integration);
    const group = groups.get(key) ?? { target, name: finding.integration, findings: [] };
    group.findings.push(finding);
    groups.set(key, group);
  }
  return [...groups].map(([key, { target, name, findings: own }]) => {
    const integration = integrations.get(key);
    return { target, ...(integration === undefined ? {} : { integration }), heading: heading(name, integration, target.mode), findings: own };
  });
}
