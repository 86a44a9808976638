import type { Route } from '../http.ts';
import { authorize } from './authorize.ts';
import { identity, userinfo } from './identity.ts';
import { introspect } from './introspect.ts';
import { revoke } from './revoke.ts';
import { soapLogin } from './soap-login.ts';
import { token } from './token.ts';

/** Log-in, on both of the org's addresses. None needs a session of the API: each reads what it is sent. */
export const routes: Route[] = [
  { method: 'POST', path: '/services/oauth2/token', session: 'none', handler: token },
  { method: 'GET', path: '/services/oauth2/authorize', session: 'none', handler: authorize },
  { method: 'POST', path: '/services/oauth2/authorize', session: 'none', handler: authorize },
  { method: 'POST', path: '/services/oauth2/revoke', session: 'none', handler: revoke },
  { method: 'GET', path: '/services/oauth2/revoke', session: 'none', handler: revoke },
  { method: 'POST', path: '/services/oauth2/introspect', session: 'none', handler: introspect },
  { method: 'GET', path: '/services/oauth2/userinfo', session: 'none', handler: userinfo },
  { method: 'POST', path: '/services/oauth2/userinfo', session: 'none', handler: userinfo },
  { method: 'GET', path: '/id/:org/:user', session: 'none', handler: identity },
  { method: 'POST', path: '/services/Soap/u/*rest', session: 'none', handler: soapLogin },
  { method: 'POST', path: '/services/Soap/c/*rest', session: 'none', handler: soapLogin },
];
