import { type AuthMethod, loginHost } from '../../../core/model/auth-method.ts';
import { secretPlace } from '../../../core/model/credential-part.ts';

const jwtBearer: AuthMethod = {
  id: 'jwt-bearer',
  title: 'signed token (JWT bearer): the vendor signs with a private key, no password and no browser',
  login: 'jwt-bearer',
  handOver: (target, kept) => [
    { item: 'Token endpoint', value: `${target.org.instanceUrl}/services/oauth2/token` },
    { item: 'Audience (aud)', value: loginHost(target) },
    { item: 'Username (sub)', value: target.username },
    { item: 'Consumer key (iss)', value: `consumerKey in ${kept}/credential.json`, part: 'consumer-key' },
    { item: 'Private key', value: secretPlace('private-key', kept, target.store), part: 'private-key' },
  ],
};

export default jwtBearer;
