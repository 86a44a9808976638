import type { XmlElement } from '../../src/core/model/metadata-file.ts';
import type { Org } from '../../src/core/model/ports.ts';
import { readXml } from '../../src/core/metadata/read-xml.ts';
import { OrgRefusal } from '../../src/core/model/ports.ts';
import { fakeOrg } from './components-fakes.ts';

/*
 * What a deploy and a row do on the platform, after facts 1.1, 1.2 and 2.x, in memory and on its own: it shares no code with the
 * components. Only what an identity's rights depend on is here.
 */

type Entry = Readonly<Record<string, string>>;
export type Lists = Readonly<Record<string, readonly Entry[]>>;

/** The element that names each entry of a list, beside switches. */
const names: Readonly<Record<string, string>> = {
  agentAccesses: 'agentName',
  classAccesses: 'apexClass',
  customPermissions: 'name',
  customSettingAccesses: 'name',
  fieldPermissions: 'field',
  flowAccesses: 'flow',
  objectPermissions: 'object',
  tabSettings: 'tab',
  userPermissions: 'name',
};

/** One profile or permission set: its lists, without entries that give nothing, and its own texts. */
export interface Held {
  readonly texts: Readonly<Record<string, string>>;
  readonly lists: Lists;
}
export interface Row {
  readonly id: string;
  /** Name of a permission set, of a group, or of a permission set licence. */
  readonly name: string;
  readonly kind: 'set' | 'group' | 'licence';
  readonly ended: boolean;
}
export interface PlatformState {
  profile: Held | undefined;
  set: Held | undefined;
  user: boolean;
  rows: readonly Row[];
}

const isOff = (value: string): boolean => value === 'false' || value === 'None';
const givesNothing = (entry: Entry, name: string): boolean => Object.entries(entry).every(([key, value]) => key === name || isOff(value));

function listsOf(content: XmlElement): Lists {
  const lists = Object.keys(content).filter((element) => names[element] !== undefined || element === 'loginIpRanges' || element === 'loginHours');
  return Object.fromEntries(
    lists.map((element) => [element, (content[element] ?? []).map((entry) => (typeof entry === 'string' ? {} : Object.fromEntries(Object.entries(entry).map(([key, [value]]) => [key, typeof value === 'string' ? value : '']))))]),
  );
}

function textsOf(content: XmlElement): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(content).flatMap(([element, [first]]) => (typeof first === 'string' && names[element] === undefined && element !== 'loginHours' ? [[element, first]] : [])));
}

function overlay(before: readonly Entry[], given: readonly Entry[], name: string): readonly Entry[] {
  const merged = new Map(before.map((entry) => [entry[name], entry]));
  for (const entry of given) merged.set(entry[name], { ...merged.get(entry[name]), ...entry });
  return [...merged.values()].filter((entry) => !givesNothing(entry, name));
}

/** A profile's file lies over what is there; ranges are one list; empty hours clear; the API-only bit stays on (facts 1.1). */
function overProfile(before: Held | undefined, content: XmlElement): Held {
  const given = listsOf(content);
  const lists: Record<string, readonly Entry[]> = { ...before?.lists };
  for (const [element, entries] of Object.entries(given)) {
    const name = names[element];
    if (name !== undefined) lists[element] = overlay(lists[element] ?? [], entries, name);
    else if (element === 'loginIpRanges') lists[element] = entries;
    else lists[element] = entries.filter((entry) => Object.keys(entry).length > 0);
  }
  lists['userPermissions'] = overlay(lists['userPermissions'] ?? [], [{ enabled: 'true', name: 'ApiUserOnly' }], 'name');
  return { texts: { ...before?.texts, ...textsOf(content) }, lists };
}

/** A permission set's file replaces it; entries that give nothing are no rows (facts 1.2, 2.x). */
function newSet(content: XmlElement): Held {
  const lists = Object.entries(listsOf(content)).map(([element, entries]) => [element, entries.filter((entry) => !givesNothing(entry, names[element] ?? ''))] as const);
  return { texts: textsOf(content), lists: Object.fromEntries(lists) };
}

function asContent(held: Held): XmlElement {
  const lists = Object.entries(held.lists).map(([element, entries]) => [element, entries.map((entry) => Object.fromEntries(Object.entries(entry).map(([key, value]) => [key, [value]])))] as const);
  return { ...Object.fromEntries(Object.entries(held.texts).map(([element, value]) => [element, [value]])), ...Object.fromEntries(lists) };
}

