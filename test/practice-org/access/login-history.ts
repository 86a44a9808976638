import { newId } from '../ids.ts';
import { keepRow } from '../state.ts';
import type { OrgState, Row } from '../state.ts';

/** How somebody came: what LoginHistory and AuthSession tell of it. */
export interface Login {
  sourceIp: string;
  loginUrl: string;
  /** LoginHistory.LoginType, e.g. `Remote Access 2.0` (facts 2 [A]). */
  loginType: string;
  /** LoginHistory.LoginSubType; null for a JWT login (facts 2 [B], switch `jwtLoginSubType`). */
  loginSubType: string | null;
  /** Label of the app. */
  application: string;
}

/** Write the LoginHistory row of an attempt and, where it succeeded, the user's LastLoginDate. Returns the row's id. */
export function noteLogin(state: OrgState, userId: string, login: Login, status: string): string {
  const stamp = state.now().toISOString();
  const id = newId(state, '0Ya');
  keepRow(state, 'LoginHistory', { Id: id, LoginTime: stamp, ...loginColumns(userId, login, status) });
  const user = state.tables.get('User')?.get(userId);
  if (status === 'Success' && user) user['LastLoginDate'] = stamp;
  return id;
}

/** A row of LoginHistory without its id and time. */
export function loginColumns(userId: string, login: Login, status: string): Row {
  return {
    UserId: userId,
    LoginType: login.loginType,
    SourceIp: login.sourceIp,
    LoginUrl: login.loginUrl.replace(/^https?:\/\//, ''),
    AuthenticationServiceId: null,
    LoginGeoId: null,
    TlsProtocol: 'TLS 1.3',
    CipherSuite: 'TLS_AES_256_GCM_SHA384',
    OptionsIsGet: false,
    OptionsIsPost: true,
    Browser: 'Unknown',
    Platform: 'Unknown',
    Status: status,
    Application: login.application,
    ClientVersion: 'N/A',
    ApiType: 'N/A',
    ApiVersion: 'N/A',
    CountryIso: null,
    AuthMethodReference: null,
    LoginSubType: login.loginSubType,
    ForwardedForIp: null,
  };
}
