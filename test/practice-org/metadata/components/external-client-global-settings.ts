import { newId } from '../../ids.ts';
import type { OrgState, XmlElement } from '../../state.ts';
import { certificateElement, keyFor, newConsumerKey, newConsumerSecret, requireCertificate, startPropagation } from '../apps/consumer.ts';
import { element, flagOf, sorted, textOf, without } from './content.ts';
import { listSatellites, parentApp, removeSatellite, requireSingle } from './external-client-app.ts';
import { DeployProblem } from './handler.ts';
import type { Component, Handler, Scope } from './handler.ts';
import { recordOf, saveRecord } from './records.ts';

const TYPE = 'ExtlClntAppGlobalOauthSettings';
/** PKCE is on unless the file says otherwise (facts 1.4 [A]); the rest as the real file in the facts shows it. */
const DEFAULTS = element({
  isClientCredentialsFlowEnabled: false, isCodeCredFlowEnabled: false, isCodeCredPostOnly: false, isConsumerSecretOptional: false,
  isDeviceFlowEnabled: false, isIntrospectAllTokens: false, isNamedUserJwtEnabled: false, isPkceRequired: true, isRefreshTokenRotationEnabled: false,
  isSecretRequiredForRefreshToken: true, isSecretRequiredForTokenExchange: true, isTokenExchangeEnabled: false, shouldRotateConsumerKey: false,
  shouldRotateConsumerSecret: false,
});

/** The secret-bearing part of an external client app: key, secret, certificate, flows. */
function deploy(scope: Scope, { fullName, content }: Component): string {
  const app = parentApp(scope, content);
  requireSingle(scope, TYPE, fullName, String(app['DeveloperName']));
  requireCertificate(scope, content);
  const known = recordOf(scope.state, TYPE, fullName);
  const key = consumerKey(scope, fullName, content, known?.content);
  const secret = consumerSecret(scope, content, known?.content);
  const id = known?.id ?? newId(scope.state, '0xG');
  const given = without(content, ['consumerKey', 'consumerSecret']);
  saveRecord(scope, TYPE, fullName, id, sorted({ ...DEFAULTS, ...element({ label: fullName }), ...given, ...element({ consumerKey: key, consumerSecret: secret }) }));
  startPropagation(scope, key);
  return id;
}

/** A key is set once: a redeploy with another one says Succeeded and keeps the old (facts 1.4 [C]). Rotation replaces it (facts 5.1 [B]). */
function consumerKey(scope: Scope, fullName: string, content: XmlElement, known: XmlElement | undefined): string {
  const old = known && textOf(known, 'consumerKey');
  if (old === undefined) return keyFor(scope, textOf(content, 'consumerKey'), fullName);
  return rotates(scope, content, 'shouldRotateConsumerKey') ? newConsumerKey() : old;
}

function consumerSecret(scope: Scope, content: XmlElement, known: XmlElement | undefined): string {
  const old = known && textOf(known, 'consumerSecret');
  if (old === undefined) return textOf(content, 'consumerSecret') ?? newConsumerSecret();
  return rotates(scope, content, 'shouldRotateConsumerSecret') ? newConsumerSecret() : old;
}

function rotates(scope: Scope, content: XmlElement, flag: string): boolean {
  if (scope.mode === 'load' || flagOf(content, flag) !== true) return false;
  if (!scope.ignoreWarnings) {
    throw new DeployProblem('Rotating the consumer key or secret invalidates the current one. To continue, ignore warnings.', { problemType: 'Warning' });
  }
  return true;
}

/**
 * The secret is never returned, the key where the org shows it: switch `consumerKey: hidden` (facts 1.4 [A fields, B meaning]). The
 * newest two flags appear from API 67 on (facts 1.4, real file).
 */
function read(state: OrgState, fullName: string): XmlElement | undefined {
  const record = recordOf(state, TYPE, fullName);
  if (!record) return undefined;
  const hidden = state.settings.switches.consumerKey === 'hidden' ? ['consumerKey', 'consumerSecret'] : ['consumerSecret'];
  const { content } = record;
  return sorted({ ...without(content, hidden), certificate: certificateElement(content) });
}

export const externalClientGlobalSettings: Handler = {
  type: TYPE,
  rank: 72,
  needs: ['ExternalClientAppDeveloper'],
  list: listSatellites(TYPE),
  deploy,
  read,
  remove: (scope, fullName) => removeSatellite(scope, TYPE, undefined, fullName),
};
