import type { CheckReport } from '../../../core/model/audit/report.ts';
import { findingGroups, type FindingGroup } from '../../../core/model/audit/report-groups.ts';

/** A group of findings with its place in the page. */
export interface Group extends FindingGroup {
  /** Id of its section, without `#`. */
  readonly anchor: string;
  /** What the address of a filtered page calls it: `production/hubspot`, and `production/` for what belongs to none. */
  readonly key: string;
}

/** The groups, the worst first; after them the integrations of which nothing was judged. */
export function groupsOf(report: CheckReport): readonly Group[] {
  const judged = findingGroups(report, report.findings);
  const seen = new Set(judged.map(({ integration }) => integration));
  const others = report.integrations.flatMap((integration): readonly FindingGroup[] => {
    const target = report.targets.find(({ id }) => id === integration.target);
    return seen.has(integration) || target === undefined ? [] : [{ target, integration, heading: integration.label, findings: [] }];
  });
  return [...judged, ...others].map((group, index) => ({
    ...group,
    anchor: `group-${index + 1}`,
    key: `${group.target.name}/${group.integration?.name ?? group.findings[0]?.integration ?? ''}`,
  }));
}
