import type { CheckReport, ReportIntegration } from '../../../core/model/audit/report.ts';
import { findingGroups } from '../../../core/model/audit/report-groups.ts';
import { isOpen, targetWords } from '../../../core/model/audit/report-words.ts';
import { counted } from '../../../core/model/change-groups.ts';
import { wrapped } from '../../../core/model/terminal-lines.ts';
import { closingLines } from './closing.ts';
import { groupLines } from './group.ts';
import { coloured, plain } from './paint.ts';

const mostGroups = 30;
const mostNames = 20;

/** Integrations of which nothing is open; those of which something is unknown are not among them. */
function inOrder({ integrations, targets }: CheckReport): readonly string[] {
  const names = new Map(targets.map(({ id, name }) => [id, name]));
  const where = ({ target }: ReportIntegration): string => (targets.length > 1 ? ` in ${names.get(target) ?? target}` : '');
  const good = integrations.filter(({ counts }) => counts.fail + counts.warn + counts.unknown === 0 && counts.pass > 0);
  if (good.length === 0) return [];
  const shown = good.slice(0, mostNames).map((each) => `${each.label === each.name ? each.name : `${each.label} (${each.name})`}${where(each)}`);
  const rest = good.length > mostNames ? ` and ${good.length - mostNames} more` : '';
  return ['', ...wrapped('', `In order: ${shown.join(', ')}${rest}.`, 2)];
}

/**
 * The report for a terminal, at most 100 characters wide: by integration, the worst first. Safe as it is: what an org or a
 * file says is shown, never obeyed. `colour`: the terminal takes ANSI colours.
 */
export function checkHuman(report: CheckReport, { colour }: { readonly colour: boolean } = { colour: false }): string {
  const paint = colour ? coloured : plain;
  const { targets, rules, findings } = report;
  const groups = findingGroups(report, findings.filter(isOpen));
  return [
    ...targets.flatMap((target) => wrapped('', `${target.problem === undefined ? 'Checked' : 'Not read:'} ${targetWords(target)}${target.caller === undefined ? '' : ` as ${target.caller}`}${target.takenAt === undefined ? '' : `, as of ${target.takenAt}`}.`, 2)),
    `${counted(rules.length, 'rule')}; "sf integration-user check explain RULE" tells what each holds you to.`,
    ...groups.slice(0, mostGroups).flatMap((group) => groupLines(group, paint, targets.length > 1)),
    ...(groups.length > mostGroups ? ['', `and ${counted(groups.length - mostGroups, 'more integration')}; --format csv shows them all`] : []),
    ...inOrder(report),
    ...closingLines(report, paint),
  ].join('\n');
}

export default { id: 'check-human', render: checkHuman };
