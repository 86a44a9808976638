import type { CallSeen } from './call-reach.ts';
import type { LoginSeen } from './login-caller.ts';

/** At one moment one object changed, or several of its records did. */
export interface Moment {
  readonly kind: 'moment';
  readonly userId: string;
  readonly object: string;
  /** ISO date-time as the store has it. */
  readonly at: string;
}

export interface LoginHappening extends LoginSeen {
  readonly kind: 'login';
  readonly userId: string;
  readonly at: string;
}

export interface CallHappening extends CallSeen {
  readonly kind: 'call';
  readonly userId: string;
  readonly at: string;
  /** The log has more than ApiTotalUsage: Event Monitoring is licensed. */
  readonly isEventLog: boolean;
}

/** What happened on shared accounts. */
export type Happening = Moment | LoginHappening | CallHappening;
