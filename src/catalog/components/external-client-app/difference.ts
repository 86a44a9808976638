import { bareCertificate } from '../../../core/model/certificate-text.ts';
import type { Change, Target } from '../../../core/model/component.ts';
import type { XmlElement } from '../../../core/model/metadata-file.ts';
import { fromCommas, normalScopes, toCommas } from '../../../core/model/oauth-scopes.ts';
import type { AppPartKind } from '../../../core/metadata/app-parts.ts';
import { appParts } from '../../../core/metadata/app-parts.ts';
import { keyDifference } from '../../../core/metadata/consumer-key.ts';
import type { Comparison } from '../../../core/metadata/element-difference.ts';
import { elementDifference } from '../../../core/metadata/element-difference.ts';
import { readXml, text } from '../../../core/metadata/read-xml.ts';
import { writeXml } from '../../../core/metadata/write-xml.ts';
import type { ActualApp } from './actual.ts';
import { family } from './family.ts';

/** Judged by the access component, compared by other means, or without meaning for the org. */
const except = new Set(['isEnabled', 'commaSeparatedPermissionSet', 'commaSeparatedProfile', 'consumerKey', 'consumerSecret', 'certificate', 'externalClientApplication']);

const words: Readonly<Record<string, string>> = {
  contactEmail: 'the contact address',
  description: 'the description',
  label: 'the label',
  distributionState: 'the distribution',
  commaSeparatedOauthScopes: 'the OAuth scopes',
  callbackUrl: 'the callback address',
  isPkceRequired: 'the demand for PKCE',
  isClientCredentialsFlowEnabled: 'the client credentials flow',
  isDeviceFlowEnabled: 'the device flow',
  isConsumerSecretOptional: 'logins without the secret',
  isOauthPluginEnabled: 'OAuth',
  permittedUsersPolicyType: 'the rule for who may use it',
  ipRelaxationPolicyType: 'the treatment of login IP ranges',
  refreshTokenPolicyType: 'the life of refresh tokens',
  clientCredentialsFlowUser: 'the run-as user',
};

const partNames: Readonly<Record<AppPartKind, string>> = {
  oauthSettings: 'OAuth settings',
  globalOauthSettings: 'global OAuth settings',
  oauthPolicy: 'OAuth policy',
  appPolicy: 'policy',
};

function normal(element: string, values: readonly string[]): readonly string[] {
  return element === 'commaSeparatedOauthScopes' ? [toCommas(normalScopes(values.flatMap(fromCommas)))] : values;
}

function runAs(target: Target): { readonly runAs?: string } {
  return target.spec.auth.flow === 'client-credentials' ? { runAs: target.username } : {};
}

/** The org shows a certificate or it does not; what it hides cannot differ. */
function certificateDifference(target: Target, actual: ActualApp): readonly Change[] {
  const settings = actual.parts.globalOauthSettings;
  const shown = settings === undefined ? undefined : text(settings.content, 'certificate');
  const own = actual.key.stored?.certificate;
  if (shown !== undefined && target.spec.auth.flow !== 'jwt-bearer') return [{ words: `The certificate of external client app ${target.names.app} will be removed: with it, JWT logins are possible, which the spec does not name.` }];
  if (shown === undefined || own === undefined || bareCertificate(shown) === bareCertificate(own)) return [];
  return [{ words: `The certificate of external client app ${target.names.app} is not the one kept here; it will be replaced, and tokens signed with the other key will be refused.` }];
}

function toMake(target: Target): readonly Change[] {
  const { names, spec } = target;
  return [{ words: `External client app ${names.app} will be made for ${spec.auth.flow}, with the scopes ${toCommas(normalScopes(spec.auth.scopes))}, switched off and with nobody allowed to use it yet.`, to: names.app }];
}

export function difference(target: Target, actual: ActualApp | undefined): readonly Change[] {
  if (actual === undefined) return toMake(target);
  const { names, spec } = target;
  const wanted = family(spec, names, { open: false, ...runAs(target) });
  const asXml = (type: string, content: Parameters<typeof writeXml>[1]): XmlElement => readXml(writeXml(type, content));
  const comparison: Comparison = { of: `External client app ${names.app}`, words, except, normal };
  // Parts that the org named itself keep their labels.
  const ofPart: Comparison = { ...comparison, except: new Set([...except, 'label']) };
  const parts = (Object.keys(appParts) as AppPartKind[]).flatMap((kind): readonly Change[] => {
    const part = actual.parts[kind];
    if (part === undefined) return [{ words: `The ${partNames[kind]} of external client app ${names.app} will be made.` }];
    return elementDifference(asXml(appParts[kind].type, wanted[kind]), part.content, ofPart);
  });
  const own = elementDifference(asXml('ExternalClientApplication', wanted.app), actual.app, comparison);
  return [...own, ...parts, ...certificateDifference(target, actual), ...keyDifference(target, actual.key)];
}
