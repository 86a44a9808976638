import type { Check, Judgement } from '../../../core/model/audit/check.ts';
import { grouped } from '../../../core/model/audit/grouped.ts';
import { eachIdentity, type Finding } from '../../../core/model/audit/identity-judgement.ts';
import { appsPastRanges, declaredEntries, declaredOn, rangesOf } from '../../../core/model/audit/login-ranges.ts';
import { recordKey } from '../../../core/model/audit/record-key.ts';
import type { UserRow } from '../../../core/model/audit/rows-people.ts';
import type { ProfileMetadataRow } from '../../../core/model/audit/rows-setup.ts';
import { isKeptBack, unread, unseen } from '../../../core/model/audit/unread.ts';
import type { Holder, View } from '../../../core/model/audit/view.ts';
import { contains } from '../../../core/model/ip-range.ts';
import { listed } from '../../../core/model/sentence.ts';
import { observer, perAddress, proofsOwn, type ByAddress, type Use } from './observed.ts';
import { rule } from './rule.ts';

interface Limited {
  readonly holder: Holder;
  readonly user: UserRow;
  /** `undefined`: not read. */
  readonly metadata: ProfileMetadataRow | undefined;
}

const entriesOf = ({ registered }: Holder): ReturnType<typeof declaredEntries> => (registered === undefined ? [] : declaredEntries(registered));

/** Outside the profile's ranges, and outside what the spec allowed on that day. Each address is looked at once: logins are many, addresses few. */
function outside({ holder, metadata }: Limited, byAddress: ByAddress): readonly Use[] {
  const ranges = rangesOf(metadata?.ranges ?? []);
  const entries = entriesOf(holder);
  return [...byAddress].flatMap(([ip, uses]) => {
    if (contains(ranges, ip)) return [];
    return [...grouped(uses, ({ day }) => day)].flatMap(([day, list]) => (contains(declaredOn(entries, day), ip) ? [] : list));
  });
}

/** Outside of what; and which apps let it in, since the profile's ranges do not count for every app. */
function where(view: View, { holder, user, metadata }: Limited): string {
  const limits = [...((metadata?.ranges.length ?? 0) === 0 ? [] : [`the login IP ranges of the profile ${user.profile}`]), ...(entriesOf(holder).length === 0 ? [] : ['network.allow of its spec'])];
  const past = appsPastRanges(view, [holder]).map(({ label }) => label);
  return `outside ${listed(limits, 'and')}.${past.length === 0 ? '' : ` ${listed(past, 'and')} does not ask for the profile's ranges (IU-APP-009).`}`;
}

/** What was left out is said. */
function provenWords(view: View, holder: Holder): string {
  const { size } = proofsOwn(view, holder);
  return size === 0 ? '' : ` ${size === 1 ? 'One refused login is' : `${size} refused logins are`} left out: this tool's own proof that outsiders are kept out, by its record.`;
}

function judgeLimited(view: View, limited: Limited, uses: ByAddress): Finding {
  const { holder: { subject }, user, metadata } = limited;
  const pass = `${uses.size === 0 ? `No address of ${subject.key} was seen.` : `Every address ${subject.key} came from is inside.`}${provenWords(view, limited.holder)}`;
  if (metadata === undefined) return { unknowns: unread(view, subject, ['profileMetadata'], `The login IP ranges of the profile ${user.profile} could not be read.`), pass };
  const found = outside(limited, uses);
  const words = where(view, limited);
  return {
    // A call with a stolen token is in no list of logins: whom the log is kept from cannot say that there was none.
    unknowns: unseen(view, subject, ['apiTotalUsage']).filter(isKeptBack),
    fails: perAddress(subject.key, found.filter(({ what }) => what !== 'refused login'), words),
    warns: perAddress(subject.key, found.filter(({ what }) => what === 'refused login'), words),
    pass,
  };
}

function judge(view: View): readonly Judgement[] {
  const usesOf = observer(view);
  const metadataOf = new Map(view.rows('profileMetadata').map((row) => [recordKey(row.profileId), row]));
  return eachIdentity(view, (holder) => {
    const { user, subject } = holder;
    const metadata = user === undefined ? undefined : metadataOf.get(recordKey(user.profileId));
    const isUnlimited = metadata?.ranges.length === 0 && entriesOf(holder).length === 0;
    if (user === undefined || isUnlimited) return { notApplicable: `Nothing limits where ${subject.key} may log in from, which IU-NET-001 judges.`, pass: '' };
    return judgeLimited(view, { holder, user, metadata }, usesOf(holder));
  });
}

const check: Check = { id: 'iu-net-004', rule, judge };
export default check;
