import { blindSpots, traces } from '../model/audit/blind-spots.ts';
import type { Judgement, Verdict } from '../model/audit/check.ts';
import type { DatasetId } from '../model/audit/datasets.ts';
import type { Gap } from '../model/audit/fact.ts';
import type { Rule, SubjectKind } from '../model/audit/rule.ts';
import type { View } from '../model/audit/view.ts';

/** What tells whom or what a rule is about. */
const tellers: Readonly<Record<SubjectKind, readonly DatasetId[]>> = {
  'identity': traces,
  'app': [...traces, 'connectedApps', 'externalClientApps'],
  'profile': [...traces, 'profiles'],
  'permission set': ['permissionSets'],
  'integration': ['registry'],
  'org': [],
};

/**
 * Why subjects of a rule may be missing from its answers: it found none, and what it needs is not known, or what would have
 * told of them was kept from this caller. Empty where nothing is hidden, or where an unknown of the rule says so already:
 * `said` are its verdicts. `required`: gaps of the datasets it needs, for the org.
 */
export function unseenSubjects(view: View, rule: Rule, judgements: readonly Judgement[], said: readonly Verdict[], required: readonly Gap[]): readonly Gap[] {
  const told = new Set(said.flatMap(({ gaps }) => gaps.map(({ words }) => words)));
  const all = [...(judgements.length === 0 ? required : []), ...blindSpots(view, tellers[rule.subject])];
  const byWords = new Map(all.map((gap) => [gap.words, gap]));
  return [...byWords.values()].filter(({ words }) => !told.has(words));
}
