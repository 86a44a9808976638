import { bearerToken, sessionOf } from '../access/session.ts';
import type { Call, Context, Reply } from '../http.ts';
import { row } from '../state.ts';
import type { OrgState, Row, Value } from '../state.ts';
import { identityUrl } from './token-reply.ts';

/** GET /services/oauth2/userinfo: who the token belongs to, in OpenID Connect's names (facts 3.4 [K]). */
export function userinfo(call: Call, { state }: Context): Reply {
  const user = caller(state, call);
  if (!user) return badToken;
  const id = String(user['Id']);
  const of = reader(user);
  return {
    status: 200,
    body: {
      sub: identityUrl(state, id),
      user_id: id,
      organization_id: state.settings.orgId,
      preferred_username: of('Username'),
      nickname: of('CommunityNickname'),
      name: of('Name'),
      email: of('Email'),
      email_verified: true,
      given_name: of('FirstName'),
      family_name: of('LastName'),
      zoneinfo: of('TimeZoneSidKey'),
      profile: `${state.urls.instance}/${id}`,
      urls: urls(state, id),
      active: of('IsActive'),
      user_type: 'STANDARD',
      language: of('LanguageLocaleKey'),
      locale: of('LocaleSidKey'),
      updated_at: of('LastModifiedDate'),
    },
  };
}

/** GET /id/ORG/USER, the `id` of a token response, for the user itself. */
export function identity(call: Call, { state, params }: Context): Reply {
  const user = caller(state, call);
  if (!user) return badToken;
  const id = String(user['Id']);
  const of = reader(user);
  if (!sameId(params['user'], id) || !sameId(params['org'], state.settings.orgId)) return { ...badToken, body: 'Wrong_Id' };
  return {
    status: 200,
    body: {
      id: identityUrl(state, id),
      asserted_user: true,
      user_id: id,
      organization_id: state.settings.orgId,
      username: of('Username'),
      nick_name: of('CommunityNickname'),
      display_name: of('Name'),
      email: of('Email'),
      first_name: of('FirstName'),
      last_name: of('LastName'),
      timezone: of('TimeZoneSidKey'),
      urls: urls(state, id),
      active: of('IsActive'),
      user_type: 'STANDARD',
      language: of('LanguageLocaleKey'),
      locale: of('LocaleSidKey'),
      last_modified_date: of('LastModifiedDate'),
    },
  };
}

const badToken: Reply = { status: 403, headers: { 'content-type': 'text/html;charset=UTF-8' }, body: 'Bad_OAuth_Token' };

function caller(state: OrgState, call: Call): Row | undefined {
  const session = sessionOf(state, bearerToken(call) ?? call.query.get('oauth_token') ?? '', call.clientAddress);
  return session && row(state, 'User', session.userId);
}

/** Ids of 15 or 18 characters name the same thing. */
function sameId(left: string | undefined, right: string): boolean {
  return left?.slice(0, 15) === right.slice(0, 15);
}

/** A user's columns, null where the row has none. */
function reader(user: Row): (column: string) => Value {
  return (column) => user[column] ?? null;
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
