import type { Row, XmlElement } from '../../state.ts';
import { shapeOf } from '../shapes/shape.ts';
import { element, isOn, sorted, textOf, textOrNull } from './content.ts';
import { listSatellites, parentApp, readSatellite, removeSatellite, requireSingle } from './external-client-app.ts';
import { refuse } from './handler.ts';
import type { Component, Handler, Scope } from './handler.ts';
import { makeDefaultPolicies } from './external-client-oauth-policies.ts';
import { rowBehind, saveRecord, saveRow } from './records.ts';

const TYPE = 'ExtlClntAppOauthSettings';
/** Scope name to the column that shows it, where the column is not just the name in upper case (describe v64 [A]). */
const SCOPE_COLUMNS: Record<string, string> = {
  Basic: 'SSO', Api: 'API', Web: 'WEB', Full: 'FULL', Chatter: 'CHATTER_REST_API', CustomApplications: 'VF', RefreshToken: 'REFRESH_TOKEN',
  OpenID: 'OPENID', Profile: 'PROFILE', Email: 'EMAIL', Address: 'ADDRESS', Phone: 'PHONE', OfflineAccess: 'OFFLINE_ACCESS',
  CustomPermissions: 'CUSTOM_PERMISSIONS', Wave: 'WAVE_REST_API', Eclair: 'ECLAIR_REST_API', Pardot: 'PARDOT_API', Lightning: 'LIGHTNING',
  Content: 'CONTENT', CDPIngest: 'CDP_INGEST_API', CDPProfile: 'CDP_PROFILE_API', CDPQuery: 'CDP_QUERY_API', Chatbot: 'CHATBOT_API',
  CDPSegment: 'CDP_SEGMENT_API', CDPIdentityResolution: 'CDP_IDENTITYRESOLUTION_API', ForgotPassword: 'FORGOT_PASSWORD',
  CDPCalculatedInsight: 'CDP_CALCULATED_INSIGHT_API', UserRegistration: 'USER_REGISTRATION_API', SFAP: 'SFAP_API', Interaction: 'INTERACTION_API',
  CDP: 'CDP_API', EinsteinGPT: 'EINSTEIN_GPT_API', PwdlessLogin: 'PWDLESS_LOGIN_API',
};

export function scopesOf(content: XmlElement): string[] {
  return (textOf(content, 'commaSeparatedOauthScopes') ?? '').split(',').map((scope) => scope.trim()).filter((scope) => scope !== '');
}

function deploy(scope: Scope, { fullName, content }: Component): string {
  const app = parentApp(scope, content);
  const appName = String(app['DeveloperName']);
  requireSingle(scope, TYPE, fullName, appName);
  requireScopes(scope, content);
  const row = saveRow(scope, TYPE, '888', rowBehind(scope, TYPE, fullName, TYPE, { DeveloperName: fullName }), { ...columns(fullName, content), ExternalClientApplicationId: String(app['Id']) });
  const id = String(row['Id']);
  const link = `${scope.state.settings.orgId.slice(0, 15)}:${id.slice(0, 15)}`;
  saveRow(scope, TYPE, '888', row, { OauthLink: link });
  const defaults = element({ isFirstPartyAppEnabled: false, label: fullName });
  saveRecord(scope, TYPE, fullName, id, sorted({ ...defaults, ...content, oauthLink: [link] }));
  return id;
}

/** The words are not known; the list is the same as a connected app's (facts 1.4 [A]). */
function requireScopes(scope: Scope, content: XmlElement): void {
  const shape = shapeOf('ConnectedAppOauthAccessScope');
  const known = shape?.kind === 'enumeration' ? shape.values.filter((one) => one.since <= scope.apiVersion).map((one) => one.value) : [];
  const unknown = scopesOf(content).find((name) => !known.includes(name));
  if (unknown !== undefined) refuse(scope, `Invalid OAuth scope: ${unknown}`, 'INVALID_FIELD');
}

function columns(fullName: string, content: XmlElement): Row {
  const scopes = scopesOf(content);
  return {
    DeveloperName: fullName,
    MasterLabel: textOf(content, 'label') ?? fullName,
    Language: 'en_US',
    IsDeleted: false,
    NamespacePrefix: null,
    SingleLogoutUrl: textOrNull(content, 'singleLogoutUrl'),
    ClientAssertionCertificate: textOrNull(content, 'clientAssertionCertificate'),
    ExtlClntAppOauthOptionsFirstPartyAppEnabled: isOn(content, 'isFirstPartyAppEnabled'),
    ...Object.fromEntries(Object.entries(SCOPE_COLUMNS).map(([name, column]) => [`OauthScopes${column}`, scopes.includes(name)])),
  };
}

export const externalClientOauthSettings: Handler = {
  type: TYPE,
  rank: 71,
  needs: ['ExternalClientAppDeveloper'],
  list: listSatellites(TYPE),
  deploy,
  read: (state, fullName) => readSatellite(state, TYPE, fullName),
  remove: (scope, fullName) => removeSatellite(scope, TYPE, TYPE, fullName),
  afterwards: makeDefaultPolicies,
};
