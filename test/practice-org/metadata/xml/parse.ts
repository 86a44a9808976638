import { Parser } from 'xml2js';
import type { XmlElement } from '../../state.ts';

/** An element with what a strict reader needs: the order of its children and where it stands in the file. */
export interface XmlNode {
  name: string;
  namespace: string;
  attributes: Record<string, string>;
  children: XmlNode[];
  text: string;
  line: number;
  column: number;
}

export class XmlSyntaxError extends Error {
  readonly line: number;
  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

interface RawNode {
  $?: Record<string, { local: string; value: string }>;
  $ns?: { uri: string; local: string };
  $$?: RawNode[];
  _?: string;
  '#name': string;
}

const NOWHERE = { line: 0, column: 0 };

interface Position {
  line: number;
  column: number;
}

/**
 * Parse a document into its root element. Throws `XmlSyntaxError`; entities other than XML's own five are errors, so a document
 * cannot expand itself.
 */
export function parseXml(text: string): XmlNode {
  const positions: Position[] = [];
  let raw: RawNode | undefined;
  let failure: Error | undefined;
  const parser: Parser = new Parser({
    explicitChildren: true,
    preserveChildrenOrder: true,
    explicitRoot: false,
    explicitCharkey: true,
    xmlns: true,
    tagNameProcessors: [(name) => (positions.push(positionOf(parser)), name)],
  });
  parser.parseString(text.replace(/^\uFEFF/, ''), (error: Error | null, result: RawNode) => {
    failure ??= error ?? undefined;
    raw ??= result;
  });
  if (failure) throw new XmlSyntaxError(failure.message.split('\n')[0] ?? 'not well-formed', Number(/Line: (\d+)/.exec(failure.message)?.[1] ?? 0) + 1);
  if (!raw) throw new XmlSyntaxError('Content is not allowed in prolog.', 1);
  return nodeOf(raw, positions.values());
}

/** xml2js keeps its sax parser in a field its types do not name. */
function positionOf(parser: Parser): Position {
  const { line, column } = (parser as unknown as { saxParser: Position }).saxParser;
  return { line: line + 1, column };
}

function nodeOf(raw: RawNode, positions: Iterator<Position, undefined>): XmlNode {
  const { line, column } = positions.next().value ?? NOWHERE;
  const { $: attributes = {}, $ns: { local, uri } = { local: raw['#name'], uri: '' }, $$: children = [], _: text = '' } = raw;
  return {
    name: local,
    namespace: uri,
    attributes: Object.fromEntries(Object.values(attributes).map((attribute) => [attribute.local, attribute.value])),
    text,
    line,
    column,
    children: children.map((child) => nodeOf(child, positions)),
  };
}

/** The plain form that is stored: element name to its values, in the order of first appearance. An empty element is `''`. */
export function contentOf(node: XmlNode): XmlElement {
  const content: XmlElement = {};
  for (const child of node.children) (content[child.name] ??= []).push(child.children.length > 0 ? contentOf(child) : child.text);
  return content;
}

/** First child of that name. */
export function childOf(node: XmlNode, name: string): XmlNode | undefined {
  return node.children.find((child) => child.name === name);
}
