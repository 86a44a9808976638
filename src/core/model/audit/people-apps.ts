import type { Policy } from '../policy.ts';
import { nameKey } from './record-key.ts';

/** Apps that are no integration, by exact name whatever the letter case (policy apps.human and apps.firstParty). */
export interface PeoplesApps {
  readonly isForPeople: (name: string) => boolean;
  readonly isFirstParty: (name: string) => boolean;
}

export function peoplesApps({ apps }: Policy): PeoplesApps {
  const firstParty = new Set(apps.firstParty.map(nameKey));
  const human = new Set([...apps.human, ...apps.firstParty].map(nameKey));
  return { isForPeople: (name) => human.has(nameKey(name)), isFirstParty: (name) => firstParty.has(nameKey(name)) };
}
