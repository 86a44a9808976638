import { randomBytes } from 'node:crypto';
import { accessOf } from '../access/effective.ts';
import { isStrongEnough, passwordPolicyOf } from '../access/password-policy.ts';
import { ApiError } from '../http.ts';
import type { Context, Handler, Route } from '../http.ts';
import { objectOf } from '../schema/schema.ts';
import { putRow } from '../state.ts';
import type { Row } from '../state.ts';
import { jsonBody, param } from './request.ts';
import { notFound, readableRow } from './row-access.ts';

const path = '/services/data/:version/sobjects/User/:id/password';
const DAY = 86_400_000;

/** Password calls (facts 5.3 [A]). The practice org notes when a password changed, never which it is. */
const status: Handler = (_call, context) => {
  const expires = userOf(context)['PasswordExpirationDate'];
  return { status: 200, body: { isExpired: typeof expires === 'string' && Date.parse(expires) <= context.state.now().getTime() } };
};

const set: Handler = (call, context) => {
  const user = administered(context);
  const password = jsonBody(call)['NewPassword'];
  if (typeof password !== 'string') throw new ApiError(400, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [NewPassword]', ['NewPassword']);
  const policy = passwordPolicyOf(context.state, user);
  if (!isStrongEnough(password, policy)) {
    throw new ApiError(400, 'INVALID_NEW_PASSWORD', `Your password must be at least ${policy.minimumLength} characters long and as complex as the password policy asks.`);
  }
  noteChange(context, user);
  return { status: 204 };
};

const reset: Handler = (_call, context) => {
  noteChange(context, administered(context));
  return { status: 200, body: { NewPassword: `${randomBytes(6).toString('base64url')}1a` } };
};

function userOf({ state, session, params }: Context): Row {
  const object = objectOf(state.schema, 'User');
  if (!object) throw notFound();
  return readableRow(state, session, object, params['id'] ?? '');
}

/** Oneself, or with Manage Users or Reset Passwords anybody. */
function administered(context: Context): Row {
  const { state, session } = context;
  const { userPermissions } = accessOf(state, session.userId);
  const user = userOf(context);
  const may = ['ManageUsers', 'ResetPasswords'].some((permission) => userPermissions.has(permission));
  if (!may && user['Id'] !== session.userId) throw new ApiError(403, 'INSUFFICIENT_ACCESS', `insufficient access rights on object id: ${param(context, 'id')}`);
  return user;
}

function noteChange({ state }: Context, user: Row): void {
  const now = state.now();
  const { expiration } = passwordPolicyOf(state, user);
  const expires = expiration === 0 ? null : new Date(now.getTime() + expiration * DAY).toISOString();
  putRow(state, 'User', { ...user, LastPasswordChangeDate: now.toISOString(), PasswordExpirationDate: expires });
}

export const passwordRoutes: Route[] = [
  { method: 'GET', path, session: 'rest', handler: status },
  { method: 'POST', path, session: 'rest', handler: set },
  { method: 'DELETE', path, session: 'rest', handler: reset },
];
