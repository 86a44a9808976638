import type { ProfileRow } from '../../model/audit/rows-people.ts';
import type { Subject } from '../../model/audit/check.ts';
import { possibly, surely, type Holder, type View } from '../../model/audit/view.ts';
import { firstBy, grouped } from '../../model/audit/grouped.ts';
import { recordKey } from '../../model/audit/record-key.ts';
import { given } from './given.ts';
import type { World } from './world.ts';

type Profile = View['profiles'][number];

const profileIdOf = ({ user, profile }: Holder): string | undefined => user?.profileId ?? profile?.id;

/** The profile of these holders; where only its users tell of it, what they tell. */
function rowOf(world: World, profileId: string, holders: readonly Holder[]): ProfileRow {
  const [known] = [...holders.flatMap(({ profile }) => profile ?? []), ...[world.profile(profileId)].flatMap((row) => row ?? [])];
  const [told] = holders.flatMap(({ user }) => (user === undefined ? [] : { id: user.profileId, name: user.profile, ...given({ licence: user.licence }) }));
  return known ?? told ?? { id: profileId, name: profileId };
}

function subjectOf(world: World, row: ProfileRow, metadata: Profile['metadata'], holders: readonly Holder[]): Subject {
  const [spec, ...more] = new Set(holders.flatMap(({ registered }) => registered?.spec.name ?? []));
  const also = [row.id, metadata?.fullName, world.profileSet(row.id)?.id].filter((name) => name !== undefined);
  return { kind: 'profile', key: row.name, also: [...new Set(also)], ...given({ at: row.at ?? metadata?.at, integration: more.length === 0 ? spec : undefined }) };
}

/**
 * Profiles that integrations use. In an org those of identities from `surely` on: a person's profile is not judged for the
 * person's name. In source from `possibly` on, where a rule may warn.
 */
export function viewedProfiles(world: World, holders: readonly Holder[]): readonly Profile[] {
  const least = world.mode === 'org' ? surely : possibly;
  const using = holders.filter(({ confidence, isSalesforceOwned }) => confidence >= least && !isSalesforceOwned);
  const metadataOf = firstBy(world.rows('profileMetadata'), ({ profileId }) => recordKey(profileId));
  const groups = grouped(using, (holder) => {
    const id = profileIdOf(holder);
    return id === undefined ? undefined : recordKey(id);
  });
  return [...groups].map(([profileId, own]) => {
    const row = rowOf(world, profileId, own);
    const metadata = metadataOf.get(profileId);
    return { subject: subjectOf(world, row, metadata, own), row, holders: own, ...given({ metadata }) };
  });
}
