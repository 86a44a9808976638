import type { MetadataFile } from '../model/metadata-file.ts';

/** Where a component lies in source format below a folder such as `force-app/main/default`; empty: the project itself (facts 1). */
export function sourcePath(folder: string, file: MetadataFile): string {
  return [...(folder === '' ? [] : [folder]), file.folder, `${encodeURIComponent(file.fullName)}.${file.suffix}-meta.xml`].join('/');
}
