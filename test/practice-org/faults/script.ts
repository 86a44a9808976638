import type { Asked } from './asked.ts';
import { parseFaults } from './fault.ts';
import type { Fault, FaultInput } from './fault.ts';
import { fits } from './match.ts';

/** A fault of the script and what became of it. */
export interface FaultState {
  id: number;
  fault: Fault;
  /** Requests that fitted it so far, up to its last one. */
  seen: number;
  fired: number;
  /** It fires no more. */
  done: boolean;
}

export interface FiredFault {
  /** Of the fault that fired. */
  id: number;
  kind: Fault['kind'];
  /** Absent for kinds that have no side. */
  side?: 'before' | 'after';
  method: string;
  path: string;
  /** ISO, by the org's clock. */
  time: string;
}

export interface FaultScript {
  /** Add to the end of the script. Throws in words for a fault that does not exist. */
  add: (...faults: FaultInput[]) => FaultState[];
  /** Empty the script and forget what fired. */
  clear: () => void;
  list: () => FaultState[];
  /** Those that never fired. */
  unfired: () => FaultState[];
  /** What fired, in order. */
  readonly fired: FiredFault[];
  /**
   * The first fault of this sort that the request meets, noted as fired; the ones behind it do not see the request. `changed` is what the
   * request did, or asks for.
   */
  take: <Sort extends Fault>(sort: (fault: Fault) => fault is Sort, asked: Asked, changed: boolean) => Sort | undefined;
}

/** A script of faults. `now` is the org's clock. */
export function createFaultScript(now: () => Date): FaultScript {
  const script: FaultState[] = [];
  const fired: FiredFault[] = [];
  let lastId = 0;

  const note = (state: FaultState, { call }: Asked): void => {
    state.fired += 1;
    const side = 'side' in state.fault ? { side: state.fault.side } : {};
    fired.push({ id: state.id, kind: state.fault.kind, ...side, method: call.method, path: call.path, time: now().toISOString() });
  };

  return {
    add(...faults) {
      const added = parseFaults(faults).map((fault): FaultState => ({ id: (lastId += 1), fault, seen: 0, fired: 0, done: false }));
      script.push(...added);
      return added.map(copyOf);
    },
    clear() {
      script.length = 0;
      fired.length = 0;
    },
    list: () => script.map(copyOf),
    unfired: () => script.filter((state) => state.fired === 0).map(copyOf),
    fired,
    take(sort, asked, changed) {
      for (const state of script) {
        const { fault, done } = state;
        if (done || !sort(fault) || !fits(fault, asked, changed) || !isDue(state)) continue;
        note(state, asked);
        return fault;
      }
      return undefined;
    },
  };
}

/** Count the request; is it one of those the fault is for? */
function isDue(state: FaultState): boolean {
  const { on, times } = state.fault;
  state.seen += 1;
  state.done = times !== 'always' && state.seen >= on.nth - 1 + times;
  return state.seen >= on.nth;
}

function copyOf(state: FaultState): FaultState {
  return { ...state };
}
