import { loginsThrough } from '../../../core/model/audit/app-logins.ts';
import type { Check, Evidence } from '../../../core/model/audit/check.ts';
import { clientCredentialsOf } from '../../../core/model/audit/client-credentials.ts';
import { placeIn, seen } from '../../../core/model/audit/evidence.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import { appMetadataOf, judgeApps, type AppAnswer } from '../../../core/model/audit/integration-app.ts';
import { isRefresh, isWebServer } from '../../../core/model/audit/login-kinds.ts';
import { daysWords } from '../../../core/model/audit/moment-words.ts';
import { unread } from '../../../core/model/audit/unread.ts';
import type { App, View } from '../../../core/model/audit/view.ts';
import { normalScopes } from '../../../core/model/oauth-scopes.ts';
import { rule } from './rule.ts';

/** Whether the app logs in only by flows that give no refresh token (facts 3.4 [A]): as its specs say, else as its set-up shows. */
function isMachineOnly(app: App): boolean {
  if (app.registered.length > 0) return app.registered.every(({ spec }) => spec.auth.flow !== 'authorization-code');
  return typeof app.metadata?.certificate === 'object' || clientCredentialsOf(app) === 'on';
}

/** Whether a refresh token of the app is in use; `undefined` where the logins of those who use it are not known. */
function isRefreshing(view: View, app: App): boolean | undefined {
  if (loginsThrough(view, app).some((login) => isRefresh(login) || isWebServer(login))) return true;
  const users = view.holders.filter(({ user }) => app.uses.some(({ userId }) => userId === user?.id));
  // Where nobody's logins were read, nobody is known to use it.
  const gaps = view.mode === 'source' ? [] : [app.subject, ...users.map(({ subject }) => subject)].flatMap((subject) => view.gapsFor(subject, ['loginHistory']));
  return gaps.length === 0 ? false : undefined;
}

function hasNoScope({ external, metadata }: App): boolean {
  const scopes = external?.scopes ?? metadata?.scopes;
  return scopes !== undefined && !normalScopes(scopes).includes('RefreshToken');
}

function notIssuing(view: View, app: App): string | undefined {
  if (hasNoScope(app)) return `${app.label} has no scope that gives refresh tokens.`;
  if (app.policy?.refreshPolicy === 'zero') return `Refresh tokens of ${app.label} end at once.`;
  if (isMachineOnly(app) && isRefreshing(view, app) === false) return `${app.label} logs in by flows that give no refresh token, and none was seen in use.`;
  return undefined;
}

function tooLong(view: View, app: App): readonly Evidence[] {
  const { refreshDays, refreshPolicy } = app.policy ?? {};
  const { maxDays } = view.policy.refreshToken;
  if (refreshDays === undefined || refreshDays <= maxDays) return [];
  const days = daysWords(Math.round(refreshDays));
  return [seen(`Refresh tokens of ${app.label} live ${refreshPolicy === 'inactivity' ? `until they are unused for ${days}` : days}; the policy allows ${daysWords(maxDays)}.`, { at: placeIn(app.policy, 'refreshDays'), key: 'life' })];
}

interface Rotation {
  readonly warns: readonly Evidence[];
  readonly unknowns: readonly Gap[];
}

/** Why the specs of everybody who uses the app say that its tokens stay; the policy may take no reason. */
function declared(view: View, { registered }: App): boolean {
  return !view.policy.refreshToken.mustRotate && registered.length > 0 && registered.every(({ spec }) => spec.auth.keepsRefreshToken !== undefined);
}

/** Absent is off; nothing read of the app's settings is not known. */
function rotation(view: View, app: App): Rotation {
  const { metadata } = app;
  if (metadata?.flags.refreshTokenRotation === true || declared(view, app)) return { warns: [], unknowns: [] };
  const isTold = metadata !== undefined && (app.kind === 'connected-app' || Object.values(metadata.flags).some((flag) => flag !== undefined));
  if (!isTold) return { warns: [], unknowns: unread(view, app.subject, [appMetadataOf[app.kind]], `Whether refresh tokens of ${app.label} rotate could not be read.`) };
  return { warns: [seen(`Refresh tokens of ${app.label} do not rotate, so a copied one goes on working.`, { at: placeIn(metadata, 'refreshTokenRotation'), key: 'rotation', fix: `In the OAuth settings of ${app.label} in Setup, switch on refresh token rotation (isRefreshTokenRotationEnabled).` })], unknowns: [] };
}

function answer(view: View, app: App): AppAnswer {
  const why = notIssuing(view, app);
  if (why !== undefined) return { notApplicable: why, pass: '' };
  const { policy, label } = app;
  const pass = `Refresh tokens of ${label} end and rotate${declared(view, app) ? ', or stay for the reason its spec gives' : ''}.`;
  if (policy?.refreshPolicy === undefined) return { unknowns: unread(view, app.subject, ['appPolicies'], `How long refresh tokens of ${label} live could not be read.`), pass };
  if (policy.refreshPolicy !== 'infinite') {
    const { warns, unknowns } = rotation(view, app);
    return { warns: [...tooLong(view, app), ...warns], unknowns, pass };
  }
  if (isMachineOnly(app) && isRefreshing(view, app) === undefined) return { unknowns: unread(view, app.subject, ['loginHistory'], `Whether ${label} uses refresh tokens could not be read from its logins.`), pass };
  return { fails: [seen(`Refresh tokens of ${label} never end.`, { at: placeIn(policy, 'refreshPolicy'), key: 'infinite' })], pass };
}

const check: Check = { id: 'iu-app-010', rule, judge: (view) => judgeApps(view, (app) => answer(view, app)) };
export default check;
