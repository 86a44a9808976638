import { DeployProblem } from '../components/handler.ts';
import type { Handler, Scope } from '../components/handler.ts';

/** Security facts B.6 for the code; the message as four public reports quote it [A]. */
export const SETUP_LOCKED = {
  code: 'ALREADY_IN_PROCESS',
  message:
    "null: The changes you requested require salesforce.com to temporarily lock your organization's administration setup. However, the administration " +
    'setup has already been locked by another change. Please wait for the previous action to finish, then try again later.',
};

/** Where a fault on order has somebody else hold the component, or the whole setup: throws `DeployProblem` in the platform's words (facts 3.3 [A]). */
export function requireLock({ state }: Scope, handler: Handler, fullName: string): void {
  const { contention } = state.orders;
  if (contention === 'setup') throw new DeployProblem(SETUP_LOCKED.message, { statusCode: SETUP_LOCKED.code });
  if (contention !== 'row') return;
  const id = handler.list(state).find((one) => one.fullName === fullName)?.id;
  throw new DeployProblem(`unable to obtain exclusive access to this record${id === undefined ? '' : ` or 1 records: ${id}`}`, { statusCode: 'UNABLE_TO_LOCK_ROW' });
}
