import { isSoapLogin, isSuccess, isUsernamePassword } from './login-kinds.ts';
import type { LoginRow } from './rows-use.ts';
import type { Holder } from './view.ts';

/** Successful logins with a password in the request, in the window, newest first. */
export const passwordLogins = ({ logins }: Holder): readonly LoginRow[] => logins.filter((login) => isSuccess(login) && (isSoapLogin(login) || isUsernamePassword(login)));

/** `SOAP login()` or `the username-password flow` */
export const passwordWay = (login: LoginRow): string => (isSoapLogin(login) ? 'SOAP login()' : 'the username-password flow');
