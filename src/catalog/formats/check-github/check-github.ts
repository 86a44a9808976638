import type { CheckReport, Finding } from '../../../core/model/audit/report.ts';
import { isOpen, mendWords, waiverWords } from '../../../core/model/audit/report-words.ts';
import { annotation } from '../../../core/model/annotation.ts';

/** GitHub shows ten annotations of a kind for a step and drops the rest (its documentation of problem matchers). */
const mostOfAKind = 10;

type Kind = 'error' | 'warning';
/** What stops the run is an error; all else that is open, a warning. */
const kindOf = ({ gates }: Finding): Kind => (gates ? 'error' : 'warning');

function command(kind: Kind, finding: Finding): string {
  const { rule, title, severity, subject, words, place, waiver } = finding;
  const expired = waiver?.expired === true ? ` ${waiverWords(waiver, true)}.` : '';
  const where = place === undefined ? ` (${subject.kind} ${subject.key})` : '';
  return annotation(kind, `${rule} ${title} (${severity})`, `${words}${where}${expired} Mend: ${mendWords(finding).join(' ')}`, place);
}

/**
 * Workflow commands for GitHub Actions, worst first, as many as it shows; then one line that says how the check ended and how
 * many are not shown. Nothing that an org or a file says can begin a command of its own.
 */
export function checkGithub({ findings, gate }: CheckReport): string {
  const open = findings.filter(isOpen);
  const shown = (['error', 'warning'] as const).flatMap((kind) => open.filter((finding) => kindOf(finding) === kind).slice(0, mostOfAKind).map((finding) => command(kind, finding)));
  const left = open.length - shown.length;
  const closing = `${gate.words}${left === 0 ? '' : ` ${left} more of ${open.length} findings are not shown here; the other formats show them all.`}`;
  return [...shown, annotation('notice', 'sf integration-user check', closing), ''].join('\n');
}

export default { id: 'check-github', render: checkGithub };
