import type { AuthMethod } from '../../../core/model/auth-method.ts';

const clientCredentials: AuthMethod = {
  id: 'client-credentials',
  title: 'client credentials: the vendor sends a consumer key and secret, Salesforce runs it as the integration user',
  login: 'client-credentials',
  handOver: (target, kept) => [
    // My Domain only: the login host answers "request not supported on this domain" (facts 3.4 [A]).
    { item: 'Token endpoint', value: `${target.org.instanceUrl}/services/oauth2/token` },
    { item: 'Runs as', value: target.username },
    { item: 'Consumer key (client_id)', value: `consumerKey in ${kept}/credential.json` },
    { item: 'Consumer secret (client_secret)', value: `${kept}/consumer-secret; hand it over in a safe way, never by e-mail or chat` },
  ],
};

export default clientCredentials;
