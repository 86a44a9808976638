import { Problem } from '../../../problems.ts';
import type { Change, Target } from '../../../core/model/component.ts';
import type { ActualUser } from './actual.ts';

export interface Obstacle {
  readonly problem: Problem;
  /** The same for the plan and the proof. */
  readonly change: Change;
}

/** An earlier run here wrote down that this user is the identity: then another profile is drift, and not somebody else's user. */
function isOurs({ recorded, username }: Target): boolean {
  return recorded?.username === username;
}

/** Why an existing user of this name is left alone: someone switched it off on purpose, or it is someone else's. */
export function obstacle(target: Target, actual: ActualUser): Obstacle | undefined {
  const { username, names } = target;
  const profile = actual.Profile?.Name ?? 'none';
  if (profile !== names.profile && !isOurs(target)) {
    const words = `A user ${username} exists, with profile ${profile}: it belongs to someone or something else and is left alone.`;
    return { problem: new Problem('user-not-ours', [username, profile, names.profile]), change: { words, part: 'profile', from: profile } };
  }
  if (!actual.IsActive) {
    const words = `User ${username} is deactivated. Someone did that on purpose, so it is not switched on again.`;
    return { problem: new Problem('user-inactive', [username]), change: { words, part: 'state', from: 'deactivated' } };
  }
  if (actual.frozen) {
    const words = `User ${username} is frozen. Someone did that on purpose, so it is not let in again.`;
    return { problem: new Problem('user-frozen', [username]), change: { words, part: 'state', from: 'frozen' } };
  }
  return undefined;
}
