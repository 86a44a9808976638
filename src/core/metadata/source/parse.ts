import sax from 'sax';
import type { Place } from '../../model/audit/place.ts';
import type { SourceElement } from '../../model/audit/source-project.ts';
import { countLines, growTable, type GrowingTable } from './element-table.ts';

/** The root of a file, or where and why it cannot be read, in one sentence. */
export type ParsedSource = { readonly ok: true; readonly root: SourceElement } | { readonly ok: false; readonly at: Place; readonly words: string };

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

/** Prefixes say nothing in metadata. */
const local = (name: string): string => (name.includes(':') ? name.slice(name.lastIndexOf(':') + 1) : name);

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

/** What is parsed, and where it stands. */
interface Content {
  readonly file: string;
  readonly text: string;
}

function placeAt({ file, text }: Content, offset: number): Place {
  const [line, column] = countLines(text)(offset);
  return { file, line, column };
}

/** Fills a table with what the parser meets. */
function grow(parser: sax.SAXParser, table: GrowingTable, content: Content): void {
  const lineOf = countLines(content.text);
  let ignored = 0;
  parser.onopentag = (tag) => {
    const depth = table.depth() + ignored;
    if (depth >= deepest) throw new Unreadable(placeAt(content, parser.startTagPosition - 1), `Elements are nested more than ${deepest} deep here.`);
    const name = local(tag.name);
    if (ignored > 0 || isNil(tag) || (depth === 1 && unread.has(name))) ignored += 1;
    else table.open(name, ...lineOf(parser.startTagPosition - 1));
  };
  parser.onclosetag = () => {
    if (ignored > 0) ignored -= 1;
    else table.close();
  };
  const write = (text: string): void => {
    if (ignored === 0) table.write(text);
  };
  parser.ontext = write;
  parser.oncdata = write;
}

function refuse(parser: sax.SAXParser, content: Content): void {
  const place = (): Place => ({ file: content.file, line: parser.line + 1, column: Math.max(parser.column, 1) });
  const declaration = (): never => {
    throw new Unreadable(placeAt(content, Math.max(content.text.search(/<!(?:DOCTYPE|ENTITY)/i), 0)), 'Document types and entities are not accepted in metadata files.');
  };
  parser.ondoctype = declaration;
  parser.onsgmldeclaration = declaration;
  parser.onerror = (error) => {
    throw new Unreadable(place(), `This is not well-formed XML: ${reason(error)}.`);
  };
}

/** One copy of each text: a project repeats a few thousand of them many hundred thousand times. */
export function openTexts(): (text: string) => string {
  const texts = new Map<string, string>();
  return (text) => {
    const known = texts.get(text);
    if (known !== undefined) return known;
    texts.set(text, text);
    return text;
  };
}

/**
 * A metadata file with the place of every element. Comments, attributes, prefixes, namespaces and a byte order mark are
 * passed over; entities are XML's own five; document types are refused. Never throws for what a file holds. `kept` is shared
 * by the files of a project.
 */
export function parseSource(file: string, content: string, kept = openTexts()): ParsedSource {
  const text = content.charCodeAt(0) === 0xfeff ? content.slice(1) : content;
  const table = growTable(file, kept);
  const parser = sax.parser(true, options);
  grow(parser, table, { file, text });
  refuse(parser, { file, text });
  try {
    parser.write(text).close();
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, at: error.at, words: error.message };
    throw error;
  }
  const root = table.root();
  return root === undefined ? { ok: false, at: { file, line: 1, column: 1 }, words: 'This file holds no XML element.' } : { ok: true, root };
}
