import type { ChangeGroup } from '../../../core/model/change-groups.ts';
import { changeGroups, wholeKind } from '../../../core/model/change-groups.ts';
import type { Change } from '../../../core/model/component.ts';
import { gainsOf } from '../../../core/model/gains.ts';
import type { Plan, PlannedStep } from '../../../core/model/plan.ts';
import { plainText } from '../../../core/model/plain-text.ts';

const marks: Readonly<Record<NonNullable<Change['kind']>, string>> = { create: '+', change: '~', remove: '-' };

/** So many changes of one kind are told one by one; of a part that is new, none is. */
const mostAlone = 3;
/** So many names stand in a list before it only counts; the rest is in --json. */
const mostNames = 40;
/** Lines of a closing paragraph. */
const mostLines = 30;
const width = 100;

const indented = (depth: number, text: string): string => `${' '.repeat(depth)}${text}`;

/** Names after a head, on as many lines as they need. */
function wrapped(depth: number, head: string, names: readonly string[]): readonly string[] {
  const shown = names.slice(0, mostNames).map(plainText);
  const rest = names.length > mostNames ? [`and ${names.length - mostNames} more (all of them in --json)`] : [];
  const lines: string[] = [];
  let line = indented(depth, head);
  [...shown, ...rest].forEach((name, index, all) => {
    const item = index < all.length - 1 && index !== shown.length - 1 ? `${name},` : name;
    if (line.length + item.length + 1 > width && line.trim() !== '') {
      lines.push(line);
      line = indented(depth + 4, item);
    } else line = `${line} ${item}`;
  });
  return [...lines, line];
}

function groupLines(group: ChangeGroup): readonly string[] {
  const mark = marks[group.kind ?? 'change'];
  const depth = group.ofField ? 7 : 5;
  const words = `${mark} ${plainText(group.words)}`;
  return group.names.length === 0 ? [indented(depth, words)] : wrapped(depth, `${words}:`, group.names);
}

function stepLines({ title, changes }: PlannedStep, index: number): readonly string[] {
  const kind = wholeKind(changes);
  return [`${index + 1}. ${marks[kind]} ${plainText(title)}`, ...changeGroups(changes, kind === 'create' ? 0 : mostAlone).flatMap(groupLines)];
}

function some(mark: string, lines: readonly string[]): readonly string[] {
  const rest = lines.length > mostLines ? [`  ${mark} and ${lines.length - mostLines} more, listed above`] : [];
  return [...lines.slice(0, mostLines).map((line) => `  ${mark} ${plainText(line)}`), ...rest];
}

function closing(plan: Plan): readonly string[] {
  const { gains, loses } = gainsOf(plan);
  const name = plainText(plan.integration);
  if (plan.steps.length === 0) return [];
  if (gains.length === 0 && loses.length === 0) return ['', `Nothing gained, nothing lost: what ${name} may do stays as it is.`];
  return ['', ...told(`${name} gains`, '+', gains), ...told(`${name} loses`, '-', loses)];
}

const told = (who: string, mark: string, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [`${who} nothing.`] : [`What ${who}:`, ...some(mark, lines)]);

const listed = (title: string, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  - ${plainText(line)}`)]);

/**
 * A plan as a person reads it on a terminal: each part with what is made (+), changed (~) and removed (-); what the identity
 * gains and loses by it; what stands in the way, and what to know. Text of the org cannot act on the terminal.
 */
export function planWords(plan: Plan, notes: readonly string[], obstacles: readonly string[] = []): string {
  const lines = [...plan.steps.flatMap(stepLines), ...closing(plan), ...listed('What stands in the way:', obstacles), ...listed('Good to know:', notes)];
  return lines.join('\n').replace(/^\n/, '');
}

export default { id: 'plan-words', render: planWords };
