import type { CheckReport, ReportTarget } from '../../../core/model/audit/report.ts';
import { baselineWords, countsWords, gapItems, waiverWords } from '../../../core/model/audit/report-words.ts';
import { listed } from '../../../core/model/sentence.ts';
import { wrapped } from '../../../core/model/terminal-lines.ts';
import type { Paint } from './paint.ts';

const most = 12;

function section(title: string, items: readonly string[], paint: Paint): readonly string[] {
  if (items.length === 0) return [];
  const rest = items.length > most ? [`  and ${items.length - most} more`] : [];
  return ['', paint('strong', title), ...items.slice(0, most).flatMap((item) => wrapped('  - ', item, 4)), ...rest];
}

function waiverItems({ findings, waivers, targets }: CheckReport): readonly string[] {
  const holding = findings.flatMap(({ result, waiver, rule, subject }) => (result === 'waived' && waiver !== undefined ? [`${rule}, ${subject.key}: ${waiverWords(waiver, false)}`] : []));
  // What one target does not show, another that did not answer may.
  const idle = targets.some(({ problem }) => problem !== undefined) ? [] : waivers.filter(({ findings: about }) => about === 0).map(({ rule, subject }) => `${rule}, ${subject}: nothing was found that it is about`);
  return [...holding, ...idle];
}

function unseen(target: ReportTarget, several: boolean): readonly string[] {
  const where = several ? `${target.name}: ` : '';
  const costly = gapItems(target).map((words) => `${where}${words}`);
  const never = target.notAnswered.length === 0 ? [] : [`${where}Only an org can answer ${target.notAnswered.length} of the rules: ${listed(target.notAnswered, 'and')}.`];
  return [...costly, ...never];
}

const unread = ({ name, problem }: ReportTarget): readonly string[] => (problem === undefined ? [] : [`${name}: ${[problem.message, ...problem.actions].join(' ')}`]);

/** What is left to say below the findings: dates to come, waivers, what could not be seen, the sum, and why the exit code is what it is. */
export function closingLines(report: CheckReport, paint: Paint): readonly string[] {
  const { targets, readiness, counts, gate } = report;
  const several = targets.length > 1;
  const sum = countsWords(counts);
  const baseline = baselineWords(report);
  return [
    ...section('Changes of Salesforce to come', readiness.map(({ integration, words, by, todo }) => `${integration}, ${by}: ${words} ${todo}`), paint),
    ...section('Waivers', waiverItems(report), paint),
    ...section('Mended since the baseline', (report.baseline?.fixed ?? []).map(({ rule, subject, words }) => `${rule}, ${subject}: ${words}`), paint),
    ...section('What could not be seen', targets.flatMap((target) => unseen(target, several)), paint),
    ...section('What could not be read at all', targets.flatMap(unread), paint),
    '',
    ...(sum === '' ? ['Nothing was judged.'] : [`Answers: ${sum}.`]),
    ...(baseline === '' ? [] : [baseline]),
    ...wrapped('', gate.words, 2).map((line) => paint(gate.exitCode === 0 ? 'good' : 'bad', line)),
  ];
}
