import { bareCertificate } from '../../../core/model/certificate-text.ts';
import type { Change, Target } from '../../../core/model/component.ts';
import type { XmlElement } from '../../../core/model/metadata-file.ts';
import { normalScopes } from '../../../core/model/oauth-scopes.ts';
import type { KeyState } from '../../../core/metadata/consumer-key.ts';
import { keyDifference } from '../../../core/metadata/consumer-key.ts';
import { elementDifference } from '../../../core/metadata/element-difference.ts';
import { children, readXml, text } from '../../../core/metadata/read-xml.ts';
import { appContent, appFile } from './content.ts';

export interface ActualApp {
  readonly content: XmlElement;
  readonly key: KeyState;
}

const except = new Set(['permissionSetName', 'profileName', 'certificate', 'consumerKey', 'consumerSecret']);

const words: Readonly<Record<string, string>> = {
  contactEmail: 'the contact address',
  description: 'the description',
  label: 'the label',
  callbackUrl: 'the callback address',
  isAdminApproved: 'the rule that only users an admin approved may use it',
  isClientCredentialEnabled: 'the client credentials flow',
  isConsumerSecretOptional: 'logins without the secret',
  isPkceRequired: 'the demand for PKCE',
  oauthClientCredentialUser: 'the run-as user',
  scopes: 'the OAuth scopes',
  ipRelaxation: 'the treatment of login IP ranges',
  refreshTokenPolicy: 'the life of refresh tokens',
};

const normal = (element: string, values: readonly string[]): readonly string[] => (element === 'scopes' ? normalScopes(values) : values);

export const nested = (content: XmlElement, element: string): XmlElement => children(content, element)[0] ?? {};

function certificateDifference(target: Target, actual: ActualApp): readonly Change[] {
  const shown = text(nested(actual.content, 'oauthConfig'), 'certificate');
  const own = actual.key.stored?.certificate;
  if (target.spec.auth.flow !== 'jwt-bearer') {
    return shown === undefined ? [] : [{ words: `The certificate of connected app ${target.names.app} will be removed: with it, JWT logins are possible, which the spec does not name.` }];
  }
  if (own === undefined || (shown !== undefined && bareCertificate(shown) === bareCertificate(own))) return [];
  return [{ words: `The certificate of connected app ${target.names.app} is not the one kept here; it will be replaced, and tokens signed with the other key will be refused.` }];
}

export function difference(target: Target, actual: ActualApp | undefined): readonly Change[] {
  const { names, spec } = target;
  if (actual === undefined) {
    return [{ words: `Connected app ${names.app} will be made for ${spec.auth.flow}, with the scopes ${normalScopes(spec.auth.scopes).join(', ')}, with nobody allowed to use it yet.`, to: names.app }];
  }
  const runAs = spec.auth.flow === 'client-credentials' ? target.username : undefined;
  const wanted = readXml(appFile(names, appContent(spec, names, { open: false, runAs })).xml);
  const comparison = { of: `Connected app ${names.app}`, words, except, normal };
  return [
    ...elementDifference(wanted, actual.content, comparison),
    ...['oauthConfig', 'oauthPolicy'].flatMap((element) => elementDifference(nested(wanted, element), nested(actual.content, element), comparison)),
    ...certificateDifference(target, actual),
    ...keyDifference(target, actual.key),
  ];
}
