import type { XmlElement } from '../state.ts';
import { elementsOf, textOf, without } from './components/content.ts';
import type { Component } from './components/handler.ts';
import { allKinds, decodeName, parentOf, placeOf } from './kinds.ts';
import type { Kind } from './kinds.ts';
import { contentOf, parseXml, XmlSyntaxError } from './xml/parse.ts';

interface SourceFile {
  /** With forward slashes, below the folder that is loaded. */
  path: string;
  bytes: Buffer;
}

interface Found {
  type: string;
  fullName: string;
  xml?: SourceFile;
  body?: Buffer;
}

/**
 * The components of a folder, whatever its layout: `src/` in the zip format, package directories in source format, objects taken apart
 * into fields and the like, or not (facts corpus, peculiarity 8). Files of no known type are passed over.
 */
export function componentsIn(files: SourceFile[]): Component[] {
  const found = new Map<string, Found>();
  for (const file of files) {
    const place = locate(file.path);
    if (!place) continue;
    const key = `${place.type}/${place.fullName}`;
    const known = found.get(key) ?? { type: place.type, fullName: place.fullName };
    found.set(key, place.body ? { ...known, body: file.bytes } : { ...known, xml: file });
  }
  return [...found.values()].flatMap(componentOf);
}

interface Located {
  type: string;
  fullName: string;
  body: boolean;
}

function locate(path: string): Located | undefined {
  const child = decomposed(path);
  if (child) return child;
  const segments = path.split('/');
  for (let start = segments.length - 2; start >= 0; start -= 1) {
    const located = locateAt(segments.slice(start).join('/'));
    if (located) return located;
  }
  return undefined;
}

const DECOMPOSED = /(?:^|\/)(?<directory>[^/]+)\/(?<parent>[^/]+)\/(?<element>[^/]+)\/(?<name>[^/]+)\.[^./]+-meta\.xml$/;

/** `objects/Account/fields/Industry.field-meta.xml` */
function decomposed(path: string): Located | undefined {
  const found = DECOMPOSED.exec(path)?.groups;
  if (!found) return undefined;
  const kind = allKinds().find((one) => one.directory === found['directory'] && one.children !== undefined);
  const child = kind?.children?.find(([, element]) => element === found['element']);
  return child && { type: child[0], fullName: `${found['parent'] ?? ''}.${decodeName(found['name'] ?? '')}`, body: false };
}

function locateAt(path: string): Located | undefined {
  const place = placeOf(sourceToZip(path));
  if (!place) return undefined;
  return { type: place.kind.name, fullName: place.fullName, body: place.kind.metaFile === true && !place.meta };
}

/** Source format puts `-meta.xml` behind every file, and an object into a folder of its name. */
function sourceToZip(path: string): string {
  const [, object = ''] = /^objects\/([^/]+)\/\1\.object-meta\.xml$/.exec(path) ?? [];
  if (object !== '') return `objects/${object}.object`;
  const bare = path.replace(/-meta\.xml$/, '');
  const kind = placeOf(bare)?.kind;
  return kind && kind.metaFile !== true ? bare : path;
}

function componentOf(found: Found): Component[] {
  const { type, fullName, xml, body } = found;
  const content = xml ? parsed(xml) : {};
  const kind = allKinds().find((one) => one.name === type);
  const own: Component = { type, fullName: nameIn(type, fullName, content), fileName: xml?.path ?? '', node: undefined, content: withoutParts(content, kind), body };
  return [own, ...partsOf(own, content, kind)];
}

function parsed(file: SourceFile): XmlElement {
  try {
    return contentOf(parseXml(file.bytes.toString('utf8')));
  } catch (error) {
    if (error instanceof XmlSyntaxError) throw new Error(`${file.path}:${error.line}: ${error.message}`, { cause: error });
    throw error;
  }
}

/** A field's own name is in its file; everywhere else the file name is the name. */
function nameIn(type: string, fullName: string, content: XmlElement): string {
  const name = textOf(content, 'fullName');
  return parentOf(type) && name !== undefined ? `${fullName.split('.')[0] ?? ''}.${name}` : fullName;
}

function withoutParts(content: XmlElement, kind: Kind | undefined): XmlElement {
  return without(content, ['fullName', ...(kind?.children ?? []).map(([, element]) => element)]);
}

function partsOf(own: Component, content: XmlElement, kind: Kind | undefined): Component[] {
  return (kind?.children ?? []).flatMap(([type, element]) =>
    elementsOf(content, element).map((part) => ({
      type,
      fullName: `${own.fullName}.${textOf(part, 'fullName') ?? ''}`,
      fileName: own.fileName,
      node: undefined,
      content: without(part, ['fullName']),
      body: undefined,
    })),
  );
}
