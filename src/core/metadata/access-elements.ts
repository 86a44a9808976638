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
  { element: 'applicationVisibilities', name: 'application', rights: { visible: 'shown' }, noun: 'application' },
  { element: 'categoryGroupVisibilities', name: 'dataCategoryGroup', rights: { visibility: 'shown' }, noun: 'data category group' },
  { element: 'classAccesses', name: 'apexClass', rights: enabled, noun: 'Apex class' },
  { element: 'customMetadataTypeAccesses', name: 'name', rights: enabled, noun: 'custom metadata type' },
  { element: 'customPermissions', name: 'name', rights: enabled, noun: 'custom permission' },
  { element: 'customSettingAccesses', name: 'name', rights: enabled, noun: 'custom setting' },
  { element: 'emailRoutingAddressAccesses', name: 'name', rights: enabled, noun: 'email routing address' },
  { element: 'externalCredentialPrincipalAccesses', name: 'externalCredentialPrincipal', rights: enabled, noun: 'external credential' },
  { element: 'externalDataSourceAccesses', name: 'externalDataSource', rights: enabled, noun: 'external data source' },
  { element: 'fieldPermissions', name: 'field', rights: { readable: 'read', editable: 'edit' }, noun: 'field' },
  { element: 'flowAccesses', name: 'flow', rights: enabled, noun: 'flow' },
  { element: 'genComputingSummaryDefAccesses', name: 'configName', rights: enabled, noun: 'summary definition' },
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
  { element: 'recordTypeVisibilities', name: 'recordType', rights: { visible: 'shown' }, noun: 'record type' },
  { element: 'servicePresenceStatusAccesses', name: 'servicePresenceStatus', rights: enabled, noun: 'presence status' },
  { element: 'tabSettings', name: 'tab', rights: { visibility: 'shown' }, noun: 'tab' },
  { element: 'tabVisibilities', name: 'tab', rights: { visibility: 'shown' }, noun: 'tab' },
  { element: 'userPermissions', name: 'name', rights: enabled, noun: 'user permission' },
];

/** Elements with switches inside that give no access: a login flow is what a person sees in a browser (facts 1.1 [A] for the shape). */
const notAccess = new Set(['enrichments', 'loginFlows', 'loginHours', 'loginIpRanges', 'layoutAssignments', 'profileActionOverrides']);
const known = new Set(accessElements.map(({ element }) => element));

const off = new Set([undefined, 'false', 'None', 'NONE', 'Hidden']);

export interface Access {
  readonly element: AccessElement;
  readonly name: string;
  /** In the words of the table, in its order; never empty. */
  readonly rights: readonly string[];
}

export const keyOf = ({ element: { element }, name }: Access): string => `${element} ${name}`;

function accessOf(element: AccessElement, entry: XmlElement): Access {
  const rights = Object.entries(element.rights).filter(([right]) => !off.has(text(entry, right)));
  return { element, name: text(entry, element.name) ?? '', rights: rights.map(([, word]) => word) };
}

/** `dataspaceScopes` to `dataspace scope`. */
const nounOf = (element: string): string => element.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace(/(?:(?<=ss)e)?s$/, '');

/** An entry of an element that the table does not have: its switches are rights, its first text is its name. */
function unknownAccess(element: string, entry: XmlElement): Access {
  const isSwitch = (inside: string): boolean => ['true', 'false'].includes(text(entry, inside) ?? '');
  const insides = Object.keys(entry);
  const name = insides.find((inside) => !isSwitch(inside) && text(entry, inside) !== undefined) ?? 'name';
  const rights = Object.fromEntries(insides.filter(isSwitch).map((inside) => [inside, inside === 'enabled' ? 'allowed' : inside]));
  return accessOf({ element, name, rights, noun: nounOf(element) }, entry);
}

function unknownIn(content: XmlElement): readonly Access[] {
  const elements = Object.keys(content).filter((element) => !known.has(element) && !notAccess.has(element));
  return elements.flatMap((element) => children(content, element).map((entry) => unknownAccess(element, entry)));
}

/**
 * What a profile or permission set really gives, keyed by element and name: entries that only list a name give nothing. With
 * `except` some elements are passed over. An element of a later API version counts as access where it has a switch that is on.
 */
export function accessIn(content: XmlElement, except: ReadonlySet<string> = new Set()): ReadonlyMap<string, Access> {
  const found = accessElements.flatMap((kind) => children(content, kind.element).map((entry) => accessOf(kind, entry)));
  const last = new Map([...found, ...unknownIn(content)].map((access) => [keyOf(access), access]));
  return new Map([...last].filter(([, { element, rights }]) => rights.length > 0 && !except.has(element.element)));
}

/** How a right is written when it is not given. */
const offValue = ({ element }: AccessElement): string | boolean => (element === 'categoryGroupVisibilities' ? 'NONE' : false);

/** The entry that takes every right away, where leaving it out would keep it: profiles are an overlay (facts 1.1 [A]). */
export function turnedOff({ element, name }: Access): XmlContent {
  const entries: readonly (readonly [string, string | boolean])[] = [[element.name, name], ...Object.keys(element.rights).map((right) => [right, offValue(element)] as const)];
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
