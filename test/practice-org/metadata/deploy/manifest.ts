import { kindOf, parentOf } from '../kinds.ts';
import { METADATA_NAMESPACE, writeFile } from '../xml/write.ts';
import { contentOf, parseXml, XmlSyntaxError } from '../xml/parse.ts';
import { elementsOf, numberOf, textOr, textsOf } from '../components/content.ts';
import type { XmlElement } from '../../state.ts';

export interface Manifest {
  /** Type to members, in the order of the file. `*` stands as it is. */
  types: Map<string, string[]>;
  version: number | undefined;
}

/** A manifest the org cannot work with; becomes a failure of `package.xml` itself. */
export class ManifestProblem extends Error {}

/** A package too big to look at: the deploy fails without a single component error (facts 3.3, huge deploy [B]). */
export class LimitProblem extends Error {}

/** Parse a package.xml or destructiveChanges.xml. Throws `ManifestProblem` with the platform's words [K]. */
export function parseManifest(text: string): Manifest {
  const root = rootOf(text);
  if (root.name !== 'Package' || root.namespace !== METADATA_NAMESPACE) throw new ManifestProblem(`Element {${root.namespace}}${root.name} invalid at this location`);
  const content = contentOf(root);
  const types = typesIn(content);
  const unknown = [...types.keys()].find((name) => !kindOf(name) && !parentOf(name));
  if (unknown !== undefined) throw new ManifestProblem(`Unknown type name '${unknown}' specified in package.xml`);
  return { types, version: numberOf(content, 'version') };
}

/** Type to members of a Package element; a type that stands twice is one. */
export function typesIn(content: XmlElement): Map<string, string[]> {
  const types = new Map<string, string[]>();
  for (const entry of elementsOf(content, 'types')) {
    const name = textOr(entry, 'name', '');
    // The sf CLI writes folders with a slash behind them (cli#3190 [B]).
    const members = textsOf(entry, 'members').map((member) => member.replace(/\/$/, ''));
    types.set(name, [...(types.get(name) ?? []), ...members]);
  }
  return types;
}

function rootOf(text: string): ReturnType<typeof parseXml> {
  try {
    return parseXml(text);
  } catch (error) {
    if (error instanceof XmlSyntaxError) throw new ManifestProblem(`Error parsing package.xml: ${error.message}`);
    throw error;
  }
}

/** The manifest an org puts into a retrieve. */
export function writeManifest(types: Map<string, string[]>, version: string): string {
  const entries = [...types].sort(([left], [right]) => (left < right ? -1 : 1)).map(([name, members]) => ({ members: [...members].sort(), name: [name] }));
  return writeFile('Package', { types: entries, version: [version] });
}
