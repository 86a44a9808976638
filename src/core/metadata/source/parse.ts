import sax from 'sax';
import type { Place } from '../../model/audit/place.ts';
import type { SourceElement } from '../../model/audit/source-project.ts';

/** The root of a file, or where and why it cannot be read, in one sentence. */
export type ParsedSource = { readonly ok: true; readonly root: SourceElement } | { readonly ok: false; readonly at: Place; readonly words: string };

interface Growing {
  readonly name: string;
  text: string;
  children: Growing[];
  readonly at: Place;
}

/** Most elements have no children: they share this. */
const none: Growing[] = [];

class Unreadable extends Error {
  readonly at: Place;
  constructor(at: Place, words: string) {
    super(words);
    this.at = at;
  }
}

/** Deeper than any metadata type goes; a file that nests on is an attack or a mistake. */
const deepest = 64;

/** Its types do not know this option: without it, the parser takes the entities of HTML for XML's. */
const options: sax.SAXOptions & { readonly strictEntities: true } = { strictEntities: true };

/** Line and column of offsets that only grow. */
function placer(file: string, text: string): (offset: number) => Place {
  let [line, start, end] = [1, 0, text.indexOf('\n')];
  return (offset) => {
    while (end !== -1 && end < offset) {
      line += 1;
      start = end + 1;
      end = text.indexOf('\n', start);
    }
    return { file, line, column: offset - start + 1 };
  };
}

/**
 * Names without prefixes, which say nothing in metadata. A file repeats a few names many thousand times, and the parser makes
 * each anew: one copy of each is kept, and compared faster.
 */
function localNames(): (name: string) => string {
  const names = new Map<string, string>();
  return (name) => {
    const known = names.get(name);
    if (known !== undefined) return known;
    const local = name.includes(':') ? name.slice(name.lastIndexOf(':') + 1) : name;
    names.set(name, local);
    return local;
  };
}

/** `xsi:nil` means that the element is not there. */
const isNil = ({ attributes }: sax.Tag | sax.QualifiedTag): boolean => attributes['xsi:nil'] === 'true';

const reason = (error: Error): string => {
  const [first = ''] = error.message.split('\n');
  return first.replace(/\.$/, '').replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
};

/** What big files mostly hold and no dataset reads: how pages look, and access to code and tabs. It is parsed and let go. */
const unread = new Set(
  'actionOverrides applicationVisibilities categoryGroupVisibilities classAccesses compactLayouts customMetadataTypeAccesses fieldSets flowAccesses layoutAssignments listViews pageAccesses profileActionOverrides recordTypes recordTypeVisibilities searchLayouts sharingReasons tabSettings tabVisibilities validationRules webLinks'.split(' '),
);

function adopt(parent: Growing, child: Growing): void {
  if (parent.children === none) parent.children = [child];
  else parent.children.push(child);
}

/** Fills `top.children` from what the parser meets. Text beside children is white space in metadata. */
function grow(parser: sax.SAXParser, top: Growing, placeAt: (offset: number) => Place): void {
  const open: Growing[] = [top];
  const nameOf = localNames();
  let inner = top;
  let ignored = 0;
  parser.onopentag = (tag) => {
    const depth = open.length + ignored;
    if (depth > deepest) throw new Unreadable(placeAt(parser.startTagPosition - 1), `Elements are nested more than ${deepest} deep here.`);
    const name = nameOf(tag.name);
    if (ignored > 0 || (depth === 2 && unread.has(name))) {
      ignored += 1;
      return;
    }
    const element: Growing = { name, text: '', children: none, at: placeAt(parser.startTagPosition - 1) };
    if (!isNil(tag)) adopt(inner, element);
    open.push(element);
    inner = element;
  };
  parser.onclosetag = () => {
    if (ignored > 0) {
      ignored -= 1;
      return;
    }
    inner.text = inner.children === none ? inner.text.trim() : '';
    open.pop();
    inner = open.at(-1) ?? top;
  };
  const write = (text: string): void => {
    if (ignored === 0 && inner.children === none) inner.text += text;
  };
  parser.ontext = write;
  parser.oncdata = write;
}

function refuse(parser: sax.SAXParser, top: Growing, text: string): void {
  const place = (): Place => ({ ...top.at, line: parser.line + 1, column: Math.max(parser.column, 1) });
  const declaration = (): never => {
    throw new Unreadable(placer(top.at.file, text)(Math.max(text.search(/<!(?:DOCTYPE|ENTITY)/i), 0)), 'Document types and entities are not accepted in metadata files.');
  };
  parser.ondoctype = declaration;
  parser.onsgmldeclaration = declaration;
  parser.onerror = (error) => {
    throw new Unreadable(place(), `This is not well-formed XML: ${reason(error)}.`);
  };
}

/**
 * A metadata file with the place of every element. Comments, attributes, prefixes, namespaces and a byte order mark are
 * passed over; entities are XML's own five; document types are refused. Never throws for what a file holds.
 */
export function parseSource(file: string, content: string): ParsedSource {
  const text = content.charCodeAt(0) === 0xfeff ? content.slice(1) : content;
  const top: Growing = { name: '', text: '', children: none, at: { file, line: 1, column: 1 } };
  const parser = sax.parser(true, options);
  grow(parser, top, placer(file, text));
  refuse(parser, top, text);
  try {
    parser.write(text).close();
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, at: error.at, words: error.message };
    throw error;
  }
  const [root] = top.children;
  return root === undefined ? { ok: false, at: top.at, words: 'This file holds no XML element.' } : { ok: true, root };
}
