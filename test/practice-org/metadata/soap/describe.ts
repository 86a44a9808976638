import type { OrgState } from '../../state.ts';
import { allKinds } from '../kinds.ts';
import type { XmlValue } from '../xml/write.ts';

/** describeMetadata: every type but the folders, which it does not name (facts 1.7 [A]). */
export function describeMetadata(state: OrgState): XmlValue {
  const production = !state.settings.isSandbox && state.settings.edition !== 'Developer Edition';
  const objects = allKinds().filter((kind) => kind.folderOf === undefined).map((kind) => ({
    childXmlNames: (kind.children ?? []).map(([name]) => name),
    directoryName: kind.directory,
    inFolder: kind.inFolder ?? false,
    metaFile: kind.metaFile ?? false,
    suffix: kind.suffix,
    xmlName: kind.name,
  }));
  return { metadataObjects: objects, organizationNamespace: '', partialSaveAllowed: !production, testRequired: production };
}
