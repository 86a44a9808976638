import type { XmlElement } from '../model/metadata-file.ts';
import { children, text } from './read-xml.ts';
import type { XmlContent } from './write-xml.ts';

/** One kind of entry by which a profile or permission set gives access. */
export interface AccessElement {
  readonly element: string;
  /** The element inside that names what access is given to. */
  readonly name: string;
  /** The elements inside that are rights, and the word for each. */
  readonly rights: Readonly<Record<string, string>>;
  /** Before the name, in words. */
  readonly noun: string;
}

const enabled = { enabled: 'allowed' };

/** In the schema's order (facts 1.1, 1.2 [A]). */
export const accessElements: readonly AccessElement[] = [
  { element: 'agentAccesses', name: 'agentName', rights: enabled, noun: 'agent' },
  { element: 'applicationVisibilities', name: 'application', rights: { visible: 'visible' }, noun: 'application' },
  { element: 'classAccesses', name: 'apexClass', rights: enabled, noun: 'Apex class' },
  { element: 'customMetadataTypeAccesses', name: 'name', rights: enabled, noun: 'custom metadata type' },
  { element: 'customPermissions', name: 'name', rights: enabled, noun: 'custom permission' },
  { element: 'customSettingAccesses', name: 'name', rights: enabled, noun: 'custom setting' },
  { element: 'emailRoutingAddressAccesses', name: 'name', rights: enabled, noun: 'email routing address' },
  { element: 'externalCredentialPrincipalAccesses', name: 'externalCredentialPrincipal', rights: enabled, noun: 'external credential' },
  { element: 'externalDataSourceAccesses', name: 'externalDataSource', rights: enabled, noun: 'external data source' },
  { element: 'fieldPermissions', name: 'field', rights: { readable: 'read', editable: 'edit' }, noun: 'field' },
  { element: 'flowAccesses', name: 'flow', rights: enabled, noun: 'flow' },
  {
    element: 'objectPermissions',
    name: 'object',
    rights: {
      allowRead: 'read',
      allowCreate: 'create',
      allowEdit: 'edit',
      allowDelete: 'delete',
      viewAllRecords: 'see all records',
      modifyAllRecords: 'change all records',
      viewAllFields: 'see all fields',
    },
    noun: 'object',
  },
  { element: 'pageAccesses', name: 'apexPage', rights: enabled, noun: 'Visualforce page' },
  { element: 'recordTypeVisibilities', name: 'recordType', rights: { visible: 'visible' }, noun: 'record type' },
  { element: 'servicePresenceStatusAccesses', name: 'servicePresenceStatus', rights: enabled, noun: 'presence status' },
  { element: 'tabSettings', name: 'tab', rights: { visibility: 'visible' }, noun: 'tab' },
  { element: 'userPermissions', name: 'name', rights: enabled, noun: 'user permission' },
];

const off = new Set([undefined, 'false', 'None']);

export interface Access {
  readonly element: AccessElement;
  readonly name: string;
  /** In the words of the table, in its order; never empty. */
  readonly rights: readonly string[];
}

/** What a profile or permission set really gives: entries that only list a name give nothing. Keyed `element name`. */
export function accessIn(content: XmlElement, elements: readonly AccessElement[] = accessElements): ReadonlyMap<string, Access> {
  const found = elements.flatMap((kind) =>
    children(content, kind.element).map((entry): readonly [string, Access] => {
      const name = text(entry, kind.name) ?? '';
      const rights = Object.entries(kind.rights).filter(([right]) => !off.has(text(entry, right)));
      return [`${kind.element} ${name}`, { element: kind, name, rights: rights.map(([, word]) => word) }];
    }),
  );
  return new Map(found.filter(([, access]) => access.rights.length > 0));
}

/** The entry that takes every right away, where leaving it out would keep it: profiles are an overlay (facts 1.1 [A]). */
export function turnedOff({ element, name }: Access): XmlContent {
  const entries: readonly (readonly [string, string | boolean])[] = [[element.name, name], ...Object.keys(element.rights).map((right) => [right, false] as const)];
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

export function accessWords({ element, name, rights }: Access): string {
  return rights.join() === 'allowed' ? `${element.noun} ${name}` : `${element.noun} ${name}: ${rights.join(', ')}`;
}
