import type { Check, Evidence, Judgement, Subject, Verdict } from '../model/audit/check.ts';
import type { Gap } from '../model/audit/fact.ts';
import { capital } from '../model/sentence.ts';
import type { Rule } from '../model/audit/rule.ts';
import type { View } from '../model/audit/view.ts';
import { severities, type Severity } from '../model/policy.ts';
import { unseenSubjects } from './unseen-subjects.ts';

const worst = (own: Severity, evidence: readonly Evidence[]): Severity => {
  const all = [own, ...evidence.flatMap(({ raise }) => raise ?? [])];
  return severities.find((each) => all.includes(each)) ?? own;
};

/** The first thing seen; the rest stands in the evidence. */
const sentenceOf = ([first]: readonly Evidence[]): string => capital(first?.words ?? '');

/** In the catalogue's order: not-applicable, fail, unknown, warn, pass. Required datasets that are not whole make unknown of a warn and of a pass. */
export function settle(rule: Rule, { subject, notApplicable, fails = [], unknowns = [], warns = [], pass }: Judgement, requiredGaps: readonly Gap[]): Verdict {
  const base = { rule: rule.id, subject, severity: rule.severity, evidence: [], gaps: [] };
  if (notApplicable !== undefined) return { ...base, result: 'not-applicable', words: notApplicable };
  if (fails.length > 0) return { ...base, result: 'fail', severity: worst(rule.severity, fails), evidence: fails, words: sentenceOf(fails) };
  const gaps = [...unknowns, ...requiredGaps.filter((gap) => !unknowns.includes(gap))];
  const [first] = gaps;
  if (first !== undefined) return { ...base, result: 'unknown', evidence: warns, gaps, words: first.words };
  if (warns.length > 0) return { ...base, result: 'warn', severity: worst(rule.severity, warns), evidence: warns, words: sentenceOf(warns) };
  return { ...base, result: 'pass', words: pass };
}

/** The datasets a rule needs in this mode. */
export const requiredFacts = (rule: Rule, mode: View['mode']): Rule['facts'] => (mode === 'org' ? rule.facts : rule.sourceMode.facts);

/** One unknown, on the org, for whoever may be missing. */
function ofUnseen({ id, severity }: Rule, subject: Subject, gaps: readonly Gap[]): readonly Verdict[] {
  const [first] = gaps;
  if (first === undefined) return [];
  return [{ rule: id, subject, severity, result: 'unknown', evidence: [], gaps, words: `Some whom this rule is about may not have been seen. ${first.words}` }];
}

/** All verdicts of one check; none where the rule has nothing to say in this mode. Nobody goes unjudged in silence: where subjects may be missing, one unknown says so. */
export function verdicts(check: Check, view: View): readonly Verdict[] {
  const { rule } = check;
  if (view.mode === 'source' && rule.sourceMode.answers === 'no') return [];
  const required = requiredFacts(rule, view.mode);
  const judgements = check.judge(view);
  const settled = judgements.map((judgement) => {
    const needed = required.filter((id) => judgement.irrelevant?.includes(id) !== true);
    return settle(rule, judgement, view.gapsFor(judgement.subject, needed));
  });
  return [...settled, ...ofUnseen(rule, view.org, unseenSubjects(view, rule, judgements, settled, view.gapsFor(view.org, required)))];
}
