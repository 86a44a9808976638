import type { NewAccessReport } from '../../../core/model/audit/new-access.ts';
import { markdownText } from '../../../core/model/markdown-text.ts';

/** A comment is cut off by the forges at some 65,000 characters; a reviewer reads less. */
const most = 100;

/** What a pull request gives, as a comment. */
export function newAccessMarkdown({ base, access, gaps }: NewAccessReport): string {
  const rows = access.slice(0, most).map(({ words, at }) => `| ${markdownText(words)} | ${at === undefined ? '' : `${markdownText(at.file)}:${at.line}`} |`);
  const table = access.length === 0 ? ['No integration gets more than before.'] : ['| What is new | Where |', '| --- | --- |', ...rows, ...(access.length > most ? ['', `And ${access.length - most} more.`] : [])];
  const unseen = gaps.length === 0 ? [] : ['', '**What could not be compared**', '', ...gaps.map(({ words }) => `- ${markdownText(words)}`)];
  return [`### New access since ${markdownText(base)}`, '', ...table, ...unseen, ''].join('\n');
}

export default { id: 'new-access-markdown', render: newAccessMarkdown };
