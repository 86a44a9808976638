import { parseString } from 'xml2js';
import { Problem } from '../../problems.ts';
import type { XmlElement } from '../model/metadata-file.ts';

export interface XmlDocument {
  /** The root's name without prefix, e.g. `PermissionSet`. */
  readonly root: string;
  readonly content: XmlElement;
}

type Parsed = string | { readonly [element: string]: readonly Parsed[] };

/** xml2js keeps the text of a mixed element under `_`; metadata has none, only white space around children. */
function element(parsed: Parsed): string | XmlElement {
  if (typeof parsed === 'string') return parsed;
  return Object.fromEntries(Object.entries(parsed).filter(([name]) => name !== '_').map(([name, occurrences]) => [name, occurrences.map(element)]));
}

function refuse(why: string): never {
  throw new Problem('xml-not-readable', [why]);
}

/** With `async: false` xml2js calls back before it returns. */
function parsed(text: string): unknown {
  const called: { error?: Error | null; result?: unknown } = {};
  parseString(text, { async: false, explicitArray: true, ignoreAttrs: true, tagNameProcessors: [(name) => name.replace(/^.*:/, '')] }, (error, result) => {
    called.error ??= error;
    called.result = result;
  });
  return called.error ? refuse(called.error.message.split('\n')[0] ?? 'not well-formed') : called.result;
}

/**
 * Metadata XML as it comes from an org or a project: byte order mark, comments, attributes and prefixes are passed over.
 * Document type declarations are refused, and with them every entity but XML's own five. Throws a Problem.
 */
export function readDocument(text: string): XmlDocument {
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) refuse('document types and entities are not accepted');
  const outcome = parsed(text.replace(/^\uFEFF/, '').trimStart());
  const [root, content] = Object.entries((outcome ?? {}) as Record<string, Parsed>)[0] ?? refuse('no root element');
  const read = element(content);
  return { root, content: typeof read === 'string' ? {} : read };
}

/** The content of the root element. Throws a Problem. */
export function readXml(text: string): XmlElement {
  return readDocument(text).content;
}

const occurrences = (content: XmlElement, name: string): readonly (string | XmlElement)[] => (Object.hasOwn(content, name) ? (content[name] ?? []) : []);

/** The texts of a repeated element, in order, trimmed. */
export function texts(content: XmlElement, name: string): readonly string[] {
  return occurrences(content, name).filter((one): one is string => typeof one === 'string').map((one) => one.trim());
}

/** The text of an element; `undefined` where it is absent or empty. */
export function text(content: XmlElement, name: string): string | undefined {
  const first = texts(content, name)[0];
  return first === '' ? undefined : first;
}

/** An absent boolean is false (facts 1: retrieve leaves defaults out). */
export function flag(content: XmlElement, name: string): boolean {
  return text(content, name) === 'true';
}

/** The occurrences of a nested element, in order. */
export function children(content: XmlElement, name: string): readonly XmlElement[] {
  return occurrences(content, name).filter((one): one is XmlElement => typeof one !== 'string');
}
