import type { XmlElement } from '../../state.ts';
import { elementsOf, textOf, without } from '../components/content.ts';
import type { Component } from '../components/handler.ts';
import { decodeName, placeOf } from '../kinds.ts';
import type { Kind, Place } from '../kinds.ts';
import { contentOf, parseXml, XmlSyntaxError } from '../xml/parse.ts';
import type { XmlNode } from '../xml/parse.ts';
import type { Manifest } from './manifest.ts';
import type { Package } from './zip.ts';

/** A file or member that never became a component. */
export interface Stray {
  type: string;
  fullName: string;
  fileName: string;
  problem: string;
  line?: number;
}

interface Collected {
  components: Component[];
  strays: Stray[];
}

interface Named {
  place: Place;
  fileName: string;
  xml: Buffer | undefined;
  body: Buffer | undefined;
}

/** Match a package's files with its manifest. Words of the refusals [K]. */
export function collect(pack: Package, allowMissingFiles: boolean): Collected {
  const collected: Collected = { components: [], strays: [] };
  for (const file of filesOf(pack, collected.strays)) {
    const before = collected.components.length;
    addComponents(file, pack.manifest, collected);
    const failed = collected.strays.some((stray) => stray.fileName === file.fileName);
    if (collected.components.length === before && !failed) collected.strays.push(stray(file, 'Not in package.xml'));
  }
  if (!allowMissingFiles) collected.strays.push(...missing(pack, collected));
  return collected;
}

/** Files of the zip as components to be, content and `-meta.xml` together. */
function filesOf(pack: Package, strays: Stray[]): Named[] {
  const named = new Map<string, Named>();
  for (const [path, bytes] of pack.files) {
    const place = placeOf(path);
    const fileName = `${pack.prefix}${path}`;
    if (place) {
      const key = `${place.kind.name}/${place.fullName}`;
      named.set(key, joined(named.get(key), place, fileName, bytes));
    } else strays.push({ type: '', fullName: path, fileName, problem: 'Not in package.xml' });
  }
  return [...named.values()];
}

function joined(known: Named | undefined, place: Place, fileName: string, bytes: Buffer): Named {
  const isXml = place.meta || place.kind.metaFile !== true;
  const named = known ?? { place, fileName, xml: undefined, body: undefined };
  return isXml ? { ...named, xml: bytes } : { ...named, fileName, body: bytes };
}

function stray({ place, fileName }: Named, problem: string, line?: number): Stray {
  return { type: place.kind.name, fullName: place.fullName, fileName, problem, ...(line === undefined ? {} : { line }) };
}

function addComponents(file: Named, manifest: Manifest, collected: Collected): void {
  try {
    collected.components.push(...componentsOf(file, manifest));
  } catch (error) {
    if (!(error instanceof XmlSyntaxError)) throw error;
    collected.strays.push(stray(file, `Error parsing file: ${error.message}`, error.line));
  }
}

function componentsOf(file: Named, manifest: Manifest): Component[] {
  const { kind, fullName } = file.place;
  const node = file.xml && parseXml(file.xml.toString('utf8'));
  const content = node ? contentOf(node) : {};
  const childTypes = kind.children ?? [];
  const elements = childTypes.map(([, element]) => element);
  const whole = isNamed(manifest, kind, fullName);
  const own = node && { ...node, children: node.children.filter((child) => !elements.includes(child.name)) };
  const parent: Component = { type: kind.name, fullName, fileName: file.fileName, node: own, content: without(content, elements), body: file.body };
  return [...(whole ? [parent] : []), ...childTypes.flatMap(([type, element]) => children({ type, element, file, node, content, manifest, whole }))];
}

interface ChildSource {
  type: string;
  element: string;
  file: Named;
  node: XmlNode | undefined;
  content: XmlElement;
  manifest: Manifest;
  whole: boolean;
}

/** Fields and the like inside an object's file: all with the object, else those the manifest names. */
function children({ type, element, file, node, content, manifest, whole }: ChildSource): Component[] {
  const nodes = node?.children.filter((child) => child.name === element) ?? [];
  return elementsOf(content, element).flatMap((child, place) => {
    const fullName = `${file.place.fullName}.${textOf(child, 'fullName') ?? ''}`;
    const named = whole || members(manifest, type).includes(fullName);
    return named ? [{ type, fullName, fileName: file.fileName, node: nodes[place], content: without(child, ['fullName']), body: undefined }] : [];
  });
}

function members(manifest: Manifest, type: string): string[] {
  return manifest.types.get(type) ?? [];
}

/** Folders are named under the type they hold (facts 1.7 [A]); names may be URL-encoded. */
function isNamed(manifest: Manifest, kind: Kind, fullName: string): boolean {
  const named = members(manifest, kind.folderOf ?? kind.name);
  return named.includes('*') || named.some((member) => member === fullName || decodeName(member) === fullName);
}

function missing(pack: Package, { components, strays }: Collected): Stray[] {
  return [...pack.manifest.types].flatMap(([type, names]) =>
    names.filter((name) => name !== '*' && !isThere(type, name, components, strays)).map((name) => ({
      type,
      fullName: name,
      fileName: `${pack.prefix}package.xml`,
      problem: `An object '${name}' of type ${type} was named in package.xml, but was not found in zipped directory`,
    })),
  );
}

function isThere(type: string, name: string, components: Component[], strays: Stray[]): boolean {
  const same = (one: { type: string; fullName: string }): boolean =>
    (one.type === type || one.type === `${type}Folder`) && (one.fullName === name || one.fullName === decodeName(name));
  return components.some(same) || strays.some(same);
}
