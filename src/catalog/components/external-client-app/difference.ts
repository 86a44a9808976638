import { browserNotes } from '../../../core/model/browser-flow.ts';
import type { Change, Target } from '../../../core/model/component.ts';
import { normalScopes, toCommas } from '../../../core/model/oauth-scopes.ts';
import { certificateChanges, certificateNotes, type CertificateState } from '../../../core/metadata/app-certificate.ts';
import type { AppPartKind } from '../../../core/metadata/app-parts.ts';
import { settingChanges } from '../../../core/metadata/app-settings.ts';
import { keyDifference } from '../../../core/metadata/consumer-key.ts';
import { text } from '../../../core/metadata/read-xml.ts';
import type { ActualApp } from './actual.ts';
import { kinds } from './actual.ts';
import { family } from './family.ts';
import { appSettings, partSettings } from './settings.ts';

const partNames: Readonly<Record<AppPartKind, string>> = {
  oauthSettings: 'OAuth settings',
  globalOauthSettings: 'global OAuth settings',
  oauthPolicy: 'OAuth policy',
  appPolicy: 'policy',
};

/** Username of the client credentials flow, where the spec has it. */
export function runAs(target: Target): { readonly runAs?: string } {
  return target.spec.auth.flow === 'client-credentials' ? { runAs: target.username } : {};
}

export function certificateOf({ parts, key }: ActualApp): CertificateState {
  const settings = parts.globalOauthSettings;
  return { shown: settings === undefined ? undefined : text(settings.content, 'certificate'), stored: key.stored };
}

function toMake({ names, spec }: Target): readonly Change[] {
  return [
    { words: `External client app ${names.app} will be made for ${spec.auth.flow}, with the scopes ${toCommas(normalScopes(spec.auth.scopes))}, switched off and with nobody allowed to use it yet.`, to: names.app, kind: 'create' },
  ];
}

/** Every setting of the app apart, certificate and consumer key among them. */
export function difference(target: Target, actual: ActualApp | undefined): readonly Change[] {
  if (actual === undefined) return toMake(target);
  const { names, spec } = target;
  const of = `External client app ${names.app}`;
  const wanted = family(spec, names, { open: false, ...runAs(target) });
  const parts = kinds.flatMap((kind): readonly Change[] => {
    const part = actual.parts[kind];
    if (part === undefined) return [{ words: `The ${partNames[kind]} of external client app ${names.app} will be made.`, part: partNames[kind], kind: 'create' }];
    return settingChanges(of, partSettings[kind], wanted[kind], part.content);
  });
  return [...settingChanges(of, appSettings, wanted.app, actual.app), ...parts, ...certificateChanges(`external client app ${names.app}`, target, certificateOf(actual)), ...keyDifference(target, actual.key)];
}

export function notes(target: Target, actual: ActualApp | undefined): readonly string[] {
  const certificate = actual === undefined ? [] : certificateNotes(`external client app ${target.names.app}`, target, certificateOf(actual));
  return [...certificate, ...browserNotes(target, actual === undefined)];
}
