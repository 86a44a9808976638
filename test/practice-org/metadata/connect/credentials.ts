import { accessOf } from '../../access/effective.ts';
import { ApiError } from '../../http.ts';
import type { Call, Context, Reply } from '../../http.ts';
import { normaliseId } from '../../ids.ts';
import { rows } from '../../state.ts';
import type { MetadataRecord, Row } from '../../state.ts';
import { isOn, textOf } from '../components/content.ts';
import { satellitesOf } from '../components/external-client-app.ts';
import { handlerOf } from '../components/index.ts';

/** facts 5.1 [A] */
const FIRST_VERSION = 65;
/** The permissions of facts 5.1 [A]; the staged sets of a rotation are not played yet. */
const NEEDED = ['ExternalClientAppDeveloper', 'ViewClientSecret'];

/**
 * GET .../apps/oauth/usage: the external client apps of the org (facts 5.1 [A], API 65). `identifier` is the app's id.
 */
export function usage(_call: Call, context: Context): Reply {
  requireAllowed(context);
  const apps = rows(context.state, 'ExternalClientApplication').map((app) => ({ developerName: app['DeveloperName'], identifier: app['Id'], name: app['MasterLabel'] }));
  return { status: 200, body: { apps } };
}

/** GET .../apps/oauth/credentials/:app: the app's consumers, keys without secrets. */
export function consumers(_call: Call, context: Context): Reply {
  requireAllowed(context);
  const app = appOf(context);
  const found = consumersOf(context, app).map(({ id, fullName, content }) => {
    const url = `/services/data/${context.params['version'] ?? ''}/apps/oauth/credentials/${String(app['Id'])}/${id}`;
    return { id, key: textOf(content, 'consumerKey') ?? null, name: fullName, stagedCredentialsUrl: `${url}/staged`, url };
  });
  return { status: 200, body: { consumers: found } };
}

/** GET .../apps/oauth/credentials/:app/:consumer?part=keyandsecret */
export function credentials(call: Call, context: Context): Reply {
  requireAllowed(context);
  const consumer = consumersOf(context, appOf(context)).find((one) => one.id === normaliseId(context.params['consumer'] ?? ''));
  if (!consumer) throw notFound();
  const secret = call.query.get('part') === 'keyandsecret' ? { secret: textOf(consumer.content, 'consumerSecret') ?? null } : {};
  return { status: 200, body: { key: textOf(consumer.content, 'consumerKey') ?? null, ...secret } };
}

/** The org setting and both permissions (facts 5.1 [A]); the words are not known. */
function requireAllowed({ state, session, params }: Context): void {
  if (Number((params['version'] ?? '').replace('v', '')) < FIRST_VERSION) throw notFound();
  const settings = handlerOf('Settings')?.read(state, 'ExternalClientApp', { apiVersion: Number(state.settings.apiVersion), includes: () => true }) ?? {};
  const { userPermissions } = accessOf(state, session.userId);
  if (isOn(settings, 'enableClientSecretInRestApiAccess') && NEEDED.every((name) => userPermissions.has(name))) return;
  throw new ApiError(403, 'INSUFFICIENT_ACCESS', 'You do not have access to OAuth consumer credentials in the REST API.');
}

function appOf({ state, params }: Context): Row {
  const id = normaliseId(params['app'] ?? '');
  const app = rows(state, 'ExternalClientApplication').find((row) => row['Id'] === id);
  if (!app) throw notFound();
  return app;
}

function consumersOf({ state }: Context, app: Row): Pick<MetadataRecord, 'id' | 'fullName' | 'content'>[] {
  return satellitesOf(state, 'ExtlClntAppGlobalOauthSettings', String(app['DeveloperName']));
}

function notFound(): ApiError {
  return new ApiError(404, 'NOT_FOUND', 'The requested resource does not exist');
}
