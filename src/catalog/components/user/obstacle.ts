import { Problem } from '../../../problems.ts';
import type { Target } from '../../../core/model/component.ts';
import type { ActualUser } from './actual.ts';

export interface Obstacle {
  readonly problem: Problem;
  /** The same for the plan and the proof. */
  readonly words: string;
}

/** Why an existing user of this name is left alone: someone switched it off on purpose, or it is someone else's. */
export function obstacle(target: Target, actual: ActualUser): Obstacle | undefined {
  const { username, names } = target;
  const profile = actual.Profile?.Name ?? 'none';
  if (profile !== names.profile) {
    return { problem: new Problem('user-not-ours', [username, profile, names.profile]), words: `A user ${username} exists, with profile ${profile}: it belongs to someone or something else and is left alone.` };
  }
  if (!actual.IsActive) return { problem: new Problem('user-inactive', [username]), words: `User ${username} is deactivated. Someone did that on purpose, so it is not switched on again.` };
  if (actual.frozen) return { problem: new Problem('user-frozen', [username]), words: `User ${username} is frozen. Someone did that on purpose, so it is not let in again.` };
  return undefined;
}
