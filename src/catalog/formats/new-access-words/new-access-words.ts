import type { NewAccessReport } from '../../../core/model/audit/new-access.ts';
import { plainText } from '../../../core/model/plain-text.ts';

/** What a change of files gives that was not given before, for a terminal. */
export function newAccessWords({ base, access, gaps }: NewAccessReport): string {
  const found = access.map(({ words, at }) => `  ${plainText(words)}${at === undefined ? '' : `\n    ${plainText(at.file)}:${at.line}:${at.column}`}`);
  const head = access.length === 0 ? `No access is new since ${plainText(base)}.` : `New since ${plainText(base)}: ${access.length} ${access.length === 1 ? 'right' : 'rights'}.`;
  const unseen = gaps.length === 0 ? [] : ['What could not be compared', ...gaps.map(({ words }) => `  ${plainText(words)}`)];
  return [head, ...found, ...unseen].join('\n');
}

export default { id: 'new-access-words', render: newAccessWords };
