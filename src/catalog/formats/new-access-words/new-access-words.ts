import type { NewAccessReport } from '../../../core/model/audit/new-access.ts';
import { asShown, uncommanding } from '../../../core/model/log-commands.ts';
import { plainText } from '../../../core/model/plain-text.ts';

const shown = (text: string): string => uncommanding(plainText(text), asShown);

/** What a change of files gives that was not given before, for a terminal. */
export function newAccessWords({ base, access, gaps }: NewAccessReport): string {
  const found = access.map(({ words, at }) => `  ${shown(words)}${at === undefined ? '' : `\n    ${shown(at.file)}:${at.line}:${at.column}`}`);
  const head = access.length === 0 ? `No access is new since ${shown(base)}.` : `New since ${shown(base)}: ${access.length} ${access.length === 1 ? 'right' : 'rights'}.`;
  const unseen = gaps.length === 0 ? [] : ['What could not be compared', ...gaps.map(({ words }) => `  ${shown(words)}`)];
  return [head, ...found, ...unseen].join('\n');
}

export default { id: 'new-access-words', render: newAccessWords };
