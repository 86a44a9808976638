import type { Check, Judgement } from '../../../core/model/audit/check.ts';
import { seen } from '../../../core/model/audit/evidence.ts';
import { appsPastRanges, readRange, type ProfileInUse } from '../../../core/model/audit/login-ranges.ts';
import { unread } from '../../../core/model/audit/unread.ts';
import { surely, type View } from '../../../core/model/audit/view.ts';
import { listed } from '../../../core/model/sentence.ts';
import { rule } from './rule.ts';

/** What the ranges do, and for which apps they do nothing (IU-APP-009). */
function limits(view: View, { metadata, holders }: ProfileInUse): string {
  const ranges = (metadata?.ranges ?? []).map((facts) => readRange(facts).words);
  const shown = ranges.length > 3 ? `${ranges.slice(0, 2).join(', ')} and ${ranges.length - 2} more ranges` : listed(ranges, 'and');
  const past = appsPastRanges(view, holders).map(({ label }) => label);
  return `Logins are limited to ${shown}${past.length === 0 ? '' : `, but not through ${listed(past, 'and')}, which does not ask for these ranges (IU-APP-009)`}.`;
}

/** Of a profile that only its name makes an integration's, files can do no more than hint. */
const isSureOf = (view: View, { holders }: ProfileInUse): boolean => view.mode === 'org' || holders.some(({ confidence }) => confidence >= surely);

function judgeProfile(view: View, profile: ProfileInUse): Judgement {
  const { subject, row, metadata } = profile;
  if (metadata === undefined) return { subject, unknowns: unread(view, subject, ['profileMetadata'], `The login IP ranges of the profile ${row.name} could not be read.`), pass: '' };
  if (metadata.ranges.length > 0) return { subject, pass: limits(view, profile) };
  if (metadata.isOverlay === true) return { subject, unknowns: [{ kind: 'not-in-files', words: `The file of the profile ${row.name} is an overlay without a user licence: it says nothing of login IP ranges.`, about: [subject.key] }], pass: '' };
  if (view.policy.org.sharedProfiles) return { subject, notApplicable: 'The policy lets integrations share profiles without login IP ranges.', pass: '' };
  const evidence = [seen(`The profile ${row.name} has no login IP ranges, so a stolen credential of ${listed(profile.holders.map((holder) => holder.subject.key), 'or')} works from any address.`, { at: metadata.at, key: 'no ranges' })];
  return isSureOf(view, profile) ? { subject, fails: evidence, pass: '' } : { subject, warns: evidence, pass: '' };
}

const check: Check = { id: 'iu-net-001', rule, judge: (view) => view.profiles.map((profile) => judgeProfile(view, profile)) };
export default check;
