import { sessionOf } from '../access/session.ts';
import type { Call, Context, Reply } from '../http.ts';
import type { OrgState, Row } from '../state.ts';
import { identityUrl } from './token-reply.ts';

/** GET /services/oauth2/userinfo: who the token belongs to, in OpenID Connect's names (facts 3.4 [K]). */
export function userinfo(call: Call, { state }: Context): Reply {
  const user = caller(state, call);
  if (!user) return badToken;
  const id = String(user['Id']);
  return {
    status: 200,
    body: {
      sub: identityUrl(state, id),
      user_id: id,
      organization_id: state.settings.orgId,
      preferred_username: user['Username'],
      nickname: user['CommunityNickname'] ?? null,
      name: user['Name'],
      email: user['Email'],
      email_verified: true,
      given_name: user['FirstName'] ?? null,
      family_name: user['LastName'],
      zoneinfo: user['TimeZoneSidKey'] ?? null,
      profile: `${state.urls.instance}/${id}`,
      urls: urls(state, id),
      active: user['IsActive'],
      user_type: 'STANDARD',
      language: user['LanguageLocaleKey'] ?? null,
      locale: user['LocaleSidKey'] ?? null,
      updated_at: user['LastModifiedDate'] ?? null,
    },
  };
}

/** GET /id/ORG/USER, the `id` of a token response, for the user itself. */
export function identity(call: Call, { state, params }: Context): Reply {
  const user = caller(state, call);
  if (!user) return badToken;
  const id = String(user['Id']);
  const own = params['user']?.slice(0, 15) === id.slice(0, 15) && params['org']?.slice(0, 15) === state.settings.orgId.slice(0, 15);
  if (!own) return { ...badToken, body: 'Wrong_Id' };
  return {
    status: 200,
    body: {
      id: identityUrl(state, id),
      asserted_user: true,
      user_id: id,
      organization_id: state.settings.orgId,
      username: user['Username'],
      nick_name: user['CommunityNickname'] ?? null,
      display_name: user['Name'],
      email: user['Email'],
      first_name: user['FirstName'] ?? null,
      last_name: user['LastName'],
      timezone: user['TimeZoneSidKey'] ?? null,
      urls: urls(state, id),
      active: user['IsActive'],
      user_type: 'STANDARD',
      language: user['LanguageLocaleKey'] ?? null,
      locale: user['LocaleSidKey'] ?? null,
      last_modified_date: user['LastModifiedDate'] ?? null,
    },
  };
}

const badToken: Reply = { status: 403, headers: { 'content-type': 'text/html;charset=UTF-8' }, body: 'Bad_OAuth_Token' };

function caller(state: OrgState, call: Call): Row | undefined {
  const bearer = /^(?:Bearer|OAuth) +(\S+)$/i.exec(call.headers['authorization'] ?? '')?.[1];
  const session = sessionOf(state, bearer ?? call.query.get('oauth_token') ?? '', call.clientAddress);
  return session && state.tables.get('User')?.get(session.userId);
}

/** `{version}` is literal: clients put theirs in. */
function urls(state: OrgState, userId: string): Record<string, string> {
  const { instance } = state.urls;
  const data = `${instance}/services/data/v{version}/`;
  return {
    enterprise: `${instance}/services/Soap/c/{version}/${state.settings.orgId}`,
    metadata: `${instance}/services/Soap/m/{version}/${state.settings.orgId}`,
    partner: `${instance}/services/Soap/u/{version}/${state.settings.orgId}`,
    rest: data,
    sobjects: `${data}sobjects/`,
    search: `${data}search/`,
    query: `${data}query/`,
    tooling_rest: `${data}tooling/`,
    profile: `${instance}/${userId}`,
    custom_domain: instance,
  };
}
