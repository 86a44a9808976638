import { unzipSync, zipSync } from 'fflate';
import type { MetadataFile } from '../../core/model/metadata-file.ts';
import { Problem } from '../../problems.ts';
import { xmlText } from './soap-envelope.ts';

export interface Member {
  readonly type: string;
  readonly fullName: string;
}

/** Salesforce's cap on an unzipped package is 600 MB (facts 2.z); what we ask back is a handful of small files. */
const mostBytes = 100_000_000;
const mostEntries = 10_000;
/** A fixed time in every entry: the same files give the same bytes. */
const entryTime = new Date(1980, 0, 2);

/** File names URL-encode special characters and keep spaces (facts 1 [A]). */
export function fileNameOf(fullName: string): string {
  return encodeURIComponent(fullName)
    .replaceAll('%20', ' ')
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The full name behind a file name or a listing; left as it is where it was not encoded. */
export function fullNameOf(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

function typeBlocks(types: readonly string[], members: readonly Member[]): string {
  const namesOf = (type: string): readonly string[] =>
    [...new Set(members.filter((member) => member.type === type).map((member) => fileNameOf(member.fullName)))].sort();
  const blocks = types.map((type) => {
    const names = namesOf(type).map((name) => `<members>${xmlText(name)}</members>`);
    return `<types>${names.join('')}<name>${xmlText(type)}</name></types>`;
  });
  return blocks.join('');
}

function typesOf(members: readonly Member[]): readonly string[] {
  return [...new Set(members.map((member) => member.type))];
}

/** `<types>` of a manifest, each type once, types and members sorted. */
export function manifestTypes(members: readonly Member[]): string {
  return typeBlocks(typesOf(members).toSorted(), members);
}

function manifest(types: string, version: string): Uint8Array {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Package xmlns="http://soap.sforce.com/2006/04/metadata">${types}<version>${version}</version></Package>\n`;
  return new TextEncoder().encode(xml);
}

export interface PackageContent {
  readonly files: readonly MetadataFile[];
  /** Taken away after the files are in place, types in this order. */
  readonly remove: readonly Member[];
  readonly version: string;
}

/**
 * A deployable zip: `package.xml`, `<folder>/<name>.<suffix>` for each file (facts 1 [A]), and `destructiveChangesPost.xml`
 * where something is taken away: the "post" kind works after the files, so nothing that still points at a component stands in its way.
 */
export function packageZip({ files, remove, version }: PackageContent): Uint8Array {
  const text = new TextEncoder();
  const entries = files.map((file) => [`${file.folder}/${fileNameOf(file.fullName)}.${file.suffix}`, text.encode(file.xml)] as const);
  const removals = remove.length === 0 ? [] : [['destructiveChangesPost.xml', manifest(typeBlocks(typesOf(remove), remove), version)] as const];
  return zipSync(Object.fromEntries([['package.xml', manifest(manifestTypes(files), version)], ...removals, ...entries]), { mtime: entryTime });
}

function unzip(zip: Uint8Array): Record<string, Uint8Array> {
  let bytes = 0;
  let entries = 0;
  return unzipSync(zip, {
    filter: ({ originalSize }) => {
      bytes += originalSize;
      entries += 1;
      if (bytes > mostBytes || entries > mostEntries) throw new Problem('retrieve-too-big', []);
      return true;
    },
  });
}

/** Text files of a retrieved zip by path, without the `unpackaged/` that Salesforce puts in front. Throws `retrieve-unreadable`. */
export function zipTexts(zip: Uint8Array): ReadonlyMap<string, string> {
  try {
    const entries = Object.entries(unzip(zip)).filter(([path]) => !path.endsWith('/'));
    return new Map(entries.map(([path, content]) => [path.replace(/^unpackaged\//, ''), new TextDecoder().decode(content)]));
  } catch (error) {
    throw error instanceof Problem ? error : new Problem('retrieve-unreadable', []);
  }
}
