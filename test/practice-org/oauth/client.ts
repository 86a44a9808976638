import { timingSafeEqual } from 'node:crypto';
import { OAuthError } from '../http.ts';
import { findApp } from '../metadata/apps.ts';
import type { App } from '../metadata/apps.ts';
import type { OrgState } from '../state.ts';
import type { ClientCredential } from './form.ts';
import { asksHighAssurance } from './session-level.ts';

/**
 * The app of a consumer key, fit for use. Throws `OAuthError`: invalid_client_id for an unknown key (facts 3.4 [K]) and for the first requests
 * after a deploy, as long as the change has not reached every server (facts 1.4 [B], section 7 no. 11).
 */
export function clientApp(state: OrgState, consumerKey: string): App {
  const app = findApp(state, consumerKey);
  if (!app || onItsWay(state, consumerKey)) throw new OAuthError('invalid_client_id', 'client identifier invalid');
  if (asksHighAssurance(state, app)) throw new OAuthError('invalid_grant', 'high assurance session required');
  // facts 5.3 [B] for the effect of both; the words are widely quoted for a blocked app and unknown for a disabled one.
  if (app.blocked) throw new OAuthError('OAUTH_APP_BLOCKED', 'this app is blocked by admin');
  if (!app.enabled) throw new OAuthError('invalid_client', 'app is not enabled');
  return app;
}

function onItsWay(state: OrgState, consumerKey: string): boolean {
  const pending = state.propagation.get(consumerKey) ?? 0;
  if (pending > 0) state.propagation.set(consumerKey, pending - 1);
  return pending > 0;
}

/** Throws invalid_client "invalid client credentials" (facts 3.4 [K]). With `optional`, a request may leave the secret out, but not send a wrong one. */
export function requireSecret(app: App, client: ClientCredential, optional = false): void {
  if (optional && client.secret === undefined) return;
  if (!same(client.secret, app.consumerSecret)) throw new OAuthError('invalid_client', 'invalid client credentials');
}

function same(given: string | undefined, known: string | undefined): boolean {
  if (given === undefined || known === undefined) return false;
  return Buffer.byteLength(given) === Buffer.byteLength(known) && timingSafeEqual(Buffer.from(given), Buffer.from(known));
}
