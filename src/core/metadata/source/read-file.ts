import type { SourceElement, UnreadableSource } from '../../model/audit/source-project.ts';
import type { SourceFile } from './layout.ts';
import { parseSource } from './parse.ts';

/** A file as far as it could be read. */
export type SourceReading = { readonly kind: 'read'; readonly file: SourceFile; readonly root: SourceElement } | { readonly kind: 'unreadable'; readonly trouble: UnreadableSource } | { readonly kind: 'not-metadata' };

/** The same for a file whose text could not be had at all. `words`: one sentence. */
export function unreadable({ path, type, fullName }: SourceFile, words: string, at = { file: path, line: 1, column: 1 }): SourceReading {
  return { kind: 'unreadable', trouble: { at, words, type, fullName } };
}

/** The same for a folder. `code`: the system's word. */
export function unreadFolder(path: string, code: string): SourceReading {
  const words = `Folder ${path} could not be read (${code}), so what is in it is not known.`;
  return { kind: 'unreadable', trouble: { at: { file: path, line: 1, column: 1 }, words, type: undefined, fullName: '' } };
}

/** `SecuritySettings` is what `settings/Security.settings` holds; an entry of a permission set has the entry's own name. */
function isExpected(root: SourceElement, { type, entryOf }: SourceFile): boolean {
  return root.name === type || entryOf !== undefined || (type === 'Settings' && root.name.endsWith('Settings'));
}

/** An entry in a file of its own, as the permission set has it: `<FieldPermission>` becomes `<fieldPermissions>`. */
function inSet(root: SourceElement, { type, entryOf }: SourceFile): SourceElement {
  return entryOf === undefined || root.name === type ? root : { name: type, text: '', at: root.at, children: [{ name: entryOf, text: root.text, children: root.children, at: root.at }] };
}

/** Reads one file of a project. What is no metadata for all its name says is told apart from what is broken. `kept`: openTexts, for a project. */
export function readSourceFile(file: SourceFile, text: string, kept?: (text: string) => string): SourceReading {
  if (file.isGuess === true && !text.trimStart().replace(/^\uFEFF/, '').startsWith('<')) return { kind: 'not-metadata' };
  const parsed = parseSource(file.path, text, kept);
  if (!parsed.ok) return unreadable(file, parsed.words, parsed.at);
  if (isExpected(parsed.root, file)) return { kind: 'read', file, root: inSet(parsed.root, file) };
  return file.isGuess === true ? { kind: 'not-metadata' } : unreadable(file, `The name of this file says ${file.type}, and its XML is ${parsed.root.name}.`, parsed.root.at);
}
