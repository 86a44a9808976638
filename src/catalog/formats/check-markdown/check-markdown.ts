import type { CheckReport, ReportIntegration } from '../../../core/model/audit/report.ts';
import { findingGroups, type FindingGroup } from '../../../core/model/audit/report-groups.ts';
import { baselineWords, countsWords, gapItems, isOpen, targetWords, waiverWords } from '../../../core/model/audit/report-words.ts';
import { markdownText } from '../../../core/model/markdown-text.ts';
import { groupParts } from './finding.ts';

/** A comment of a pull request takes 65,536 characters on the usual forge; the rest is for what others put around it. */
const longest = 60_000;
/** What stands below the findings is kept before they are. */
const asideRoom = 12_000;
const mostItems = 20;
const mostIntegrations = 50;

function list(title: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  const rest = items.length > mostItems ? [`- and ${items.length - mostItems} more`] : [];
  return ['', '', `**${title}**`, '', ...items.slice(0, mostItems).map((item) => `- ${markdownText(item)}`), ...rest].join('\n');
}

function integrationRow({ label, name, registered, score, counts, owner = '' }: ReportIntegration): string {
  const cells = [markdownText(label === name ? name : `${label} (${name})`), registered ? markdownText(owner) : 'no spec', score ?? '', counts.fail, counts.warn, counts.unknown, counts.waived];
  return `\n| ${cells.join(' | ')} |`;
}

function table({ integrations }: CheckReport): string {
  if (integrations.length === 0) return '';
  const worst = integrations.toSorted((one, other) => (one.score ?? 101) - (other.score ?? 101));
  const rest = integrations.length > mostIntegrations ? `\n\nand ${integrations.length - mostIntegrations} more integrations` : '';
  return `\n\n| Integration | Owner | Score | Fail | Warning | Unknown | Waived |\n|---|---|---|---|---|---|---|${worst.slice(0, mostIntegrations).map(integrationRow).join('')}${rest}`;
}

/** What stands below the findings, cut to its room; whole sections only. */
function asides({ findings, readiness, targets }: CheckReport): string {
  const waived = findings.flatMap(({ result, waiver, rule, subject }) => (result === 'waived' && waiver !== undefined ? [`${rule}, ${subject.key}: ${waiverWords(waiver, false)}`] : []));
  const sections = [
    list('Could not be read', targets.flatMap(({ name, problem }) => (problem === undefined ? [] : [`${name}: ${[problem.message, ...problem.actions].join(' ')}`]))),
    list('What could not be seen', targets.flatMap((target) => gapItems(target).map((words) => (targets.length > 1 ? `${target.name}: ${words}` : words)))),
    list('Changes of Salesforce to come', readiness.map(({ integration, by, words, todo }) => `${integration}, ${by}: ${words} ${todo}`)),
    list('Waivers', waived),
  ];
  return sections.reduce((text, section) => (text.length + section.length > asideRoom ? text : text + section), '');
}

/** A group as far as there is room, and how many of its findings are not in it. */
function groupText(group: FindingGroup, room: number, several: boolean): { readonly text: string; readonly left: number } {
  const { open, row, close } = groupParts(group, several);
  let text = open;
  let shown = 0;
  for (const finding of group.findings) {
    const next = row(finding);
    if (text.length + next.length + close.length > room) break;
    text += next;
    shown += 1;
  }
  return { text: shown === 0 ? '' : text + close, left: group.findings.length - shown };
}

function findingsText(report: CheckReport, room: number): string {
  let text = '';
  let left = 0;
  for (const group of findingGroups(report, report.findings.filter(isOpen))) {
    const part = groupText(group, room - text.length, report.targets.length > 1);
    text += part.text;
    left += part.left;
  }
  return left === 0 ? text : `${text}\n\n**Not all is shown:** ${left} of the findings did not fit into this comment. \`--format csv\` or \`html\` has everything.`;
}

/**
 * The report as a job summary or a comment of a pull request: how it ended in the first line, a table of integrations, the
 * findings in tables to open, what could not be seen. At most 60,000 characters; what was left out is counted. Text of the org,
 * of files and of people can neither format, link nor mention.
 */
export function checkMarkdown(report: CheckReport): string {
  const { targets, counts, gate } = report;
  const baseline = baselineWords(report);
  const head = [
    `**${markdownText(gate.words)}**`,
    '',
    `Checked: ${targets.slice(0, mostItems).map((target) => markdownText(targetWords(target))).join('; ')}. Answers: ${countsWords(counts) || 'none'}.${baseline === '' ? '' : ` ${baseline}`}`,
  ].join('\n');
  const [integrations, below] = [table(report), asides(report)];
  return `${head}${integrations}${findingsText(report, longest - head.length - integrations.length - below.length - 400)}${below}\n`;
}

export default { id: 'check-markdown', render: checkMarkdown };
