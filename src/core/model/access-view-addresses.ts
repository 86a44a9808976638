import type { AccessRow } from './access-view.ts';
import type { AccessFacts, LoginRange, Relaxation } from './access-view-facts.ts';
import type { WantedView } from './access-view-wanted.ts';
import { overlaps, parseRange, subset, type IpRange } from './ip-range.ts';

export const anyAddress = 'any address';

const words = ({ start, end }: LoginRange): string => (start === end ? start : `${start} to ${end}`);

const row = (subject: string, verdict: Pick<AccessRow, 'state' | 'from' | 'note'>): AccessRow => ({ area: 'address', subject, right: 'log in from', ...verdict });

function rangeRow(given: LoginRange, from: string, wanted: WantedView | undefined): AccessRow {
  const parsed = parseRange({ from: given.start, to: given.end });
  if (!parsed.ok) return row(words(given), { state: 'unknown', from: [from], note: `This range cannot be judged: ${parsed.why}.` });
  const subject = words(parsed.range);
  if (wanted === undefined) return row(subject, { state: 'held', from: [from] });
  if (subset([parsed.range], wanted.ranges)) return row(subject, { state: 'exact', from: [from] });
  const note = overlaps([parsed.range], wanted.ranges) ? 'It is wider than what the spec allows.' : 'The spec does not name these addresses.';
  return row(subject, { state: 'excess', from: [from], note });
}

const readable = (ranges: readonly LoginRange[]): readonly IpRange[] =>
  ranges.flatMap(({ start, end }) => {
    const parsed = parseRange({ from: start, to: end });
    return parsed.ok ? [parsed.range] : [];
  });

function missingRows(facts: AccessFacts, wanted: WantedView, hidden: boolean): readonly AccessRow[] {
  const held = readable(facts.ranges);
  return wanted.ranges
    .filter((range) => hidden || !subset([range], held))
    .map((range) => row(words(range), { state: hidden ? 'unknown' : 'missing', from: [], note: hidden ? 'The ranges of the profile could not be read.' : 'Logins from here, or from a part of it, are refused.' }));
}

/** `Enforce_RelaxRefresh` asks for the range at login and not when a token is refreshed (facts 1.3, 1.4 [A] for the values). */
function relaxedRow({ app, policy }: Relaxation, wanted: WantedView | undefined): AccessRow {
  const what = /refresh/i.test(policy) ? 'A token can be refreshed from any address' : 'The ranges of the profile do not bind logins through it';
  return row(anyAddress, { state: wanted === undefined ? 'held' : 'excess', from: [app], note: `${what} (IP relaxation ${policy}).` });
}

/** Where a login may come from: the profile's ranges deny everything else, and no range at all denies nothing (facts 1.1 [A]). */
export function addressRows(facts: AccessFacts, wanted: WantedView | undefined, hidden: boolean): readonly AccessRow[] {
  const profile = `profile ${facts.user.profile ?? ''}`.trimEnd();
  const open = !hidden && facts.ranges.length === 0;
  return [
    ...(open ? [row(anyAddress, { state: wanted === undefined ? 'held' : 'excess', from: [profile], note: 'The profile has no login IP ranges.' })] : []),
    ...facts.ranges.map((range) => rangeRow(range, profile, wanted)),
    ...(wanted === undefined || open ? [] : missingRows(facts, wanted, hidden)),
    ...facts.relaxations.map((relaxation) => relaxedRow(relaxation, wanted)),
  ];
}
