import type { Beneficiary, NewAccess } from '../../model/audit/new-access.ts';
import type { LoginRangeFacts, ProfileMetadataRow } from '../../model/audit/rows-setup.ts';
import { rangesOf, rangeWords, readRange } from '../../model/audit/login-ranges.ts';
import { placed } from '../../model/audit/place.ts';
import { without } from '../../model/ip-range.ts';
import { listed } from '../../model/sentence.ts';
import { whom } from './sentences.ts';

/** The addresses a range lets in that were kept out before, in words; what is no range of addresses counts by its text. */
function added(range: LoginRangeFacts, before: readonly LoginRangeFacts[]): readonly string[] {
  const { range: now, words } = readRange(range);
  if (now !== undefined) return without([now], rangesOf(before)).map(rangeWords);
  return before.some(({ start, end }) => start === range.start && end === range.end) ? [] : [words];
}

/**
 * Addresses from which a profile's users may log in now, and might not before. A profile without ranges lets them in from
 * anywhere (facts 1.1 [A]); one that was open before has nothing to gain, and a hand-written overlay without ranges leaves those of
 * the org alone.
 */
export function newAddresses(to: Beneficiary, before: ProfileMetadataRow | undefined, after: ProfileMetadataRow): readonly NewAccess[] {
  if (before === undefined || before.ranges.length === 0) return [];
  const access = (what: string, at: ProfileMetadataRow['at']): NewAccess => ({ to, kind: 'addresses', what, rights: [], words: `This pull request lets ${whom(to)} log in from ${what}.`, ...placed(at) });
  if (after.ranges.length === 0) return after.isOverlay === true ? [] : [access('any address', after.at)];
  return after.ranges.flatMap((range) => {
    const more = added(range, before.ranges);
    return more.length === 0 ? [] : [access(listed(more, 'and'), range.at ?? after.at)];
  });
}
