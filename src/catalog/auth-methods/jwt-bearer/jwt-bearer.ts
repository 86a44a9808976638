import { type AuthMethod, loginHost } from '../../../core/model/auth-method.ts';

const jwtBearer: AuthMethod = {
  id: 'jwt-bearer',
  title: 'signed token (JWT bearer): the vendor signs with a private key, no password and no browser',
  login: 'jwt-bearer',
  handOver: (target, kept) => [
    { item: 'Token endpoint', value: `${target.org.instanceUrl}/services/oauth2/token` },
    { item: 'Audience (aud)', value: loginHost(target) },
    { item: 'Username (sub)', value: target.username },
    { item: 'Consumer key (iss)', value: `consumerKey in ${kept}/credential.json` },
    { item: 'Private key', value: `${kept}/private-key.pem; hand it over in a safe way, never by e-mail or chat` },
  ],
};

export default jwtBearer;
