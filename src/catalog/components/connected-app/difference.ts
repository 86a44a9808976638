import { Problem } from '../../../problems.ts';
import { browserNotes } from '../../../core/model/browser-flow.ts';
import type { Change, Target } from '../../../core/model/component.ts';
import { normalScopes } from '../../../core/model/oauth-scopes.ts';
import { certificateChanges, certificateNotes, certificateObstacle, type CertificateState } from '../../../core/metadata/app-certificate.ts';
import { settingChanges } from '../../../core/metadata/app-settings.ts';
import { nested } from '../../../core/metadata/connected-app-file.ts';
import { keyDifference, keyObstacle } from '../../../core/metadata/consumer-key.ts';
import { children, text } from '../../../core/metadata/read-xml.ts';
import type { XmlContent } from '../../../core/metadata/write-xml.ts';
import type { ActualApp, Found } from './actual.ts';
import { isTwin } from './actual.ts';
import { appContent } from './content.ts';
import { configSettings, ownSettings, policySettings, sessionSettings } from './settings.ts';

const certificateOf = ({ content, key }: ActualApp): CertificateState => ({ shown: text(nested(content, 'oauthConfig'), 'certificate'), stored: key.stored });

/** Every setting of the app apart, certificate and consumer key among them. */
export function difference(target: Target, found: Found | undefined): readonly Change[] {
  const { names, spec } = target;
  if (found === undefined || isTwin(found)) {
    return [{ words: `Connected app ${names.app} will be made for ${spec.auth.flow}, with the scopes ${normalScopes(spec.auth.scopes).join(', ')}, with nobody allowed to use it yet.`, to: names.app, kind: 'create' }];
  }
  const wanted = appContent(spec, names, { open: false, runAs: spec.auth.flow === 'client-credentials' ? target.username : undefined });
  const of = `Connected app ${names.app}`;
  const { content } = found;
  return [
    ...settingChanges(of, ownSettings, wanted, content),
    ...settingChanges(of, configSettings, wanted['oauthConfig'] as XmlContent, nested(content, 'oauthConfig')),
    ...settingChanges(of, policySettings, wanted['oauthPolicy'] as XmlContent, nested(content, 'oauthPolicy')),
    ...settingChanges(of, sessionSettings, {}, nested(content, 'sessionPolicy')),
    ...certificateChanges(`connected app ${names.app}`, target, certificateOf(found)),
    ...keyDifference(target, found.key),
  ];
}

export function obstacle(target: Target, found: Found): Problem | undefined {
  const { names, spec } = target;
  if (isTwin(found)) return new Problem('connected-app-other-name', [spec.label, found.twin, names.app]);
  // How a connected app is shut off (facts 5.3 [A fields, B effect]): somebody did it, who had a reason.
  if (text(nested(found.content, 'sessionPolicy'), 'policyAction') === 'Block') return new Problem('connected-app-shut', [names.app]);
  return keyObstacle(target, found.key) ?? certificateObstacle(target, certificateOf(found));
}

/** An app's own ranges let in without further questions and keep nobody out (facts 1.3 [A]); no deploy is known to take them away. */
function rangeNotes({ names }: Target, { content }: ActualApp): readonly string[] {
  const ranges = children(content, 'ipRanges').map((range) => `${text(range, 'start') ?? ''} - ${text(range, 'end') ?? ''}`);
  return ranges.length === 0 ? [] : [`Connected app ${names.app} trusts the addresses ${ranges.join(', ')}, which the spec does not name; they widen no login range of the profile. Take them away in Setup, under the app's trusted IP ranges.`];
}

export function notes(target: Target, found: Found | undefined): readonly string[] {
  if (found === undefined || isTwin(found)) return browserNotes(target, true);
  return [...certificateNotes(`connected app ${target.names.app}`, target, certificateOf(found)), ...rangeNotes(target, found), ...browserNotes(target, false)];
}
