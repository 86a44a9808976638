import type { Target } from '../../../core/model/component.ts';
import type { ActualUser } from './actual.ts';

export interface Obstacle {
  readonly key: string;
  readonly tokens: readonly string[];
  readonly words: string;
}

/** Why an existing user of this name is left alone: someone switched it off on purpose, or it is someone else's. */
export function obstacle(target: Target, actual: ActualUser): Obstacle | undefined {
  const { username, names } = target;
  const profile = actual.Profile?.Name ?? 'none';
  if (profile !== names.profile) {
    return { key: 'user-not-ours', tokens: [username, profile, names.profile], words: `A user ${username} exists, with profile ${profile}: it belongs to someone or something else and is left alone.` };
  }
  if (!actual.IsActive) return { key: 'user-inactive', tokens: [username], words: `User ${username} is deactivated. Someone did that on purpose, so it is not switched on again.` };
  if (actual.frozen) return { key: 'user-frozen', tokens: [username], words: `User ${username} is frozen. Someone did that on purpose, so it is not let in again.` };
  return undefined;
}
