import type { Check, Evidence, Judgement } from '../../../core/model/audit/check.ts';
import { seen } from '../../../core/model/audit/evidence.ts';
import { appsPastRanges, readRange, type ProfileInUse } from '../../../core/model/audit/login-ranges.ts';
import { unread } from '../../../core/model/audit/unread.ts';
import type { View } from '../../../core/model/audit/view.ts';
import { listed } from '../../../core/model/sentence.ts';
import { againstSpec, unattributed } from './attribution.ts';
import { tooWideInAll, wideOrDoubled } from './breadth.ts';
import { rule } from './rule.ts';
import { notPublic } from './space.ts';

/** Without ranges, or ranges in a file that says nothing of them, IU-NET-001 has said all. */
function nothingToJudge({ metadata, row }: ProfileInUse): string | undefined {
  if (metadata === undefined || metadata.ranges.length > 0) return undefined;
  return `The profile ${row.name} has no login IP ranges, which IU-NET-001 judges.`;
}

function pass(view: View, { row, holders }: ProfileInUse): string {
  const past = appsPastRanges(view, holders).map(({ label }) => label);
  return `The login IP ranges of ${row.name} are narrow, public and attributed${past.length === 0 ? '' : `; they do not count for ${listed(past, 'and')} (IU-APP-009)`}.`;
}

function judgeProfile(view: View, profile: ProfileInUse): Judgement {
  const { subject, row, metadata } = profile;
  const notApplicable = nothingToJudge(profile);
  if (notApplicable !== undefined) return { subject, notApplicable, pass: '' };
  if (metadata === undefined) return { subject, unknowns: unread(view, subject, ['profileMetadata'], `The login IP ranges of the profile ${row.name} could not be read.`), pass: '' };
  const read = metadata.ranges.map(readRange);
  const ranges = read.flatMap(({ facts, words, range }) => (range === undefined ? [] : [{ facts, words, range }]));
  const impossible = read.flatMap(({ fault, facts, words }): readonly Evidence[] => (fault === undefined || fault.isText ? [] : [seen(`The range ${words} of ${row.name} is none: ${fault.why}.`, { at: facts.at, key: `range ${words}` })]));
  const texts = read.filter(({ fault }) => fault?.isText === true);
  return {
    subject,
    fails: [...impossible, ...tooWideInAll(view, row.name, ranges, metadata.at), ...notPublic(view, row.name, ranges)],
    unknowns: texts.map(({ words }) => ({ kind: 'unreadable', words: `The range ${words} of ${row.name} is not one of addresses.`, about: [subject.key] })),
    warns: [...wideOrDoubled(view, row.name, ranges), ...unattributed(view, profile, ranges), ...againstSpec(view, profile, ranges)],
    pass: pass(view, profile),
  };
}

const check: Check = { id: 'iu-net-002', rule, judge: (view) => view.profiles.map((profile) => judgeProfile(view, profile)) };
export default check;
