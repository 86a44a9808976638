import type { Finding } from '../../../core/model/audit/report.ts';
import type { FindingGroup } from '../../../core/model/audit/report-groups.ts';
import { mendWords, placeWords, waiverWords } from '../../../core/model/audit/report-words.ts';
import { counted } from '../../../core/model/change-groups.ts';
import { markdownText } from '../../../core/model/markdown-text.ts';

const mostEvidence = 5;

function seen({ evidence, words, place }: Finding): string {
  if (evidence.length === 0) return markdownText(words);
  const rest = evidence.length > mostEvidence ? ` and ${evidence.length - mostEvidence} more` : '';
  const where = place === undefined ? '' : ` (${markdownText(placeWords(place))})`;
  return `${evidence.slice(0, mostEvidence).map((each) => markdownText(each.words)).join('<br>')}${rest}${where}`;
}

/** As many ways as pieces of evidence, each once. */
const mendText = (finding: Finding): string => mendWords(finding).slice(0, mostEvidence).map(markdownText).join('<br>');

const label = ({ result, severity, isNew }: Finding): string => `${result === 'warn' ? 'warning, ' : ''}${severity}${isNew === true ? ', new' : ''}${isNew === false ? ', known' : ''}`;

function row(finding: Finding): string {
  const { rule, title, waiver } = finding;
  const expired = waiver?.expired === true ? `<br>${markdownText(waiverWords(waiver, true))}` : '';
  return `| ${label(finding)} | ${rule.replaceAll(/[^A-Za-z0-9-]/g, '')} ${markdownText(title)} | ${seen(finding)}${expired} | ${mendText(finding)} |`;
}

/** A group as a table to open, in pieces of which rows can be left out one by one. */
export function groupParts({ heading, target, findings }: FindingGroup, several: boolean): { readonly open: string; readonly row: (finding: Finding) => string; readonly close: string } {
  const where = several ? ` in ${markdownText(target.name)}` : '';
  return {
    open: ['', '', `<details><summary>${markdownText(heading)}${where}: ${counted(findings.length, 'finding')}</summary>`, '', '| Severity | Rule | What was seen | Mend |', '|---|---|---|---|'].join('\n'),
    row: (finding) => `\n${row(finding)}`,
    close: '\n\n</details>',
  };
}
