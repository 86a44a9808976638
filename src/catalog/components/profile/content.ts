import type { Access } from '../../../core/metadata/access-elements.ts';
import { accessElements, accessIn, turnedOff } from '../../../core/metadata/access-elements.ts';
import { writeXml } from '../../../core/metadata/write-xml.ts';
import type { XmlContent } from '../../../core/metadata/write-xml.ts';
import { description } from '../../../core/model/component-text.ts';
import type { MetadataFile, XmlElement } from '../../../core/model/metadata-file.ts';
import type { ComponentNames } from '../../../core/model/names.ts';
import { forcedPermissions, profilePermissions } from '../../../core/model/wanted-access.ts';
import type { NetworkEntry, Spec } from '../../../core/model/spec.ts';
import { loginIpRanges } from './login-ranges.ts';

/** Every profile lists applications, tabs and record types; they open no data, so they are not ours to judge. */
const judged = accessElements.filter(({ element }) => !['applicationVisibilities', 'recordTypeVisibilities', 'tabSettings'].includes(element));

/** What the profile gives beyond the spec: everything but its two permissions belongs in the permission set. */
export function surplus(actual: XmlElement): readonly Access[] {
  const allowed = new Set<string>([...profilePermissions, ...forcedPermissions]);
  return [...accessIn(actual, judged).values()].filter(({ element, name }) => element.element !== 'userPermissions' || !allowed.has(name));
}

/** The surplus turned off, as entries of the file, keyed by element. */
function switchedOff(actual: XmlElement | undefined): Readonly<Record<string, readonly XmlContent[]>> {
  const entries: Record<string, XmlContent[]> = {};
  for (const access of actual === undefined ? [] : surplus(actual)) (entries[access.element.element] ??= []).push(turnedOff(access));
  return entries;
}

const inOrder = (content: XmlContent): XmlContent => Object.fromEntries(Object.entries(content).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** The profile's file: what is there and not wanted is turned off by name, the ranges are the whole list (facts 1.1). */
export function profileFile(spec: Spec, names: ComponentNames, allow: readonly NetworkEntry[], actual?: XmlElement): MetadataFile {
  const off = switchedOff(actual);
  const content: XmlContent = {
    ...off,
    custom: true,
    description: description(spec),
    loginIpRanges: loginIpRanges(allow),
    userLicense: spec.identity.licence,
    userPermissions: [...profilePermissions.map((name) => ({ enabled: true, name })), ...(off['userPermissions'] ?? [])],
  };
  return { type: 'Profile', fullName: names.profile, folder: 'profiles', suffix: 'profile', xml: writeXml('Profile', inOrder(content)) };
}
