import { accessOf } from '../../access/effective.ts';
import { rows } from '../../state.ts';
import { DeployProblem } from '../components/handler.ts';
import type { Scope } from '../components/handler.ts';

/**
 * The user a client-credentials flow runs as: by username, existing, active, API Only (facts 1.4 [A/B]; of connected apps 1.3 [B]).
 */
export function requireRunAsUser(scope: Scope, username: string | undefined): void {
  if (scope.mode === 'load') return;
  const user = rows(scope.state, 'User').find((row) => String(row['Username']).toLowerCase() === username?.toLowerCase());
  const apiOnly = user?.['IsActive'] === true && accessOf(scope.state, String(user['Id'])).userPermissions.has('ApiUserOnly');
  if (!apiOnly) throw new DeployProblem('Enter a valid execution user for the OAuth client credentials flow.', { statusCode: 'FIELD_INTEGRITY_EXCEPTION' });
}
