import type { AccessRow } from './access-view.ts';

/** How one right stands. */
export interface Standing {
  /** Where it comes from; absent: it is not held. */
  readonly held?: readonly string[] | undefined;
  /** Where it would come from in a session that activates it (PermissionSet.HasActivationRequired, facts 2 [A]). */
  readonly dormant?: readonly string[] | undefined;
  /** `undefined`: there is no spec. */
  readonly wanted: boolean | undefined;
  /** Whether it may be held where the session could not look. */
  readonly hidden: boolean;
}

const dormantNote = 'It is held only in a session that activates it.';
const hiddenNote = 'It may come from what could not be read.';

const heldState = (wanted: boolean | undefined): 'held' | 'exact' | 'excess' => (wanted === undefined ? 'held' : wanted ? 'exact' : 'excess');

/** What is only held on activation is not there for a job that counts on it, and is there for whoever misuses the identity. */
export function verdictOf({ held, dormant, wanted, hidden }: Standing): Pick<AccessRow, 'state' | 'from' | 'onActivation' | 'note'> {
  if (held !== undefined) return { state: heldState(wanted), from: held };
  if (dormant !== undefined) return { state: wanted === true ? 'missing' : heldState(wanted), from: dormant, onActivation: true, note: dormantNote };
  return hidden ? { state: 'unknown', from: [], note: hiddenNote } : { state: 'missing', from: [] };
}
