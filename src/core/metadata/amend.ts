import type { XmlElement } from '../model/metadata-file.ts';
import type { XmlContent } from './write-xml.ts';

/** readMetadata names the component inside its content; a file does not. */
const notInFiles = new Set(['fullName']);

/**
 * Content read from an org with some elements replaced (`undefined` removes one), in the alphabetical order that the
 * server's schema has (facts 1 [A]). For components whose file must be sent whole, though one element changes.
 */
export function amend(content: XmlElement, changes: XmlContent): XmlContent {
  const kept = Object.entries(content).filter(([name]) => !notInFiles.has(name));
  const all: XmlContent = { ...Object.fromEntries(kept), ...changes };
  return Object.fromEntries(Object.entries(all).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
