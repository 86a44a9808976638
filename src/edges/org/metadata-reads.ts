import type { XmlElement } from '../../core/model/metadata-file.ts';
import type { OrgReader } from '../../core/model/ports.ts';
import { fullNameOf } from './package-zip.ts';
import type { Soap } from './soap.ts';
import { elementsOf, textOf, xmlText } from './soap-envelope.ts';

/** facts 2.z [A]: ten components per call. */
const perCall = 10;

function tens(names: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(names.length / perCall) }, (_, index) => names.slice(index * perCall, (index + 1) * perCall));
}

/** As the component's file would have it: `fullName` is the file's name there, not an element. */
function contentOf(record: XmlElement): { fullName: string; content: XmlElement } {
  const content = Object.fromEntries(Object.entries(record).filter(([element]) => element !== 'fullName'));
  return { fullName: textOf(record, 'fullName'), content };
}

/** `listMetadata` and `readMetadata`. */
export function openMetadataReads(soap: Soap, version: string): Pick<OrgReader, 'listMetadata' | 'readMetadata'> {
  return {
    async listMetadata(type) {
      const found = await soap('listMetadata', `<queries><type>${xmlText(type)}</type></queries><asOfVersion>${version}</asOfVersion>`);
      return found.map((listed) => ({ type: textOf(listed, 'type') || type, fullName: fullNameOf(textOf(listed, 'fullName')), id: textOf(listed, 'id') }));
    },
    async readMetadata(type, fullNames) {
      const components: { fullName: string; content: XmlElement }[] = [];
      for (const names of tens([...new Set(fullNames)])) {
        const wanted = names.map((name) => `<fullNames>${xmlText(name)}</fullNames>`).join('');
        const results = await soap('readMetadata', `<type>${xmlText(type)}</type>${wanted}`);
        // A name that does not exist comes back as an empty record (facts 2.y [K]).
        const records = results.flatMap((result) => elementsOf(result, 'records')).filter((record) => textOf(record, 'fullName') !== '');
        components.push(...records.map(contentOf));
      }
      return components;
    },
  };
}
