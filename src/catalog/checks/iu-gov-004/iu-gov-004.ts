import type { Check, Judgement } from '../../../core/model/audit/check.ts';
import { daysWords, wholeDays } from '../../../core/model/audit/moment-words.ts';
import { runsOf } from '../../../core/model/audit/own-runs.ts';
import { recordsReviews } from '../../../core/model/audit/reviews.ts';
import { unseen } from '../../../core/model/audit/unread.ts';
import type { Integration, View } from '../../../core/model/audit/view.ts';
import { leavers, type Left } from './leavers.ts';
import { reviewDates } from './review-dates.ts';
import { rule } from './rule.ts';

/** The first moment at which it is known to have been there, in this org; in files, in any org. */
function since(view: View, { spec, holder }: Integration): string | undefined {
  const records = view.mode === 'org' ? [] : view.rows('records').filter(({ integration }) => integration === spec.name);
  const moments = [holder?.user?.createdAt, ...runsOf(view, spec.name).map(({ at }) => at), ...records.map(({ createdAt }) => createdAt)];
  return moments.filter((moment) => moment !== undefined).toSorted().at(0);
}

/** Why no review is asked for yet. */
function tooEarly(view: View, integration: Integration): string | undefined {
  const { subject, spec, username } = integration;
  if (spec.state !== 'active') return `It is ${spec.state}.`;
  if (view.mode === 'org' && username === undefined) return 'It is not in this org.';
  const start = since(view, integration);
  if (start === undefined) return view.gapsFor(subject, ['auditLog']).length > 0 ? undefined : 'Nothing on record says that it was ever applied.';
  const age = wholeDays(view, start);
  return age < view.policy.reviewEveryDays ? `It is ${daysWords(age)} old; the first review is due after ${daysWords(view.policy.reviewEveryDays)}.` : undefined;
}

function judged(view: View, integration: Integration, leaversOf: (integration: Integration) => Left): Judgement {
  const { subject } = integration;
  const early = tooEarly(view, integration);
  if (early !== undefined) return { subject, notApplicable: early, pass: '' };
  const { fails, warns, pass } = reviewDates(view, integration);
  const left = leaversOf(integration);
  const judgement = { subject, fails: [...fails, ...left.fails], unknowns: [...left.unknowns, ...unseen(view, subject, [])], warns, pass };
  const isSilent = judgement.fails.length + judgement.unknowns.length + warns.length === 0;
  const isSetUp = recordsReviews(view) || view.gapsFor(subject, ['policy']).length > 0;
  return isSilent && !isSetUp ? { ...judgement, notApplicable: 'Not set up: no review is written down under attestations in integrations/policy.yaml.' } : judgement;
}

function judge(view: View): readonly Judgement[] {
  const leaversOf = leavers(view);
  return view.integrations.map((integration) => judged(view, integration, leaversOf));
}

const check: Check = { id: 'iu-gov-004', rule, judge };
export default check;
