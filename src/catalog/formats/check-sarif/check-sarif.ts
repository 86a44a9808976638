import type { CheckReport, ReportTarget } from '../../../core/model/audit/report.ts';
import { gapWords, isOpen, targetWords } from '../../../core/model/audit/report-words.ts';
import { jsonText } from '../../../core/model/json-text.ts';
import { base, relativeUri } from './location.ts';
import { message } from './message.ts';
import { result } from './result.ts';
import { descriptor } from './rules.ts';

/** Where the OASIS publishes the schema of this version. */
const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** What could not be read: not a result, since nothing is known, and not to be passed over. */
function notifications({ problem, gaps }: ReportTarget): readonly object[] {
  const unread = problem === undefined ? [] : [{ level: 'error', message: message(problem.message, ...problem.actions) }];
  return [...unread, ...gaps.filter(({ rules }) => rules.length > 0).map((gap) => ({ level: 'warning', message: message(gapWords(gap)) }))];
}

function run(target: ReportTarget, report: CheckReport): object {
  const { tool, rules, findings, gate, at } = report;
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const shown = findings.filter((finding) => finding.target === target.id && (isOpen(finding) || finding.result === 'waived'));
  return {
    tool: { driver: { name: tool.name, version: tool.version, semanticVersion: tool.version, rules: rules.map(descriptor) } },
    // Tells the runs of several orgs apart where they are uploaded together.
    automationDetails: { id: `integration-user/${target.mode}/${relativeUri(target.id)}/`, description: message(targetWords(target)) },
    originalUriBaseIds: { [base]: { description: message('The folder that was checked.') } },
    invocations: [{ executionSuccessful: target.problem === undefined, exitCode: gate.exitCode, exitCodeDescription: message(gate.words).text, endTimeUtc: new Date(at).toISOString(), toolExecutionNotifications: notifications(target) }],
    columnKind: 'utf16CodeUnits',
    results: shown.map((finding) => result(finding, target.name, indexes.get(finding.rule) ?? -1, report)),
  };
}

/**
 * SARIF 2.1.0: one run per target; fails, warnings and what is waived as results, what could not be read as notifications of
 * the run. Findings of an org have no file: they have logical locations, which not every viewer shows.
 */
export function checkSarif(report: CheckReport): string {
  return jsonText({ $schema: schema, version: '2.1.0', runs: report.targets.map((target) => run(target, report)) });
}

export default { id: 'check-sarif', render: checkSarif };
