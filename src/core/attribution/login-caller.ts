import { isApi, isInteractive, isSuccess, loginApp, type LoginKind } from '../model/audit/login-kinds.ts';
import type { Caller } from './trace.ts';

/** A row of LoginHistory as far as it tells who came in. */
export interface LoginSeen extends LoginKind {
  readonly application?: string;
}

/** Who logged in; `undefined` for a login that was refused, or of which nothing says what it was. */
export function callerOfLogin(login: LoginSeen): Caller | undefined {
  if (!isSuccess(login)) return undefined;
  if (isInteractive(login)) return { isPerson: true };
  const app = loginApp(login.application);
  if (app !== undefined) return { app, isPerson: false };
  return isApi(login) ? { isPerson: false } : undefined;
}
