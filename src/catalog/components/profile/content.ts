import { turnedOff } from '../../../core/metadata/access-elements.ts';
import { writeXml } from '../../../core/metadata/write-xml.ts';
import type { XmlContent } from '../../../core/metadata/write-xml.ts';
import { description } from '../../../core/model/component-text.ts';
import type { MetadataFile, XmlElement } from '../../../core/model/metadata-file.ts';
import type { ComponentNames } from '../../../core/model/names.ts';
import { profilePermissions } from '../../../core/model/wanted-access.ts';
import type { NetworkEntry, Spec } from '../../../core/model/spec.ts';
import { hoursCleared } from './login-hours.ts';
import { wantedRanges } from './login-ranges.ts';
import { surplus } from './surplus.ts';

/** The surplus turned off, as entries of the file, keyed by element. */
function switchedOff(actual: XmlElement | undefined): Readonly<Record<string, readonly XmlContent[]>> {
  const entries: Record<string, XmlContent[]> = {};
  for (const access of actual === undefined ? [] : surplus(actual)) (entries[access.element.element] ??= []).push(turnedOff(access));
  return entries;
}

function loginIpRanges(allow: readonly NetworkEntry[]): readonly XmlContent[] {
  return wantedRanges(allow).map(({ range, source }) => ({ description: source, endAddress: range.end, startAddress: range.start }));
}

const inOrder = (content: XmlContent): XmlContent => Object.fromEntries(Object.entries(content).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/**
 * The profile's file. It lies over what is there: what it leaves out stays, so what is not wanted is turned off by name; the
 * ranges alone are the whole list (facts 1.1 [A, B]).
 */
export function profileFile(spec: Spec, names: ComponentNames, allow: readonly NetworkEntry[], actual?: XmlElement): MetadataFile {
  const off = switchedOff(actual);
  const content: XmlContent = {
    ...off,
    ...hoursCleared(actual),
    custom: true,
    description: description(spec),
    loginIpRanges: loginIpRanges(allow),
    userLicense: spec.identity.licence,
    userPermissions: [...profilePermissions.map((name) => ({ enabled: true, name })), ...(off['userPermissions'] ?? [])],
  };
  return { type: 'Profile', fullName: names.profile, folder: 'profiles', suffix: 'profile', xml: writeXml('Profile', inOrder(content)) };
}
