import { changed } from '../model/change.ts';
import type { Change } from '../model/component.ts';
import type { XmlElement } from '../model/metadata-file.ts';
import { children, text } from './read-xml.ts';
import type { XmlContent, XmlValue } from './write-xml.ts';

/** What a setting is set to; `undefined` where it is not set at all. */
type Value = string | undefined;

/** One setting of an app as a person judges it, whichever elements of the metadata hold it. */
export interface AppSetting {
  readonly elements: readonly string[];
  /** A noun phrase, e.g. `the demand for PKCE`. */
  readonly what: string;
  /** Its values: one for most settings, one per entry for lists. */
  readonly values: (content: XmlElement) => readonly string[];
  /** A value in plain words, where it does not speak for itself. */
  readonly shown?: (value: string) => string;
  /** How much a value lets happen, so that a change is a gain or a loss. Absent: neither. */
  readonly width?: (value: Value) => number;
  /** Entries come and go one by one. */
  readonly isList?: true;
}

const one = (value: Value): readonly string[] => (value === undefined ? [] : [value]);

/**
 * A switch. `opens`: which position lets more happen. `absent`: the position the platform takes where the element is not
 * there; off for nearly all (facts 1).
 */
export function toggle(element: string, what: string, opens?: 'on' | 'off', absent: 'on' | 'off' = 'off'): AppSetting {
  const position = (content: XmlElement): string => {
    const found = text(content, element);
    return found === undefined ? absent : found === 'true' ? 'on' : 'off';
  };
  return { elements: [element], what, values: (content) => [position(content)], ...(opens === undefined ? {} : { width: (value) => (value === opens ? 1 : 0) }) };
}

/**
 * One of several values, from the one that lets least happen to the widest, each with its meaning in plain words and the
 * name that Setup and metadata have for it. A value that is not in the list is shown as it is, and counts as the widest.
 */
export function choice(element: string, what: string, meanings: Readonly<Record<string, string>>, absent?: string): AppSetting {
  const order = Object.keys(meanings);
  return {
    elements: [element],
    what,
    values: (content) => one(text(content, element) ?? absent),
    shown: (value) => (Object.hasOwn(meanings, value) ? `${meanings[value] ?? ''} (${value})` : value),
    width: (value) => (value === undefined || !order.includes(value) ? order.length : order.indexOf(value)),
  };
}

/** Plain text, such as an address. `extra`: whatever stands there without the spec's word lets more happen. */
export function plain(element: string, what: string, extra?: 'opens'): AppSetting {
  return { elements: [element], what, values: (content) => one(text(content, element)), ...(extra === undefined ? {} : { width: (value) => (value === undefined ? 0 : 1) }) };
}

/** Several values, each of which lets something happen. `read` brings what the elements hold into one form. */
export function list(element: string, what: string, read: (content: XmlElement) => readonly string[]): AppSetting {
  return { elements: [element], what, values: read, isList: true };
}

/** Nested elements, each shown by the parts named, e.g. `192.0.2.1 - 192.0.2.9`. */
export function nestedList(element: string, what: string, parts: readonly string[]): AppSetting {
  return list(element, what, (content) => children(content, element).map((inside) => parts.map((part) => text(inside, part) ?? '').join(' - ')));
}

/** What would be written, in the form in which it is read. */
function asRead(content: XmlContent): XmlElement {
  const occurrence = (value: XmlValue): string | XmlElement => (typeof value === 'object' ? asRead(value) : String(value));
  const all = (value: XmlContent[string]): readonly XmlValue[] => (value === undefined ? [] : Array.isArray(value) ? (value as readonly XmlValue[]) : [value as XmlValue]);
  return Object.fromEntries(Object.entries(content).map(([element, value]) => [element, all(value).map(occurrence)]));
}

function entryChanges(of: string, what: string, from: readonly string[], to: readonly string[]): readonly Change[] {
  const gone = from.filter((entry) => !to.includes(entry));
  const come = to.filter((entry) => !from.includes(entry));
  return [
    ...gone.map((entry): Change => ({ words: `${of}: ${what} ${entry} will be taken away.`, part: nounOf(`${what} ${entry}`), from: entry, effect: 'loses', kind: 'remove' })),
    ...come.map((entry): Change => ({ words: `${of}: ${what} ${entry} will be given.`, part: nounOf(`${what} ${entry}`), to: entry, effect: 'gains', kind: 'create' })),
  ];
}

const nounOf = (phrase: string): string => phrase.replace(/^the /, '');

function effectOf({ width }: AppSetting, from: Value, to: Value): Pick<Change, 'effect'> {
  const more = width === undefined ? 0 : width(to) - width(from);
  return more === 0 || Number.isNaN(more) ? {} : { effect: more > 0 ? 'gains' : 'loses' };
}

function settingChange(of: string, setting: AppSetting, from: Value, to: Value): readonly Change[] {
  if (from === to) return [];
  const what = `${of}: ${setting.what}`;
  const judged = { part: nounOf(setting.what), ...effectOf(setting, from, to) };
  if (to === 'on' || (to === 'off' && from === 'on')) return [{ words: `${what} will be switched ${to}.`, ...judged, from: from ?? 'off', to }];
  const shown = (value: Value): Value => (value === undefined ? undefined : (setting.shown?.(value) ?? value));
  return changed({ what, from: shown(from), to: shown(to), ...judged });
}

/**
 * What differs in the settings named, each apart; what else the org keeps in the component is not ours. `of` begins every
 * sentence, e.g. `External client app hubspot_Integration`.
 */
export function settingChanges(of: string, settings: readonly AppSetting[], wanted: XmlContent, actual: XmlElement): readonly Change[] {
  const should = asRead(wanted);
  return settings.flatMap((setting) => {
    const [from, to] = [setting.values(actual), setting.values(should)];
    return setting.isList ? entryChanges(of, setting.what, from, to) : settingChange(of, setting, from[0], to[0]);
  });
}

/** Every element the settings are in, as it is to be; `undefined` where the spec has nothing there, which takes it away. */
export function settingsAs(settings: readonly AppSetting[], wanted: XmlContent): XmlContent {
  return Object.fromEntries(settings.flatMap(({ elements }) => elements.map((element) => [element, wanted[element]])));
}
