import type { Gap } from '../../model/audit/fact.ts';
import { integrationLicence, isUserLicence } from '../../model/audit/integration-licences.ts';
import type { PermissionSetRow } from '../../model/audit/rows-access.ts';
import { nameKey } from '../../model/audit/record-key.ts';
import { groupPieces } from './group-pieces.ts';
import { namesOf } from './gaps.ts';
import { pieceOf, type Piece, type Pieces } from './piece.ts';
import type { World } from './world.ts';

/** What files give together: the profile, permission sets and groups of one spec, or one of them alone. */
export interface Files {
  readonly sets: readonly PermissionSetRow[];
  readonly groupIds: readonly string[];
}

/** A set made for another user licence cannot be assigned beside this profile (definitions.effectivePermissions, source 4 [A]). */
function fits({ licenceId, kind }: PermissionSetRow, profileLicence: string | undefined): boolean {
  if (kind === 'profile' || licenceId === undefined || profileLicence === undefined) return true;
  return !isUserLicence(licenceId) || nameKey(licenceId) === nameKey(profileLicence);
}

function forced(profile: PermissionSetRow | undefined, licence: string | undefined): readonly Piece[] {
  if (profile === undefined || licence !== integrationLicence) return [];
  const source = { kind: 'profile' as const, id: profile.id, words: `the licence ${integrationLicence}`, ...(profile.at === undefined ? {} : { at: profile.at }) };
  return [{ source, state: 'now', permissions: ['ApiUserOnly'], objects: () => [], fields: () => [] }];
}

export const licenceOfProfile = (world: World, set: PermissionSetRow): string | undefined => world.profile(set.profileId ?? set.id)?.licence ?? set.licenceId;

/** What these files grant, profile first. It proves what is granted, never what an org holds beside it. */
export function sourcePieces(world: World, { sets, groupIds }: Files): Pieces {
  const profile = sets.find(({ kind }) => kind === 'profile');
  const licence = profile === undefined ? undefined : licenceOfProfile(world, profile);
  const groups = groupIds.map((id) => groupPieces(world, id));
  const holes = world.gaps('permissionSets', namesOf(...sets.flatMap(({ id, name }) => [id, name])));
  return {
    pieces: [...forced(profile, licence), ...sets.filter((set) => fits(set, licence)).map((set) => pieceOf(world, set)), ...groups.flatMap(({ pieces }) => pieces).filter(({ set }) => set === undefined || fits(set, licence))],
    holes: [...holes, ...groups.flatMap((group) => group.holes)] satisfies readonly Gap[],
  };
}
