import sax from 'sax';
import type { Place } from '../../model/audit/place.ts';
import type { SourceElement } from '../../model/audit/source-project.ts';

/** The root of a file, or where and why it cannot be read, in one sentence. */
export type ParsedSource = { readonly ok: true; readonly root: SourceElement } | { readonly ok: false; readonly at: Place; readonly words: string };

/** Where the lines of a file begin. */
interface Lines {
  readonly file: string;
  readonly starts: Uint32Array;
}

function linesOf(file: string, text: string): Lines {
  const starts = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return { file, starts: Uint32Array.from(starts) };
}

function placeAt({ file, starts }: Lines, offset: number): Place {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { file, line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

/** Big projects have a million elements, of which few are asked where they are: the place is worked out when it is. */
class Growing implements SourceElement {
  readonly name: string;
  text = '';
  children: Growing[] = none;
  readonly offset: number;
  readonly lines: Lines;
  constructor(name: string, offset: number, lines: Lines) {
    this.name = name;
    this.offset = offset;
    this.lines = lines;
  }
  get at(): Place {
    return placeAt(this.lines, this.offset);
  }
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

/** Arrays that grow keep room for more; most elements are small and stay. */
const roomy = 17;

function close(element: Growing): void {
  if (element.children === none) {
    element.text = element.text.trim();
    return;
  }
  element.text = '';
  if (element.children.length < roomy) element.children = element.children.slice();
}

/** Fills `top.children` from what the parser meets. Text beside children is white space in metadata. */
function grow(parser: sax.SAXParser, top: Growing): void {
  const open: Growing[] = [top];
  const nameOf = localNames();
  let inner = top;
  let ignored = 0;
  parser.onopentag = (tag) => {
    const depth = open.length + ignored;
    if (depth > deepest) throw new Unreadable(placeAt(top.lines, parser.startTagPosition - 1), `Elements are nested more than ${deepest} deep here.`);
    const name = nameOf(tag.name);
    if (ignored > 0 || (depth === 2 && unread.has(name))) {
      ignored += 1;
      return;
    }
    const element = new Growing(name, parser.startTagPosition - 1, top.lines);
    if (!isNil(tag)) adopt(inner, element);
    open.push(element);
    inner = element;
  };
  parser.onclosetag = () => {
    if (ignored > 0) {
      ignored -= 1;
      return;
    }
    close(inner);
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
    throw new Unreadable(placeAt(top.lines, Math.max(text.search(/<!(?:DOCTYPE|ENTITY)/i), 0)), 'Document types and entities are not accepted in metadata files.');
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
  const top = new Growing('', 0, linesOf(file, text));
  const parser = sax.parser(true, options);
  grow(parser, top);
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
