import type { XmlElement } from '../../core/model/metadata-file.ts';
import type { MetadataListing } from '../../core/model/ports.ts';
import { fullNameOf } from './package-zip.ts';
import type { Soap } from './soap.ts';
import { elementsOf, textOf, xmlText } from './soap-envelope.ts';

/** A component as its file has it: `fullName` is the file's name there, not an element. */
export interface ReadComponent {
  readonly fullName: string;
  readonly content: XmlElement;
}

export interface MetadataCalls {
  /** One call: at most ten names of one type (facts 2.z [A]). A name that does not exist is left out. */
  readonly read: (type: string, fullNames: readonly string[]) => Promise<readonly ReadComponent[]>;
  /** One call: at most three types (Metadata API guide, listMetadata [A]). */
  readonly list: (types: readonly string[]) => Promise<readonly MetadataListing[]>;
}

export function withoutFullName(content: XmlElement): XmlElement {
  return Object.fromEntries(Object.entries(content).filter(([element]) => element !== 'fullName'));
}

const componentOf = (record: XmlElement): ReadComponent => ({ fullName: fullNameOf(textOf(record, 'fullName')), content: withoutFullName(record) });

/** `readMetadata` and `listMetadata` as the platform has them. */
export function openMetadataCalls(soap: Soap, version: string): MetadataCalls {
  return {
    async read(type, fullNames) {
      const wanted = fullNames.map((name) => `<fullNames>${xmlText(name)}</fullNames>`).join('');
      const results = await soap('readMetadata', `<type>${xmlText(type)}</type>${wanted}`);
      // A name that does not exist comes back as an empty record (facts 2.y [K]).
      const records = results.flatMap((result) => elementsOf(result, 'records')).filter((record) => textOf(record, 'fullName') !== '');
      return records.map(componentOf);
    },
    async list(types) {
      const queries = types.map((type) => `<queries><type>${xmlText(type)}</type></queries>`).join('');
      const found = await soap('listMetadata', `${queries}<asOfVersion>${version}</asOfVersion>`);
      const [only = ''] = types;
      return found.map((listed) => ({ type: textOf(listed, 'type') || only, fullName: fullNameOf(textOf(listed, 'fullName')), id: textOf(listed, 'id') }));
    },
  };
}
