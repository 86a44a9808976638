import { type AuthMethod, loginHost } from '../../../core/model/auth-method.ts';

const authorizationCode: AuthMethod = {
  id: 'authorization-code',
  title: 'authorization code: somebody logs in once in a browser as the integration user',
  handOver: (target) => [
    { item: 'Login URL', value: loginHost(target) },
    { item: 'Username', value: target.username },
    { item: 'Scopes', value: target.spec.auth.scopes.join(', ') },
  ],
};

export default authorizationCode;
