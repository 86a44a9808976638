import { X509Certificate, verify } from 'node:crypto';
import { OAuthError } from '../http.ts';
import type { Call, Reply } from '../http.ts';
import type { App } from '../metadata/apps.ts';
import { rows } from '../state.ts';
import type { OrgState } from '../state.ts';
import { admit } from './admission.ts';
import { clientApp } from './client.ts';
import { required } from './form.ts';
import type { Form } from './form.ts';
import { loginFrom } from './login-from.ts';
import { accessScopes } from './scopes.ts';
import { issueToken } from './token-reply.ts';

/** Seconds `exp` may lie ahead; CLI versions that send milliseconds are far beyond (switch `farFutureExp`, facts/clients.md). */
const LONGEST_LIFE = 300;

interface Claims {
  iss: string;
  sub: string;
  aud: string;
  exp: number;
}
interface Assertion {
  claims: Claims;
  signed: string;
  signature: Buffer;
}

/** facts 3.4 [A] for the flow; the words for a bad assertion, audience and expiry are those of public reports. */
export function jwtBearer(state: OrgState, call: Call, form: Form): Reply {
  const { claims, signed, signature } = parse(required(form, 'assertion'));
  const app = clientApp(state, claims.iss);
  if (!signedBy(app, signed, signature)) throw new OAuthError('invalid_grant', 'invalid assertion');
  if (!audiences(state).includes(claims.aud.replace(/\/+$/, ''))) throw new OAuthError('invalid_grant', 'audience is invalid');
  checkExpiry(state, claims.exp);
  const user = rows(state, 'User').find((row) => String(row['Username']).toLowerCase() === claims.sub.toLowerCase());
  if (!user) throw new OAuthError('invalid_grant', "user hasn't approved this consumer");
  // facts 8.9: no JWT value is known of LoginSubType.
  const subType = state.settings.switches.jwtLoginSubType === 'empty' ? null : 'OauthOther';
  const login = loginFrom(state, call, app, subType);
  admit(state, { user, app, login, flow: 'jwt' });
  // facts 1.3 [B]: a JWT is only issued for a scope other than refresh_token.
  const scopes = accessScopes(app.scopes);
  if (scopes.length === 0) throw new OAuthError('invalid_scope', 'no valid scopes defined');
  return issueToken(state, { userId: String(user['Id']), app, login, scopes, signed: false });
}

/** Against the certificate deployed with the app; an app without one has no JWT flow (facts 1.4 [A]). */
function signedBy(app: App, signed: string, signature: Buffer): boolean {
  if (!app.flows.jwtBearer || !app.certificateDer) return false;
  return verify('RSA-SHA256', Buffer.from(signed), new X509Certificate(app.certificateDer).publicKey, signature);
}

function checkExpiry(state: OrgState, exp: number): void {
  const now = state.now().getTime() / 1000;
  if (exp <= now) throw new OAuthError('invalid_grant', 'expired authorization code');
  if (exp > now + LONGEST_LIFE && state.settings.switches.farFutureExp === 'refused') throw new OAuthError('invalid_grant', 'invalid assertion');
}

/** Whom an assertion may be addressed to, without trailing slash: the login host of the kind of org, or this org's own addresses. */
function audiences(state: OrgState): string[] {
  const host = state.settings.isSandbox ? 'https://test.salesforce.com' : 'https://login.salesforce.com';
  return [host, state.urls.instance, state.urls.login];
}

function parse(assertion: string): Assertion {
  const [header = '', payload = '', signature = '', ...rest] = assertion.split('.');
  const { alg } = json(header) as { alg?: unknown };
  const { iss, sub, aud, exp } = json(payload) as Record<string, unknown>;
  const claims = { iss, sub, aud, exp: Number(exp) };
  if (alg !== 'RS256' || rest.length > 0 || !complete(claims)) throw new OAuthError('invalid_grant', 'invalid assertion');
  return { claims, signed: `${header}.${payload}`, signature: Buffer.from(signature, 'base64url') };
}

function complete(claims: Record<keyof Claims, unknown>): claims is Claims & Record<keyof Claims, unknown> {
  return [claims.iss, claims.sub, claims.aud].every((claim) => typeof claim === 'string') && Number.isFinite(claims.exp);
}

function json(part: string): object {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Falls through to the refusal below.
  }
  throw new OAuthError('invalid_grant', 'invalid assertion');
}
