import type { CheckReport, Finding, ReportTarget } from '../../../core/model/audit/report.ts';
import { mendWords, missingWords, placeWords, targetWords, waiverWords } from '../../../core/model/audit/report-words.ts';
import { element, xmlText } from './xml.ts';

type Outcome = 'failure' | 'error' | 'skipped' | 'passed';

const outcomes: Readonly<Record<Finding['result'], Outcome>> = { fail: 'failure', warn: 'passed', unknown: 'skipped', waived: 'skipped', pass: 'passed', 'not-applicable': 'passed' };

/** What a finding is to a test report. What the baseline knows does not fail; a warning does where it counts. */
function outcomeOf({ result, gates, isNew }: Finding, strict: boolean): Outcome {
  if (gates) return 'failure';
  if (result === 'unknown' && strict) return 'error';
  return result === 'fail' && isNew === false ? 'skipped' : outcomes[result];
}

function told(finding: Finding): string {
  const { evidence, waiver, gaps } = finding;
  const seen = evidence.map(({ words, at }) => `${words}${at === undefined ? '' : ` (${placeWords(at)})`}`);
  const missing = gaps.map(missingWords);
  return [...seen, ...missing, ...(waiver === undefined ? [] : [waiverWords(waiver, waiver.expired)]), ...mendWords(finding).map((way) => `Mend: ${way}`)].map(xmlText).join('\n');
}

function inside(finding: Finding, outcome: Outcome): readonly string[] {
  const { result, severity, words, waiver } = finding;
  if (outcome === 'skipped') return [element('skipped', { message: waiver === undefined ? `${result === 'fail' ? 'In the baseline' : 'Unknown'}: ${words}` : waiverWords(waiver, false) })];
  if (outcome !== 'passed') return [element(outcome, { message: words, type: `${result} ${severity}` }, [told(finding)])];
  return result === 'warn' ? [element('system-out', {}, [`Warning: ${told(finding)}`])] : [];
}

function testcase(finding: Finding, strict: boolean): string {
  const { rule, title, subject, place } = finding;
  return element('testcase', { classname: rule, name: `${title}: ${subject.kind} ${subject.key}`, file: place?.file, line: place?.line, time: 0 }, inside(finding, outcomeOf(finding, strict)));
}

interface Suite {
  readonly text: string;
  readonly counts: Readonly<Record<'tests' | 'failures' | 'errors' | 'skipped', number>>;
}

function suite(target: ReportTarget, { at, findings, gate: { strict, words } }: CheckReport): Suite {
  // What does not apply was not tested.
  const own = findings.filter((finding) => finding.target === target.id && finding.result !== 'not-applicable');
  const broken = target.problem === undefined ? [] : [element('testcase', { classname: 'check', name: 'The target can be read', time: 0 }, [element('error', { message: target.problem.message, type: 'unread' }, [target.problem.actions.map(xmlText).join('\n')])])];
  const count = (wanted: Outcome): number => own.filter((finding) => outcomeOf(finding, strict) === wanted).length;
  const counts = { tests: own.length + broken.length, failures: count('failure'), errors: count('error') + broken.length, skipped: count('skipped') };
  const cases = [...broken, ...own.map((finding) => testcase(finding, strict)), element('system-out', {}, [xmlText(words)])];
  return { counts, text: element('testsuite', { name: targetWords(target), ...counts, timestamp: at.slice(0, 19), time: 0 }, cases.map((one) => `\n    ${one}`).concat('\n  ')) };
}

/** JUnit XML: one testsuite per target, one testcase per rule and subject, and why the run ended as it did. Unknown is skipped with its reason, an error with --strict; a waiver is skipped with its owner and end. */
export function checkJunit(report: CheckReport): string {
  const suites = report.targets.map((target) => suite(target, report));
  const sum = (key: keyof Suite['counts']): number => suites.reduce((total, { counts }) => total + counts[key], 0);
  const attributes = { name: 'sf integration-user check', tests: sum('tests'), failures: sum('failures'), errors: sum('errors'), skipped: sum('skipped'), time: 0 };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', attributes, suites.map(({ text }) => `\n  ${text}`).concat('\n'))}\n`;
}

export default { id: 'check-junit', render: checkJunit };
