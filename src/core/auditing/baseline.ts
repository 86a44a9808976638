import { baselineFormat, type Baseline, type BaselineEntry } from '../model/audit/baseline.ts';
import type { BaselineSummary, CheckReport, Finding } from '../model/audit/report.ts';
import { byText, severityRank } from '../model/audit/report-order.ts';
import { isOpen } from '../model/audit/report-words.ts';
import { plainText } from '../model/plain-text.ts';
import { evidenceKeys, identityOf } from './fingerprint.ts';

type Found = Pick<Finding, 'rule' | 'target' | 'subject' | 'result' | 'severity' | 'evidence'>;

const nameOf = ({ rule, target, subject }: Pick<BaselineEntry, 'rule' | 'target' | 'subject'>): string => identityOf(rule, target, subject);

/** Looked up by rule, target and subject. */
export type Accepted = ReadonlyMap<string, BaselineEntry>;
export const acceptedPast = (baseline: Baseline): Accepted => new Map(baseline.findings.map((entry) => [nameOf(entry), entry]));

const isWorse = (now: Found, then: BaselineEntry): boolean => (now.result === 'fail' && then.result === 'warn') || severityRank(now.severity) < severityRank(then.severity);

/** Not in the baseline, or worse than there: a warning that became a fail, a higher severity, one more thing seen. Less of the same is not new. */
export function isNewTo(past: Accepted, finding: Found): boolean {
  const then = past.get(nameOf(finding));
  return then === undefined || isWorse(finding, then) || evidenceKeys(finding.evidence).some((key) => !then.evidence.includes(key));
}

const summary = ({ rule, target, subject, words }: BaselineEntry): BaselineSummary => ({ rule, target, subject: subject.key, words });

/** Whether this run can tell that something is no more: its rule ran, its target was read, and nothing the rule needs is missing there. */
function couldSee(report: Pick<CheckReport, 'targets' | 'rules'>, entry: BaselineEntry): boolean {
  const target = report.targets.find(({ id }) => id === entry.target);
  if (target === undefined || target.problem !== undefined || target.notAnswered.includes(entry.rule)) return false;
  return report.rules.some(({ id }) => id === entry.rule) && !target.gaps.some(({ rules }) => rules.includes(entry.rule));
}

/** What became of an entry: still found, mended, or not to be told from this run. An answer that is unknown mends nothing. */
function fate(report: Pick<CheckReport, 'targets' | 'rules'>, now: ReadonlyMap<string, Finding>, entry: BaselineEntry): 'found' | 'fixed' | 'unseen' {
  const finding = now.get(nameOf(entry));
  if (finding === undefined) return couldSee(report, entry) ? 'fixed' : 'unseen';
  if (finding.result === 'unknown') return 'unseen';
  return finding.result === 'pass' || finding.result === 'not-applicable' ? 'fixed' : 'found';
}

const byName = (findings: readonly Finding[]): ReadonlyMap<string, Finding> => new Map(findings.map((finding) => [nameOf(finding), finding]));

/** How the run compares with the baseline. */
export function comparison(baseline: Baseline, report: Pick<CheckReport, 'targets' | 'rules' | 'findings'>): NonNullable<CheckReport['baseline']> {
  const now = byName(report.findings);
  const open = report.findings.filter(isOpen);
  return {
    known: open.filter(({ isNew }) => isNew === false).length,
    new: open.filter(({ isNew }) => isNew === true).length,
    fixed: baseline.findings.filter((entry) => fate(report, now, entry) === 'fixed').map(summary),
  };
}

/**
 * The baseline after this run (`--update-baseline`): the fails and warnings found now, and those of before that this run
 * could not tell of. A finding that has a waiver, also an expired one, is not taken in: the waiver governs it.
 */
export function updatedBaseline(report: CheckReport, before?: Baseline): Baseline {
  const now = byName(report.findings);
  const found = report.findings.filter((finding) => isOpen(finding) && finding.waiver === undefined);
  const entries = found.map(({ fingerprint, rule, target, subject: { kind, key }, result, severity, evidence, words }): BaselineEntry => ({
    fingerprint,
    rule,
    target,
    subject: { kind, key },
    result: result === 'fail' ? 'fail' : 'warn',
    severity,
    evidence: [...evidenceKeys(evidence)],
    words: plainText(words),
  }));
  const kept = (before?.findings ?? []).filter((entry) => fate(report, now, entry) === 'unseen');
  return { format: baselineFormat, findings: [...entries, ...kept].toSorted((one, other) => byText(one.fingerprint, other.fingerprint)) };
}
