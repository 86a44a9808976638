import type { Judgement, Verdict } from '../model/audit/check.ts';
import type { DatasetId } from '../model/audit/datasets.ts';
import type { Gap } from '../model/audit/fact.ts';
import type { Rule, SubjectKind } from '../model/audit/rule.ts';
import { isKeptBack } from '../model/audit/unread.ts';
import type { View } from '../model/audit/view.ts';

/** What tells who is an integration. */
const traces: readonly DatasetId[] = ['users', 'registry', 'permissionSets', 'permissionSetGroups', 'permissionSetAssignments', 'appPolicies', 'connectedAppMetadata', 'scheduledJobs', 'loginSummary', 'loginHistory', 'oauthTokens'];

/** What tells whom or what a rule is about. */
const tellers: Readonly<Record<SubjectKind, readonly DatasetId[]>> = {
  'identity': traces,
  'app': [...traces, 'connectedApps', 'externalClientApps'],
  'profile': [...traces, 'profiles'],
  'permission set': ['permissionSets'],
  'integration': ['registry'],
  'org': [],
};

/** Of what was asked for. A gap that says what it is about leaves everybody else standing. */
function blindSpots({ mode, facts }: View, { subject }: Rule): readonly Gap[] {
  if (mode === 'source') return [];
  return tellers[subject].flatMap((id) => facts[id]?.gaps.filter((gap) => gap.about === undefined && isKeptBack(gap)) ?? []);
}

/**
 * Why subjects of a rule may be missing from its answers: it found none, and what it needs is not known, or what would have
 * told of them was kept from this caller. Empty where nothing is hidden, or where an unknown of the rule says so already:
 * `said` are its verdicts. `required`: gaps of the datasets it needs, for the org.
 */
export function unseenSubjects(view: View, rule: Rule, judgements: readonly Judgement[], said: readonly Verdict[], required: readonly Gap[]): readonly Gap[] {
  const told = new Set(said.flatMap(({ gaps }) => gaps.map(({ words }) => words)));
  const all = [...(judgements.length === 0 ? required : []), ...blindSpots(view, rule)];
  const byWords = new Map(all.map((gap) => [gap.words, gap]));
  return [...byWords.values()].filter(({ words }) => !told.has(words));
}
