import { isAddress, parseRange, type IpRange } from '../ip-range.ts';
import type { NetworkEntry } from '../spec.ts';
import { recordKey } from './record-key.ts';
import type { RegistryRow } from './rows-files.ts';
import type { LoginRangeFacts } from './rows-setup.ts';
import { ignoringRanges } from './ip-relaxation.ts';
import type { App, Holder, View } from './view.ts';

/** A profile in use, as the view has it. */
export type ProfileInUse = View['profiles'][number];

/** One range of a profile, read by meaning. */
interface ReadRange {
  readonly facts: LoginRangeFacts;
  readonly words: string;
  readonly range?: IpRange;
  /** Why it is no range. `isText`: one of its ends is no address at all, e.g. a placeholder. */
  readonly fault?: { readonly why: string; readonly isText: boolean };
}

/** `203.0.113.0 to 203.0.113.255`, `203.0.113.9` */
export const rangeWords = ({ start, end }: IpRange): string => (start === end ? start : `${start} to ${end}`);

export function readRange(facts: LoginRangeFacts): ReadRange {
  const parsed = parseRange({ from: facts.start, to: facts.end });
  if (!parsed.ok) return { facts, words: `${facts.start} to ${facts.end}`, fault: { why: parsed.why, isText: !isAddress(facts.start) || !isAddress(facts.end) } };
  return { facts, words: rangeWords(parsed.range), range: parsed.range };
}

/** The ranges that can be read. */
export const rangesOf = (facts: readonly LoginRangeFacts[]): readonly IpRange[] => facts.flatMap((each) => readRange(each).range ?? []);

/** What a spec allows in this org: the environment's own list where it has one. */
export function declaredEntries({ spec, environment }: RegistryRow): readonly NetworkEntry[] {
  const here = environment === undefined ? undefined : spec.environments[environment];
  return (here?.network ?? spec.network).allow;
}

/** The addresses of entries that hold on a day; an entry holds through its last day. */
export function declaredOn(entries: readonly NetworkEntry[], day: string): readonly IpRange[] {
  return entries.filter(({ until }) => until === undefined || until >= day).flatMap((entry) => {
    const parsed = parseRange(entry);
    return parsed.ok ? [parsed.range] : [];
  });
}

/** Specs of the holders of a profile. */
export const specsOf = (holders: readonly Holder[]): readonly RegistryRow[] => [...new Set(holders.flatMap(({ registered }) => registered ?? []))];

/** Apps through which logins pass by the profile's ranges: the ranges do not count for them (facts 1.1 [A]). */
export function appsPastRanges(view: View, holders: readonly Holder[]): readonly App[] {
  const users = new Set(holders.flatMap(({ user }) => (user === undefined ? [] : [recordKey(user.id)])));
  const names = new Set(holders.flatMap(({ subject }) => [subject.integration ?? subject.key]));
  return ignoringRanges(view.apps).filter((app) => app.uses.some(({ userId }) => users.has(recordKey(userId))) || app.integrations.some((name) => names.has(name)));
}
