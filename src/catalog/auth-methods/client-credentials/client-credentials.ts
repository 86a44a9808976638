import type { AuthMethod } from '../../../core/model/auth-method.ts';
import { secretPlace } from '../../../core/model/credential-part.ts';

const clientCredentials: AuthMethod = {
  id: 'client-credentials',
  title: 'client credentials: the vendor sends a consumer key and secret, Salesforce runs it as the integration user',
  login: 'client-credentials',
  handOver: (target, kept) => [
    // My Domain only: the login host answers "request not supported on this domain" (facts 3.4 [A]).
    { item: 'Token endpoint', value: `${target.org.instanceUrl}/services/oauth2/token` },
    { item: 'Runs as', value: target.username },
    { item: 'Consumer key (client_id)', value: `consumerKey in ${kept}/credential.json`, part: 'consumer-key' },
    { item: 'Consumer secret (client_secret)', value: secretPlace('consumer-secret', kept, target.store), part: 'consumer-secret' },
  ],
};

export default clientCredentials;
