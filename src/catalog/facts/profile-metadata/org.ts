import { asFarAs, known, unknown, type Gap } from '../../../core/model/audit/fact.ts';
import type { FactUnit, OrgAsk } from '../../../core/model/audit/fact-unit.ts';
import { isGap, sameId } from '../../../core/model/audit/org-reading.ts';
import type { ProfileRow } from '../../../core/model/audit/rows-people.ts';
import type { ProfileMetadataRow } from '../../../core/model/audit/rows-setup.ts';
import { components, isComponent, listed, metadataNeeds } from '../../../core/metadata/org-components.ts';
import { profileOf } from './ranges.ts';
import { byTooling } from './tooling.ts';

type Read = readonly (ProfileMetadataRow | Gap)[];

/** Profiles of users in question. */
function wanted({ facts, inQuestion }: OrgAsk): readonly ProfileRow[] {
  const ids = new Set(inQuestion());
  const used = new Set((facts.users?.rows ?? []).filter(({ id }) => ids.has(id)).map(({ profileId }) => profileId.slice(0, 15)));
  return (facts.profiles?.rows ?? []).filter(({ id }) => used.has(id.slice(0, 15)));
}

const unread = ({ name, id }: ProfileRow, why: string): Gap => ({ kind: 'unreadable', words: `The login IP ranges of profile ${name} could not be read${why}`, needs: metadataNeeds, about: [name, id] });

/** Joined by id: a standard profile's name in metadata is another than people know (facts 2.y, `Admin` [A]). */
async function byNames({ org }: OrgAsk, profiles: readonly ProfileRow[]): Promise<Read | Gap> {
  const list = await listed(org, 'Profile', 'The login IP ranges of profiles');
  if (isGap(list)) return list;
  const nameOf = new Map(profiles.map((profile) => [profile.id, list.find(({ id }) => sameId(id, profile.id))?.fullName]));
  const found = await components(org, 'Profile', [...nameOf.values()].filter((name) => name !== undefined), 'Profile');
  return profiles.map((profile) => {
    const fullName = nameOf.get(profile.id);
    const content = fullName === undefined ? undefined : found.get(fullName);
    if (fullName === undefined || content === undefined) return unread(profile, ': Salesforce does not give its metadata.');
    return isComponent(content) ? profileOf(profile.id, fullName, content) : unread(profile, `. ${content.words}`);
  });
}

/** Those that metadata did not tell are asked for one by one, which takes less permission (facts 2.y [A]). */
async function read(ask: OrgAsk, profiles: readonly ProfileRow[]): Promise<Read> {
  const first = await byNames(ask, profiles);
  const named: Read = isGap(first) ? profiles.map((profile) => unread(profile, `. ${first.words}`)) : first;
  const open = profiles.filter((_, index) => named.slice(index, index + 1).every(isGap));
  const second = await byTooling(ask.org, open);
  return named.map((found, index) => second.get(profiles[index]?.id ?? '') ?? found);
}

export const fromOrg: NonNullable<FactUnit<'profileMetadata'>['fromOrg']> = async (ask) => {
  const { users = unknown(), profiles: all = unknown() } = ask.facts;
  if (users.state === 'unknown' || all.state === 'unknown') return unknown(...users.gaps, ...all.gaps);
  const profiles = wanted(ask);
  if (profiles.length === 0) return known([]);
  const found = await read(ask, profiles);
  const rows = found.flatMap((row) => (isGap(row) ? [] : [row]));
  const gaps = found.filter(isGap);
  return rows.length === 0 ? unknown(...gaps) : asFarAs(rows, gaps);
};
