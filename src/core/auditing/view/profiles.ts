import type { ProfileRow } from '../../model/audit/rows-people.ts';
import { possibly, surely, type Holder, type View } from '../../model/audit/view.ts';
import { firstBy, groupedBy, idKey } from './keys.ts';
import type { World } from './world.ts';

type Profile = View['profiles'][number];

/** A profile that only users tell of. */
function rowOf(world: World, profileId: string, holders: readonly Holder[]): ProfileRow {
  const [first] = holders;
  const licence = first?.user?.licence;
  return first?.profile ?? world.profile(profileId) ?? { id: first?.user?.profileId ?? profileId, name: first?.user?.profile ?? profileId, ...(licence === undefined ? {} : { licence }) };
}

/**
 * Profiles that integrations use. In an org those of identities from `surely` on: a person's profile is not judged for the
 * person's name. In source from `possibly` on, where a rule may warn.
 */
export function viewedProfiles(world: World, holders: readonly Holder[]): readonly Profile[] {
  const least = world.mode === 'org' ? surely : possibly;
  const using = holders.filter(({ confidence, isSalesforceOwned }) => confidence >= least && !isSalesforceOwned);
  const metadata = firstBy(world.rows('profileMetadata'), ({ profileId }) => idKey(profileId));
  const groups = groupedBy(using, ({ user, profile }) => {
    const id = user?.profileId ?? profile?.id;
    return id === undefined ? undefined : idKey(id);
  });
  return [...groups].map(([profileId, own]) => {
    const row = rowOf(world, profileId, own);
    const found = metadata.get(profileId);
    const setId = world.profileSet(row.id)?.id;
    const [spec, ...more] = [...new Set(own.flatMap(({ registered }) => registered?.spec.name ?? []))];
    const at = row.at ?? found?.at;
    return {
      subject: { kind: 'profile', key: row.name, ...(spec === undefined || more.length > 0 ? {} : { integration: spec }), also: [row.id, ...(found === undefined ? [] : [found.fullName]), ...(setId === undefined ? [] : [setId])], ...(at === undefined ? {} : { at }) },
      row,
      ...(found === undefined ? {} : { metadata: found }),
      holders: own,
    };
  });
}
