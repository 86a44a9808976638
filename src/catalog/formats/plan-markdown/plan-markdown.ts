import { counted } from '../../../core/model/change-groups.ts';
import { cut } from '../../../core/model/component-text.ts';
import { gainsOf } from '../../../core/model/gains.ts';
import { markdownText } from '../../../core/model/markdown-text.ts';
import { orgWords } from '../../../core/model/org-words.ts';
import type { PlannedIntegration, PlanReport } from '../../../core/model/plan-result.ts';
import { details } from './details.ts';
import type { Block } from './fitted.ts';
import { fitted } from './fitted.ts';

/** A comment of a pull request takes 65,536 characters on the usual forge; the rest is for what others put around it. */
const longest = 60_000;
/** The line that says what was left out. */
const closingRoom = 400;
const mostLines = 20;

type Judged = PlannedIntegration & ReturnType<typeof gainsOf>;

const parts = (number: number, verb: string): readonly string[] => (number === 0 ? [] : [`${number} ${verb}`]);

/** The first line: what a reader must know who reads no further. */
function outcome({ org, failed }: PlanReport, all: readonly Judged[]): string {
  const changing = all.filter(({ plan }) => plan.steps.length > 0);
  const count = (is: (each: Judged) => boolean): number => all.filter(is).length;
  const asides = [
    ...parts(count(({ gains }) => gains.length > 0), 'would gain rights'),
    ...parts(count(({ loses }) => loses.length > 0), 'would lose rights'),
    ...parts(count(({ plan, proven }) => plan.steps.length === 0 && !proven), 'would only be proven again'),
    ...parts(count(({ obstacles }) => obstacles.length > 0), 'cannot be applied yet'),
    ...parts(failed.length, 'could not be planned'),
  ];
  const where = markdownText(cut(org.name, 80));
  const head = changing.length === 0 ? `Nothing would change in ${where} (${counted(all.length, 'integration')})` : `${changing.length} of ${counted(all.length, 'integration')} would change in ${where}`;
  return `**${[head, asides.join(', ')].filter((part) => part !== '').join(': ')}.**`;
}

function tableRow({ integration, environment, plan, gains, loses, obstacles }: Judged): Block {
  const cells = [markdownText(integration), markdownText(environment), plan.steps.length, gains.length === 0 ? '' : 'yes', loses.length === 0 ? '' : 'yes', obstacles.length === 0 ? '' : 'yes'];
  return { text: `\n| ${cells.join(' | ')} |`, rank: 0, holds: { integrations: 1 } };
}

function list(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const rest = lines.length > mostLines ? [`- and ${lines.length - mostLines} more`] : [];
  return ['', `**${title}**`, '', ...lines.slice(0, mostLines).map((line) => `- ${markdownText(line)}`), ...rest];
}

function brief({ integration, environment, username, firstUse, plan, notes, obstacles, gains, loses }: Judged): string {
  const first = firstUse ? ' First use: the org id will be recorded in its spec.' : '';
  const none = plan.steps.length > 0 && gains.length === 0 && loses.length === 0 ? ['', 'Nothing gained, nothing lost.'] : [];
  return [
    '',
    '',
    `### ${markdownText(integration)} (${markdownText(environment)})`,
    '',
    `User ${markdownText(username)}.${first}`,
    ...none,
    ...list(`What it gains`, gains),
    ...list(`What it loses`, loses),
    ...list('What stands in the way', obstacles.map(({ message, actions }) => [message, ...actions].join(' '))),
    ...list('Good to know', notes),
  ].join('\n');
}

function blocksOf(planned: Judged): readonly Block[] {
  const { plan, notes, obstacles } = planned;
  if (plan.steps.length + notes.length + obstacles.length === 0) return [];
  const under: Block = { text: brief(planned), rank: 2, holds: { integrations: 1 } };
  return [under, ...plan.steps.map((step): Block => ({ text: `\n\n${details(step)}`, rank: 3, under, holds: { changes: step.changes.length } }))];
}

/** Whether a plan could be made is not left out before what a plan says. */
function asideBlocks({ failed, passedOver }: PlanReport): readonly Block[] {
  const problems = failed.map(({ path, problem }) => `${path}: ${[problem.message, ...problem.actions].join(' ')}`);
  const lines = [...list('Could not be planned', problems), ...list('Not for this org', passedOver.map(({ path, why }) => `${path}: ${why}`))];
  return lines.length === 0 ? [] : [{ text: `\n${lines.join('\n')}`, rank: 1, holds: { integrations: failed.length } }];
}

function closing(left: readonly Block[]): string {
  if (left.length === 0) return '';
  const sum = (of: (block: Block) => number | undefined): number => left.reduce((total, block) => total + (of(block) ?? 0), 0);
  const [integrations, changes] = [sum(({ holds }) => holds.integrations), sum(({ holds }) => holds.changes)];
  const missing = [...(integrations === 0 ? [] : [counted(integrations, 'summary').replace(/ys$/, 'ies')]), ...(changes === 0 ? [] : [counted(changes, 'change')])].join(' and ');
  return `\n\n**Not all is shown:** ${missing} did not fit into this comment. \`sf integration-user plan --json\` has everything.`;
}

/**
 * A plan as a comment of a pull request: the outcome in the first line, a table of integrations, what each gains and loses, and
 * every change in tables to open. At most 60,000 characters; what was left out is counted at the end. Text of the org, of specs
 * and of people can neither format, link nor mention.
 */
export function planMarkdown(report: PlanReport): string {
  const all = report.integrations.map((planned): Judged => ({ ...planned, ...gainsOf(planned.plan) }));
  const digest = report.digest === undefined ? '' : ` Plan digest: \`${report.digest.replaceAll(/[^0-9a-f]/g, '')}\`.`;
  const head = `${outcome(report, all)}\n\nOrg: ${markdownText(orgWords({ ...report.org, name: cut(report.org.name, 80) }))}.${digest}`;
  const table = all.length === 0 ? '' : '\n\n| Integration | Environment | Parts that differ | Gains | Loses | In the way |\n|---|---|---|---|---|---|';
  const blocks = [...all.map(tableRow), ...asideBlocks(report), ...all.flatMap(blocksOf)];
  const { kept, left } = fitted(blocks, longest - head.length - table.length - closingRoom);
  return `${head}${table}${kept.map(({ text }) => text).join('')}${closing(left)}`;
}

export default { id: 'plan-markdown', render: planMarkdown };
