import type { Document, YAMLError } from 'yaml';
import { Composer } from 'yaml';
import type { Problem } from '../../problems.ts';
import { mistake } from './mistake.ts';
import type { Path, Place, PlaceOf } from './place.ts';
import { positionsIn } from './position.ts';
import { printable } from './printable.ts';
import { plainOf, spotKey } from './yaml-node.ts';
import type { Spot } from './yaml-node.ts';
import { deepest, largestBytes, tokensOf } from './yaml-tokens.ts';

export interface YamlText {
  /** Plain values; `undefined` where the text could not be read as YAML at all. */
  readonly value: unknown;
  readonly placeOf: PlaceOf;
  readonly mistakes: readonly Problem[];
}

/** What YAML itself forbids raw, and the controls that make a text read differently from what it is. */
const unprintable = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/;

/** What follows the first few is mostly their echo. */
const mostSyntaxErrors = 10;

const secondDocument = 'a second document starts here; one file holds one';

/** Plain words for the syntax errors people make; the rest is said in the parser's words. */
const syntaxWords: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'a tab stands where spaces must be',
  BAD_INDENT: 'the indentation does not fit the lines around it',
  MULTIPLE_DOCS: secondDocument,
  BLOCK_AS_IMPLICIT_KEY: 'a colon or a line break is in the wrong place, or a text with a colon needs quotes',
  MISSING_CHAR: 'a closing quote, bracket, comma or colon is missing',
};

function syntaxMistake(error: YAMLError, at: (offset: number) => Place): Problem {
  return mistake('yaml-syntax', at(error.pos[0]), [syntaxWords[error.code] ?? printable(error.message.split('\n')[0] ?? '')]);
}

/** Why the text is not worth parsing, if so. */
function unreadable(text: string, at: (offset: number) => Place): Problem | undefined {
  if (text.length > largestBytes || new TextEncoder().encode(text).length > largestBytes) {
    return mistake('yaml-too-big', at(0), [String(largestBytes / 1024)]);
  }
  if (/[\0\uFFFD]/.test(text)) return mistake('yaml-not-utf8', at(text.search(/[\0\uFFFD]/)));
  const odd = text.search(unprintable);
  return odd === -1 ? undefined : mistake('yaml-unprintable', at(odd), [printable(text.charAt(odd))]);
}

function placeFinder(spots: ReadonlyMap<string, Spot>, at: (offset: number) => Place): PlaceOf {
  return (path: Path, part = 'value') => {
    for (let length = path.length; length >= 0; length -= 1) {
      const spot = spots.get(spotKey(path.slice(0, length)));
      // A value that is not written has its place at the key of what should hold it.
      if (spot !== undefined) return at(length === path.length ? spot[part] : spot.key);
    }
    return at(0);
  };
}

function excessMistake(kind: 'depth' | 'parts', place: Place): Problem {
  return kind === 'depth' ? mistake('yaml-too-deep', place, [String(deepest)]) : mistake('yaml-too-much', place);
}

/** The one document of a text, or why there is none. */
function compose(text: string, at: (offset: number) => Place): Document.Parsed | readonly Problem[] {
  const { tokens, excess } = tokensOf(text);
  if (excess !== undefined) return [excessMistake(excess.kind, at(excess.offset))];
  const directive = tokens.find((token) => token.type === 'directive');
  if (directive !== undefined) return [mistake('yaml-not-allowed', at(directive.offset), ['a directive (%)', 'Remove the line.'])];

  const [document, second] = new Composer({ merge: false, uniqueKeys: false, schema: 'core' }).compose(tokens);
  if (document === undefined || !('range' in document)) return [mistake('yaml-empty', at(0))];
  if (second !== undefined) return [mistake('yaml-syntax', at(second.range[0]), [secondDocument])];
  if (document.errors.length > 0) return document.errors.slice(0, mostSyntaxErrors).map((error) => syntaxMistake(error, at));
  return document.contents === null ? [mistake('yaml-empty', at(0))] : document;
}

/**
 * Reads one YAML document of untrusted origin: YAML 1.2 core types only; no aliases, anchors, tags, merge keys,
 * directives or duplicate keys; at most 256 KB and 32 levels. Never throws; what is wrong comes back as `mistakes`.
 */
export function readYaml(source: string, file: string): YamlText {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const position = positionsIn(text);
  const at = (offset: number): Place => ({ file, ...position(offset) });
  const refusal = unreadable(text, at);
  const composed = refusal === undefined ? compose(text, at) : [refusal];
  if (!('contents' in composed)) return { value: undefined, placeOf: () => at(0), mistakes: composed };

  const { value, spots, oddities } = plainOf(composed.contents);
  return {
    value,
    placeOf: placeFinder(spots, at),
    mistakes: oddities.map((oddity) => mistake(oddity.key, at(oddity.offset), oddity.tokens)),
  };
}
