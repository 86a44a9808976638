import type { Login } from '../access/login-history.ts';
import type { Call } from '../http.ts';
import type { App } from '../metadata/apps.ts';
import type { OrgState } from '../state.ts';

/** `loginSubType` as facts 2.x list them: `OauthClientCredentials`, `OauthRefreshToken`, `OauthWebServer`, or null. */
export function loginFrom(state: OrgState, call: Call, app: App, loginSubType: string | null): Login {
  return {
    sourceIp: call.clientAddress,
    loginUrl: call.host === 'login' ? state.urls.login : state.urls.instance,
    loginType: 'Remote Access 2.0',
    loginSubType,
    application: app.label,
  };
}
