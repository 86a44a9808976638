import types from './shapes/types.json' with { type: 'json' };

/** A metadata type as describeMetadata knows it: where its files stand in the zip format and how they are named (SDR registry [A]). */
export interface Kind {
  name: string;
  directory: string;
  suffix: string;
  /** Components stand in folders, `reports/<Folder>/<Name>.report`. */
  inFolder?: boolean;
  /** This type is the folder of that type; the API lists it under the other's name (facts 1.7 [A]). */
  folderOf?: string;
  /** A content file with a `-meta.xml` beside it. */
  metaFile?: boolean;
  /** Types inside this one's file: name, element (also the directory in source format), suffix in source format. */
  children?: [name: string, element: string, suffix: string][];
}

const kinds = new Map((types as unknown as Kind[]).map((kind) => [kind.name, kind]));
const places = new Map([...kinds.values()].map((kind) => [`${kind.directory}.${kind.suffix}`, kind]));

/** Types whose names are URL-encoded in file names and full names, spaces kept (facts 1, general rules [A]). */
const ENCODED = new Set(['Profile', 'PermissionSet', 'PermissionSetGroup', 'Layout', 'ProfilePasswordPolicy', 'ProfileSessionSetting']);

export function allKinds(): Kind[] {
  return [...kinds.values()];
}

export function kindOf(type: string): Kind | undefined {
  return kinds.get(type);
}

/** The type that contains a child type, with the child's element: CustomField is in CustomObject as `fields`. */
export function parentOf(child: string): { parent: Kind; element: string } | undefined {
  for (const parent of kinds.values()) {
    const found = parent.children?.find(([name]) => name === child);
    if (found) return { parent, element: found[1] };
  }
  return undefined;
}

export interface Place {
  kind: Kind;
  fullName: string;
  /** The file is the `-meta.xml` of a content file. */
  meta: boolean;
}

/** What a file of a zip is, by directory and suffix; `undefined` for anything else. */
export function placeOf(path: string): Place | undefined {
  const slash = path.indexOf('/');
  const directory = path.slice(0, Math.max(slash, 0));
  const meta = path.endsWith('-meta.xml');
  const file = path.slice(slash + 1).replace(/-meta\.xml$/, '');
  const dot = file.lastIndexOf('.');
  const kind = dot === -1 ? folderKind(directory, meta) : places.get(`${directory}.${file.slice(dot + 1)}`);
  if (!kind) return undefined;
  const stem = dot === -1 ? file : file.slice(0, dot);
  return { kind, fullName: ENCODED.has(kind.name) ? decodeName(stem) : stem, meta };
}

/** `reports/My_Folder-meta.xml` is the folder's file in a zip. */
function folderKind(directory: string, meta: boolean): Kind | undefined {
  if (!meta) return undefined;
  return [...kinds.values()].find((kind) => kind.directory === directory && kind.folderOf !== undefined);
}

/** Path of a component in a zip. */
export function pathOf(kind: Kind, fullName: string): string {
  if (kind.folderOf !== undefined) return `${kind.directory}/${fullName}-meta.xml`;
  return `${kind.directory}/${encodeName(kind.name, fullName)}.${kind.suffix}`;
}

export function encodeName(type: string, fullName: string): string {
  return ENCODED.has(type) ? encodeURIComponent(fullName).replaceAll('%20', ' ') : fullName;
}

/** The plain form of a name that may be URL-encoded; a stray percent sign stays. */
export function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
