import { createHash } from 'node:crypto';
import type { CheckReport, Finding, ReportTarget } from '../../../core/model/audit/report.ts';
import { isOpen, mendWords, placeWords, waiverWords } from '../../../core/model/audit/report-words.ts';
import { jsonText } from '../../../core/model/json-text.ts';
import { plainText } from '../../../core/model/plain-text.ts';
import type { Severity } from '../../../core/model/policy.ts';

/** What GitLab knows, from the least to the worst: info, minor, major, critical, blocker. */
type Weight = 'info' | 'minor' | 'major' | 'critical' | 'blocker';
const weights: Readonly<Record<Severity, Weight>> = { critical: 'blocker', high: 'critical', medium: 'major', low: 'minor', info: 'info' };

/** A warning weighs no more than `major`, whatever its rule's severity. */
const weightOf = ({ result, severity }: Finding): Weight => (result === 'warn' && (severity === 'critical' || severity === 'high') ? 'major' : weights[severity]);

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: Weight;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/** GitLab takes a path from the root of the repository, without `./`, and wants one of every issue: what stands in no file gets the name of its target. */
function location(path: string, line = 1): Issue['location'] {
  const segments = path.replaceAll('\\', '/').split('/').filter((segment) => segment !== '' && segment !== '.');
  return { path: plainText(segments.join('/')) || '-', lines: { begin: line } };
}

function described({ title, words, evidence, waiver, ...finding }: Finding): string {
  const more = evidence.slice(1).map(({ words: seen, at }) => (at === undefined ? seen : `${seen} (${placeWords(at)})`));
  const expired = waiver?.expired === true ? [`${waiverWords(waiver, true)}.`] : [];
  return plainText([`${title}: ${words}`, ...more, ...expired, `Mend: ${mendWords({ ...finding, evidence }).join(' ')}`].join(' '));
}

function issue(finding: Finding, targets: ReadonlyMap<string, string>): Issue {
  const { rule, fingerprint, place, target } = finding;
  return { description: described(finding), check_name: rule, fingerprint, severity: weightOf(finding), location: place === undefined ? location(targets.get(target) ?? target) : location(place.file, place.line) };
}

/** Nothing is known of it, which is worse than any finding. */
function unread({ name, problem }: ReportTarget): readonly Issue[] {
  if (problem === undefined) return [];
  const fingerprint = createHash('sha256').update(`unread ${name}`).digest('hex').slice(0, 32);
  return [{ description: plainText([`${name} could not be read: ${problem.message}`, ...problem.actions].join(' ')), check_name: 'check', fingerprint, severity: 'blocker', location: location(name) }];
}

/** A Code Quality report, as GitLab shows it in a merge request: a list of fails and warnings; GitLab itself holds them against those of the target branch, by fingerprint. */
export function checkCodequality({ targets, findings }: CheckReport): string {
  const names = new Map(targets.map(({ id, name }) => [id, name]));
  return jsonText([...targets.flatMap(unread), ...findings.filter(isOpen).map((finding) => issue(finding, names))]);
}

export default { id: 'check-codequality', render: checkCodequality };
