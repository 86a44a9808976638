import type { Check, Evidence, Judgement } from '../../../core/model/audit/check.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import { grouped } from '../../../core/model/audit/grouped.ts';
import type { Finding } from '../../../core/model/audit/identity-judgement.ts';
import { placed } from '../../../core/model/audit/place.ts';
import type { RegistryRow } from '../../../core/model/audit/rows-files.ts';
import type { UserRow } from '../../../core/model/audit/rows-people.ts';
import { surely, type Holder, type View } from '../../../core/model/audit/view.ts';
import { componentNames } from '../../../core/model/names.ts';
import { listed } from '../../../core/model/sentence.ts';
import { rule } from './rule.ts';

type Profile = View['profiles'][number];

const pass = 'One integration alone has the profile.';
const shown = 3;

/** The first names and how many more there are. */
function namesWords(names: readonly string[]): string {
  const more = names.length - shown;
  return more > 0 ? `${names.slice(0, shown).join(', ')} and ${more} more` : listed(names, 'and');
}

/** One minimum profile for many is the organisation's decision, as long as it has no login ranges to share. */
const isShareable = (view: View, { metadata }: Profile): boolean => view.policy.org.sharedProfiles && metadata?.ranges.length === 0;

const specsOf = (holders: readonly Holder[]): ReadonlySet<string> => new Set(holders.flatMap(({ registered }) => registered?.spec.name ?? []));

function sharing(name: string, identities: readonly Holder[], users: readonly UserRow[]): { readonly fails: readonly Evidence[]; readonly warns: readonly Evidence[] } {
  const own = identities.map(({ user }) => user?.username ?? '').toSorted();
  const others = users.map(({ username }) => username).filter((username) => !own.includes(username)).toSorted();
  if (own.length + others.length < 2) return { fails: [], warns: [] };
  const isOneIntegration = others.length === 0 && specsOf(identities).size === 1 && identities.every(({ registered }) => registered !== undefined);
  if (isOneIntegration) return { fails: [], warns: [{ words: `The users ${namesWords(own)} of one integration share the profile ${name}.`, key: 'environments' }] };
  const beside = others.length === 0 ? '' : ` with ${namesWords(others)}`;
  return { fails: [{ words: own.length > 1 ? `The integrations' users ${namesWords(own)} share the profile ${name}${beside}.` : `The user ${own[0] ?? ''} shares the profile ${name}${beside}.`, key: `shared ${own.join(' ')}` }], warns: [] };
}

const shareable = 'The policy allows shared profiles without login ranges.';

/** Whether there are login ranges that would forbid sharing is not known. */
const unreadRanges = (view: View, { subject, metadata }: Profile): readonly Gap[] => (view.policy.org.sharedProfiles && metadata === undefined ? view.gapsFor(subject, ['profileMetadata']) : []);

function judge(view: View, profile: Profile, active: ReadonlyMap<string, readonly UserRow[]>): Finding {
  const identities = profile.holders.filter(({ user, confidence }) => user?.isActive === true && confidence >= surely);
  if (identities.length === 0) return { notApplicable: 'No active integration identity has the profile.', pass };
  if (isShareable(view, profile)) return { notApplicable: shareable, pass };
  const unread = unreadRanges(view, profile);
  const users = identities.flatMap(({ user }) => user?.profileId ?? []).slice(0, 1).flatMap((id) => active.get(id) ?? []);
  return unread.length > 0 ? { unknowns: unread, pass } : { ...sharing(profile.row.name, identities, users), pass };
}

function inOrg(view: View): readonly Judgement[] {
  const active = grouped(view.rows('users').filter(({ isActive }) => isActive), ({ profileId }) => profileId);
  return view.profiles.map((profile) => ({ subject: profile.subject, ...judge(view, profile, active) }));
}

/** In files: specs whose profile is one and the same, since names of profiles are the same in any letter case. */
function inSource(view: View): readonly Judgement[] {
  const specs = view.rows('registry').filter(({ spec }) => spec.state !== 'retired');
  const byProfile = grouped(specs, ({ spec }) => componentNames(spec.name).profile.toLowerCase());
  return view.profiles.map((profile): Judgement => {
    const { subject, row } = profile;
    const own = byProfile.get(row.name.toLowerCase()) ?? [];
    if (isShareable(view, profile)) return { subject, notApplicable: shareable, pass };
    return { subject, fails: own.length < 2 ? [] : [twoSpecs(row.name, own)], pass };
  });
}

function twoSpecs(profile: string, rows: readonly RegistryRow[]): Evidence {
  return { words: `The specs ${listed(rows.map(({ spec }) => spec.name), 'and')} make the same profile ${profile}.`, key: 'specs', ...placed(rows.at(-1)?.places['name']) };
}

const check: Check = { id: 'iu-prv-001', rule, judge: (view) => (view.mode === 'source' ? inSource(view) : inOrg(view)) };
export default check;
