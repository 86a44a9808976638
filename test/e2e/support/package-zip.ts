import { strToU8, zipSync } from 'fflate';
import { metadataXml } from './metadata-xml.ts';

/**
 * A deployable zip in the metadata format: `files` by path (`profiles/X.profile`), `members` by type for its package.xml.
 */
export function packageZip(files: Record<string, string>, members: Record<string, string[]>): Buffer {
  const types = Object.entries(members).map(([name, names]) => ({ members: names, name }));
  const manifest = metadataXml('Package', { types, version: '66.0' });
  const entries = Object.entries({ ...files, 'package.xml': manifest }).map(([path, text]) => [path, strToU8(text)] as const);
  return Buffer.from(zipSync(Object.fromEntries(entries)));
}
