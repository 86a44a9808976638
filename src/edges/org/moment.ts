/** Milliseconds without a further question, after which a moment is over, and how long one may last at most. */
const quietMs = 4;
const longestMs = 100;

/** What many integrations ask for in one moment, though each of them looks at its files in between. */
export interface Moment {
  /** A question was asked. */
  readonly asked: () => void;
  /** Calls back once nothing more is being asked. */
  readonly over: (callback: () => void) => void;
}

export function openMoment(): Moment {
  let questions = 0;
  return {
    asked: () => {
      questions += 1;
    },
    over: (callback) => {
      const began = performance.now();
      const look = (seen: number): void => {
        if (questions === seen || performance.now() - began > longestMs) callback();
        else later();
      };
      const later = (): void => {
        const seen = questions;
        setTimeout(() => look(seen), quietMs);
      };
      later();
    },
  };
}
