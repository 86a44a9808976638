import { changed } from '../../../core/model/change.ts';
import type { Change, Target } from '../../../core/model/component.ts';
import type { ActualUser } from './actual.ts';
import type { DesiredUser } from './desired.ts';
import { columnWords, desiredUser, sameAddress } from './desired.ts';
import { obstacle } from './obstacle.ts';

function toMake({ spec, username, names }: Target): readonly Change[] {
  const role = spec.identity.role === undefined ? 'no role' : `the role ${spec.identity.role}`;
  return [{ words: `User ${username} will be made, with profile ${names.profile}, ${role} and the e-mail address ${spec.mailbox}. No password is set.`, to: username, kind: 'create' }];
}

/** The columns of ours that are not as they should be. */
export function differing(target: Target, actual: ActualUser): readonly (keyof DesiredUser)[] {
  const wanted = desiredUser(target);
  return (Object.keys(wanted) as (keyof DesiredUser)[]).filter((column) => (column === 'Email' ? !sameAddress(actual.Email, wanted.Email) : actual[column] !== wanted[column]));
}

/** A role opens the records of those below it: the old one goes and the new one comes, apart. */
function roleDifference({ spec, username }: Target, actual: ActualUser): readonly Change[] {
  const [from, to] = [actual.UserRole?.Name, spec.identity.role];
  if (from === to) return [];
  return [
    ...(from === undefined ? [] : [{ words: `The role ${from} will be taken from user ${username}, and the records that come with it.`, part: `role ${from}`, from, effect: 'loses', kind: 'remove' } as const]),
    ...(to === undefined ? [] : [{ words: `User ${username} will get the role ${to}, and the records that come with it.`, part: `role ${to}`, to, effect: 'gains', kind: 'create' } as const]),
  ];
}

function profileDifference({ names: { profile }, username }: Target, actual: ActualUser): readonly Change[] {
  const from = actual.Profile?.Name ?? 'none';
  if (from === profile) return [];
  return [{ words: `User ${username} will have the profile ${profile} again; today it has the profile ${from} and all that this gives.`, part: 'profile', from, to: profile, effect: 'loses', kind: 'change' }];
}

function featureDifference({ username }: Target, { features }: ActualUser): readonly Change[] {
  return features.map(({ label }) => ({ words: `The feature licence ${label} will be taken from user ${username}; the spec does not name it.`, part: `feature licence ${label}`, from: 'on', to: 'off', effect: 'loses', kind: 'remove' }));
}

/** Column by column what differs; only the reason, where the user is left alone. */
export function difference(target: Target, actual: ActualUser | undefined): readonly Change[] {
  if (actual === undefined) return toMake(target);
  const stuck = obstacle(target, actual);
  if (stuck !== undefined) return [stuck.change];
  const wanted = desiredUser(target);
  const of = `of user ${target.username}`;
  return [
    ...profileDifference(target, actual),
    ...differing(target, actual).flatMap((column) => changed({ what: `The ${columnWords[column]} ${of}`, part: columnWords[column], from: actual[column], to: wanted[column] })),
    ...changed({ what: `The first name ${of}`, part: 'first name', from: actual.FirstName ?? undefined, to: undefined }),
    ...roleDifference(target, actual),
    ...featureDifference(target, actual),
  ];
}
