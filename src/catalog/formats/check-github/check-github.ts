import type { CheckReport, Finding } from '../../../core/model/audit/report.ts';
import { isOpen, waiverWords } from '../../../core/model/audit/report-words.ts';
import { plainText } from '../../../core/model/plain-text.ts';

/** GitHub shows ten annotations of a kind for a step and drops the rest (its documentation of problem matchers). */
const mostOfAKind = 10;

/** What the runner reads back as itself: the message of a workflow command, and one of its properties. */
const data = (text: string): string => plainText(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

type Kind = 'error' | 'warning';
/** What stops the run is an error; all else that is open, a warning. */
const kindOf = ({ gates }: Finding): Kind => (gates ? 'error' : 'warning');

function command(kind: Kind, { rule, title, severity, subject, words, fix, place, waiver }: Finding): string {
  const at = place === undefined ? [] : [`file=${property(place.file)}`, `line=${place.line}`, `col=${place.column}`];
  const expired = waiver?.expired === true ? ` ${waiverWords(waiver, true)}.` : '';
  const where = place === undefined ? ` (${subject.kind} ${subject.key})` : '';
  return `::${kind} ${[...at, `title=${property(`${rule} ${title} (${severity})`)}`].join(',')}::${data(`${words}${where}${expired} Mend: ${fix.exact}`)}`;
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
  return [...shown, `::notice title=sf integration-user check::${data(closing)}`, ''].join('\n');
}

export default { id: 'check-github', render: checkGithub };
