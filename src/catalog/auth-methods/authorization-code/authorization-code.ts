import type { AuthMethod } from '../../../core/model/auth-method.ts';

/** Where Setup lists the apps of each kind. */
const managers = { 'external-client-app': 'External Client App Manager', 'connected-app': 'App Manager' } as const;

const authorizationCode: AuthMethod = {
  id: 'authorization-code',
  title: 'authorization code: somebody logs in once in a browser as the integration user',
  handOver: ({ org, spec, names, username }) => [
    { item: 'Login URL', value: org.instanceUrl },
    { item: 'Authorization endpoint', value: `${org.instanceUrl}/services/oauth2/authorize` },
    { item: 'Token endpoint', value: `${org.instanceUrl}/services/oauth2/token` },
    { item: 'Callback address (redirect_uri)', value: spec.auth.callbackUrl ?? '' },
    { item: 'Scopes', value: spec.auth.scopes.join(', ') },
    { item: 'PKCE', value: spec.auth.pkce ? 'required' : 'not required' },
    { item: 'Refresh tokens', value: spec.auth.keepsRefreshToken === undefined ? 'a new one comes with every use, and the one before ends: the newest must be kept' : 'the first one goes on working' },
    { item: 'Log in as', value: username },
    // The org makes the secret and shows it in Setup only; reading it otherwise needs settings that expose secrets (facts 1.4 [A]).
    { item: 'Consumer key and secret', value: `in Setup, ${managers[spec.auth.app]}, open ${names.app} and copy both straight into the vendor's form; the secret is kept nowhere else`, audience: 'team' },
    { item: 'When it has connected', value: `prove it: sf integration-user verify --name ${spec.name}`, audience: 'team' },
  ],
};

export default authorizationCode;
