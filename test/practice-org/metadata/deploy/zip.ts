import { unzipSync } from 'fflate';
import { LimitProblem, ManifestProblem, parseManifest } from './manifest.ts';
import type { Manifest } from './manifest.ts';

export interface Package {
  /** Path in the zip up to the package's root, `''` or `unpackaged/`. */
  prefix: string;
  /** Path below the root to bytes, manifests not among them. */
  files: Map<string, Buffer>;
  manifest: Manifest;
  /** `destructiveChanges.xml` and `...Pre.xml` go before the components, `...Post.xml` after. */
  destructive: { file: string; manifest: Manifest; when: 'before' | 'after' }[];
}

const DESTRUCTIVE: Record<string, 'before' | 'after'> = {
  'destructiveChangesPre.xml': 'before',
  'destructiveChanges.xml': 'before',
  'destructiveChangesPost.xml': 'after',
};
/** facts 2.z [A] */
const MAX_FILES = 10_000;

/**
 * Open a deploy's zip: with `singlePackage` the manifest is at the root, without it each top folder with a manifest is a package.
 * Throws `ManifestProblem` and `LimitProblem`.
 */
export function openPackages(zip: Buffer, singlePackage: boolean): Package[] {
  const files = unzipped(zip);
  if (files.size > MAX_FILES) throw new LimitProblem(`Maximum number of files in a deploy exceeded: ${MAX_FILES}`);
  const roots = singlePackage ? [''] : [...files.keys()].filter((path) => /^[^/]+\/package\.xml$/.test(path)).map((path) => path.slice(0, -'package.xml'.length));
  // A zip without a package folder is read as a single package, as clients that send `singlePackage: false` by default rely on [K].
  const packages = roots.length > 0 ? roots : [''];
  return packages.map((prefix) => packageAt(files, prefix));
}

function unzipped(zip: Buffer): Map<string, Buffer> {
  try {
    const entries = Object.entries(unzipSync(zip)).filter(([path]) => !path.endsWith('/'));
    return new Map(entries.map(([path, bytes]) => [path, Buffer.from(bytes)]));
  } catch {
    throw new ManifestProblem('The zip file is not valid');
  }
}

function packageAt(all: Map<string, Buffer>, prefix: string): Package {
  const files = new Map([...all].filter(([path]) => path.startsWith(prefix)).map(([path, bytes]) => [path.slice(prefix.length), bytes]));
  const manifest = files.get('package.xml');
  if (!manifest) throw new ManifestProblem('No package.xml found');
  files.delete('package.xml');
  const destructive = Object.entries(DESTRUCTIVE).flatMap(([file, when]) => {
    const bytes = files.get(file);
    files.delete(file);
    return bytes ? [{ file, manifest: parseManifest(bytes.toString('utf8')), when }] : [];
  });
  return { prefix, files, manifest: parseManifest(manifest.toString('utf8')), destructive };
}
