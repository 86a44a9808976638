import type { ChangeGroup } from '../../../core/model/change-groups.ts';
import { changeGroups, counted, wholeKind } from '../../../core/model/change-groups.ts';
import type { Change } from '../../../core/model/component.ts';
import { markdownText } from '../../../core/model/markdown-text.ts';
import type { PlannedStep } from '../../../core/model/plan.ts';

const kinds: Readonly<Record<NonNullable<Change['kind']>, string>> = { create: 'new', change: 'change', remove: 'remove' };
const wholes: Readonly<Record<NonNullable<Change['kind']>, string>> = { create: 'will be made', change: 'will be changed', remove: 'will be removed' };

/** So many changes of one kind get a row each; so many rows a part; so many names a row. */
const mostAlone = 3;
const mostRows = 100;
const mostNames = 60;

function names({ names: all }: ChangeGroup): string {
  if (all.length === 0) return '';
  const rest = all.length > mostNames ? `, and ${all.length - mostNames} more` : '';
  return `: ${all.slice(0, mostNames).map(markdownText).join(', ')}${rest}`;
}

function row(group: ChangeGroup): string {
  const cells = [kinds[group.kind ?? 'change'], `${markdownText(group.words)}${names(group)}`, markdownText(group.from ?? ''), markdownText(group.to ?? ''), group.effect ?? ''];
  return `| ${cells.join(' | ')} |`;
}

/** One part of an identity as a table that a reader opens; its summary says how much there is. */
export function details({ title, changes }: PlannedStep): string {
  const kind = wholeKind(changes);
  const groups = changeGroups(changes, kind === 'create' ? 0 : mostAlone);
  const rest = groups.length > mostRows ? [`| | and ${groups.length - mostRows} more | | | |`] : [];
  return [
    `<details><summary>${markdownText(title)} ${wholes[kind]} (${counted(changes.length, 'change')})</summary>`,
    '',
    '| | What | Today | Then | Identity |',
    '|---|---|---|---|---|',
    ...groups.slice(0, mostRows).map(row),
    ...rest,
    '',
    '</details>',
  ].join('\n');
}
