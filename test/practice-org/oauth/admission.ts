import { accessOf } from '../access/effective.ts';
import { mayLogInFrom } from '../access/allowed-from.ts';
import { noteLogin } from '../access/login-history.ts';
import type { Login } from '../access/login-history.ts';
import { OAuthError } from '../http.ts';
import type { App } from '../metadata/apps.ts';
import { row, rows } from '../state.ts';
import type { OrgState, Row } from '../state.ts';
import { profileAsksHighAssurance } from './session-level.ts';

/** Who wants in, through which app, and how. */
export interface Applicant {
  user: Row;
  app: App;
  login: Login;
  /** Approval and the relaxation of IP ranges depend on it. */
  flow: 'jwt' | 'client-credentials' | 'refresh' | 'code';
}

interface Refusal {
  error: string;
  description: string;
  /** LoginHistory.Status. */
  status: string;
}

const refusals = {
  // facts 3.4 [K] for an inactive user; how a frozen user is told is not known, that it cannot log in is (facts 5.3 [A]).
  inactive: { error: 'invalid_grant', description: 'inactive user', status: 'Inactive User' },
  frozen: { error: 'invalid_grant', description: 'inactive user', status: 'User Is Frozen' },
  // facts 3.4 [A]
  notPreAuthorised: { error: 'invalid_app_access', description: 'user is not admin approved to access this app', status: 'Failed: Not approved for access' },
  notApproved: { error: 'invalid_grant', description: "user hasn't approved this consumer", status: 'Failed: Not approved for access' },
  // facts 1.5 [A] that it is refused; the words are not known.
  assurance: { error: 'invalid_grant', description: 'high assurance session required', status: 'Failed: Session level' },
  ip: { error: 'invalid_grant', description: 'ip restricted', status: 'Restricted IP' },
} satisfies Record<string, Refusal>;

/** Throws `OAuthError`, and notes the refused login, unless the user is active, not frozen, approved for the app and calls from an allowed address. */
export function admit(state: OrgState, applicant: Applicant): void {
  const refusal = refusalOf(state, applicant);
  if (!refusal) return;
  noteLogin(state, String(applicant.user['Id']), applicant.login, refusal.status);
  throw new OAuthError(refusal.error, refusal.description);
}

/** The user a code or refresh token was given to. Throws `OAuthError` where it is gone. */
export function userOf(state: OrgState, userId: string): Row {
  const user = row(state, 'User', userId);
  if (!user) throw new OAuthError('invalid_grant', 'inactive user');
  return user;
}

function refusalOf(state: OrgState, applicant: Applicant): Refusal | undefined {
  if (applicant.user['IsActive'] !== true) return refusals.inactive;
  if (frozen(state, String(applicant.user['Id']))) return refusals.frozen;
  return appRefusal(state, applicant);
}

function appRefusal(state: OrgState, { user, app, login, flow }: Applicant): Refusal | undefined {
  if (!approved(state, user, app, flow)) return app.adminApprovedOnly ? refusals.notPreAuthorised : refusals.notApproved;
  if (flow !== 'code' && profileAsksHighAssurance(state, user['ProfileId'])) return refusals.assurance;
  if (!relaxed(app, flow) && !mayLogInFrom(state, String(user['Id']), login.sourceIp)) return refusals.ip;
  return undefined;
}

function frozen(state: OrgState, userId: string): boolean {
  return rows(state, 'UserLogin').some((login) => login['UserId'] === userId && login['IsFrozen'] === true);
}

/**
 * Admin-approved apps take users with one of their profiles or permission sets; others take users who approved the app themselves before
 * (facts 1.3 [A]). A client credentials app runs as the user its admin named.
 */
function approved(state: OrgState, user: Row, app: App, flow: Applicant['flow']): boolean {
  if (flow === 'client-credentials') return true;
  const userId = String(user['Id']);
  if (app.adminApprovedOnly) return preAuthorised(state, user, app);
  if (flow !== 'jwt') return true;
  return rows(state, 'OauthToken').some((token) => token['UserId'] === userId && token['AppName'] === app.label);
}

function preAuthorised(state: OrgState, user: Row, app: App): boolean {
  if (app.profileIds.includes(String(user['ProfileId']))) return true;
  return accessOf(state, String(user['Id'])).parents.some((id) => app.permissionSetIds.includes(id));
}

/** facts 1.1 [A]: ranges hold for token requests unless the app relaxes them. A second factor (BYPASS_2FACTOR) cannot be asked of a server. */
function relaxed(app: App, flow: Applicant['flow']): boolean {
  if (app.ipRelaxation === 'BYPASS') return true;
  if (app.ipRelaxation === 'BYPASS_2FACTOR') return flow === 'code' || flow === 'refresh';
  return app.ipRelaxation === 'ENFORCE_RELAXREFRESH' && flow === 'refresh';
}
