import type { Check, Evidence } from '../../../core/model/audit/check.ts';
import { placeIn, seen } from '../../../core/model/audit/evidence.ts';
import { judgeApps, type AppAnswer } from '../../../core/model/audit/integration-app.ts';
import { unread } from '../../../core/model/audit/unread.ts';
import type { App, View } from '../../../core/model/audit/view.ts';
import { normalScopes } from '../../../core/model/oauth-scopes.ts';
import { listed } from '../../../core/model/sentence.ts';
import { rule } from './rule.ts';

/** Never an integration's: a session in the browser. */
const never: Readonly<Record<string, string>> = { Full: 'everything its user may do, in the browser too', Web: 'a session in the browser' };
const withoutSpec = ['Api', 'RefreshToken'];

const rowOf = (app: App): App['metadata'] | App['external'] => (app.kind === 'connected-app' ? app.metadata : app.external);

const task = (scope: string, kept: readonly string[]): string => (kept.length === 0 ? `take the scope ${scope} away` : `leave only the ${kept.length === 1 ? 'scope' : 'scopes'} ${listed(kept, 'and')}`);

function tooWide(app: App, scopes: readonly string[]): readonly Evidence[] {
  const wanted = app.registered.length === 0 ? withoutSpec : normalScopes(app.registered.flatMap(({ spec }) => spec.auth.scopes));
  const names = listed(app.registered.map(({ spec }) => spec.name), 'and');
  // Full holds all others: who loses it still has to reach the API.
  const kept = wanted.filter((each) => never[each] === undefined && (scopes.includes(each) || each === 'Api'));
  return scopes
    .filter((scope) => never[scope] !== undefined || !wanted.includes(scope))
    .map((scope) => {
      const why = never[scope] === undefined ? (names === '' ? `which an integration seldom needs; no spec asks for it` : `which the spec of ${names} does not ask for`) : `which gives ${never[scope]}`;
      return seen(`The app ${app.label} has the OAuth scope ${scope}, ${why}.`, { at: placeIn(rowOf(app), 'scopes'), key: scope, fix: `In the OAuth settings of ${app.label} in Setup, ${task(scope, kept)}.` });
    });
}

/** Client credentials give no refresh token (facts 3.4 [A]), so the scope is for nothing; unless one is seen in use. */
function useless(view: View, app: App, scopes: readonly string[]): readonly Evidence[] {
  const flows = app.registered.map(({ spec }) => spec.auth.flow);
  const only = flows.length > 0 && flows.every((flow) => flow === 'client-credentials');
  if (!only || !scopes.includes('RefreshToken') || app.uses.some(({ by }) => by === 'token') || (view.mode === 'org' && view.fact('oauthTokens').state === 'unknown')) return [];
  return [seen(`The app ${app.label} may issue refresh tokens (scope RefreshToken), and its only flow, client credentials, needs none.`, { at: placeIn(rowOf(app), 'scopes'), key: 'RefreshToken', fix: `In the OAuth settings of ${app.label} in Setup, take the scope RefreshToken away.` })];
}

function answer(view: View, app: App): AppAnswer {
  const told = rowOf(app)?.scopes;
  if (told === undefined) return { unknowns: unread(view, app.subject, [app.kind === 'connected-app' ? 'connectedAppMetadata' : 'externalClientApps'], `The OAuth scopes of ${app.label} could not be read.`), pass: '' };
  const scopes = normalScopes(told);
  return { fails: tooWide(app, scopes), warns: useless(view, app, scopes), pass: `${app.label} has the scopes ${listed(scopes, 'and')}, and no more.` };
}

const check: Check = { id: 'iu-app-005', rule, judge: (view) => judgeApps(view, (app) => answer(view, app)) };
export default check;
