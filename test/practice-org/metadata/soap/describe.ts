import type { OrgState } from '../../state.ts';
import { allKinds } from '../kinds.ts';
import history from '../shapes/history.json' with { type: 'json' };
import type { XmlValue } from '../xml/write.ts';

interface Described {
  directoryName: string;
  suffix: string;
  metaFile: boolean;
}

/** Where a current org describes a type otherwise than the source registry, from which the kinds are made (recorded describeMetadata [A]). */
const asRecorded: Record<string, Partial<Described>> = {
  DigitalExperienceBundle: { metaFile: true },
  Document: { suffix: '' },
  EmailTemplate: { metaFile: false },
  FieldServiceMobileExtension: { metaFile: true },
  IndustriesManufacturingSettings: { directoryName: 'settings' },
  StaticResource: { metaFile: true },
  SvcCatalogFilterCriteria: { directoryName: 'svcCatalogFilterCriteria', suffix: 'filterCriterion' },
  Territory2: { directoryName: 'territory2Models' },
  Territory2Rule: { directoryName: 'territory2Models' },
  UserAuthCertificate: { metaFile: true },
};

/** The first API version that has a type: that of its oldest element; 0 where no history is known (facts 1.4 [A]). */
function sinceOf(type: string): number {
  const elements = (history as unknown as Record<string, Record<string, number[]>>)[type];
  return elements === undefined ? 0 : Math.min(...Object.values(elements).map(([since = 0]) => since));
}

/** describeMetadata: every type of the version asked for but the folders, which it does not name (facts 1.7 [A]). */
export function describeMetadata(state: OrgState, version: number): XmlValue {
  const production = !state.settings.isSandbox && state.settings.edition !== 'Developer Edition';
  const objects = allKinds().filter((kind) => kind.folderOf === undefined && sinceOf(kind.name) <= version).map((kind) => ({
    childXmlNames: (kind.children ?? []).map(([name]) => name),
    directoryName: kind.directory,
    inFolder: kind.inFolder ?? false,
    metaFile: kind.metaFile ?? false,
    suffix: kind.suffix,
    xmlName: kind.name,
    ...asRecorded[kind.name],
  }));
  return { metadataObjects: objects, organizationNamespace: '', partialSaveAllowed: !production, testRequired: production };
}
