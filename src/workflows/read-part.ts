import type { AccessPart, UnreadPart } from '../core/model/access-view-parts.ts';
import { OrgRefusal } from '../core/model/ports.ts';
import { inItsWords } from './attempt.ts';

/** Reads one part; where the session is refused it, `otherwise`. Throws whatever is no refusal. */
export type PartReader = <Value>(part: AccessPart, otherwise: Value, read: () => Promise<Value>) => Promise<Value>;

/** Parts that may be refused one by one, and what became of them. */
export interface Parts {
  readonly read: PartReader;
  /** Notes what the org did not show without saying so. */
  readonly notShown: (part: AccessPart, said?: string) => void;
  /** Each part once, in the order it was noted. */
  unread(): readonly UnreadPart[];
  readonly refusals: readonly OrgRefusal[];
}

export function openParts(): Parts {
  const noted = new Map<AccessPart, UnreadPart>();
  const refusals: OrgRefusal[] = [];
  const notShown = (part: AccessPart, said?: string): void => {
    if (!noted.has(part)) noted.set(part, { part, ...(said === undefined ? {} : { said }) });
  };
  return {
    read: async (part, otherwise, read) => {
      try {
        return await read();
      } catch (error) {
        if (!(error instanceof OrgRefusal)) throw error;
        refusals.push(error);
        notShown(part, inItsWords(error));
        return otherwise;
      }
    },
    notShown,
    unread: () => [...noted.values()],
    refusals,
  };
}