/** A run that stops between two writes. */
export class Killed extends Error {}

export interface Platform {
  readonly org: Org;
  readonly state: PlatformState;
  /** After every write, in order. */
  readonly states: PlatformState[];
}

const ownSet = 'hubspot_Integration';

/** `killAfter`: how many writes are committed before the caller dies. */
export function platform(state: PlatformState, killAfter = Number.POSITIVE_INFINITY): Platform {
  const states: PlatformState[] = [];
  let next = 0;
  const write = (change: () => void): void => {
    change();
    states.push({ ...state });
    if (states.length >= killAfter) throw new Killed();
  };
  const rowsOf = (from: string): readonly Record<string, unknown>[] => {
    if (from === 'User') return state.user ? [userRow(state)] : [];
    if (from === 'UserLogin') return [{ IsFrozen: false }];
    if (from === 'PermissionSetLicenseAssign') return state.rows.filter(({ kind }) => kind === 'licence').map(({ id, name }) => ({ Id: id, PermissionSetLicense: { DeveloperName: name, MasterLabel: name } }));
    return state.rows.filter(({ kind }) => kind !== 'licence').map(assignmentRow);
  };
  const known = async (text: string): Promise<readonly Record<string, unknown>[]> => {
    if (/FROM PermissionSet WHERE/.test(text)) return state.set === undefined ? [] : [{ Id: 'set', NamespacePrefix: null }];
    if (/FROM Profile WHERE/.test(text)) return state.profile === undefined ? [] : [{ Id: 'profile' }];
    return /FROM User WHERE/.test(text) ? rowsOf('User') : [{ Id: 'licence' }];
  };
  return {
    state,
    states,
    org: {
      ...fakeOrg(),
      find: async ({ from }) => rowsOf(from) as never,
      query: async ({ text }) => (await known(text)) as never,
      readMetadata: async (type, [fullName = '']) => {
        const held = type === 'Profile' ? state.profile : type === 'PermissionSet' && fullName === ownSet ? state.set : undefined;
        return held === undefined ? [] : [{ fullName, content: asContent(held) }];
      },
      deploy: async (files) => {
        write(() => {
          for (const { type, xml } of files) {
            if (type === 'Profile') state.profile = overProfile(state.profile, readXml(xml));
            else state.set = newSet(readXml(xml));
          }
        });
        return { id: '0Af', succeeded: true, failures: [], warnings: [] };
      },
      create: async (sobject) => {
        next += 1;
        const row = (name: string, kind: Row['kind']): Row => ({ id: `new${next}`, name, kind, ended: false });
        if (sobject === 'User') write(() => (state.user = true));
        else if (sobject === 'PermissionSetLicenseAssign') write(() => (state.rows = [...state.rows, row('SalesforceAPIIntegrationPsl', 'licence')]));
        else write(() => (state.rows = [...state.rows, row(ownSet, 'set')]));
        return `new${next}`;
      },
      update: async () => write(() => undefined),
      remove: async (_sobject, id) => {
        const gone = state.rows.find((row) => row.id === id);
        const living = gone?.kind === 'licence' && state.rows.some(({ name, ended }) => !ended && name === `on ${gone.name}`);
        if (living) throw new OrgRefusal(400, 'FIELD_INTEGRITY_EXCEPTION', 'a permission set needs it');
        write(() => (state.rows = state.rows.filter((row) => row.id !== id)));
      },
    },
  };
}

function userRow({ profile }: PlatformState): Record<string, unknown> {
  return {
    ...{ Id: 'user', FirstName: null, LastName: 'HubSpot Integration', Alias: 'hubspot', Email: 'hubspot.integration@example.com', TimeZoneSidKey: 'GMT', LocaleSidKey: 'en_US', LanguageLocaleKey: 'en_US' },
    ...{ EmailEncodingKey: 'UTF-8', IsActive: true, Profile: profile === undefined ? null : { Name: 'hubspot_Integration' }, UserRole: null },
  };
}

function assignmentRow({ id, name, kind, ended }: Row): Record<string, unknown> {
  const group = kind === 'group' ? { DeveloperName: name, MasterLabel: name, NamespacePrefix: null } : null;
  const set = { Name: name, Label: name, NamespacePrefix: null, PermissionSetGroupId: group === null ? null : id };
  return { Id: id, ExpirationDate: ended ? '2020-01-01T00:00:00.000+0000' : null, IsActive: true, PermissionSet: set, PermissionSetGroup: group };
}
