import type { Subject } from '../../../core/model/audit/check.ts';
import type { Place } from '../../../core/model/audit/place.ts';
import { plainText } from '../../../core/model/plain-text.ts';

/** Name of the folder that was checked, which relative addresses are held against. */
export const base = '%SRCROOT%';

/** A path as a relative URI reference: `/` between segments, everything else that is not plain percent-encoded, also the `%` of file names such as `A%2FB.profile-meta.xml`. */
export function relativeUri(path: string): string {
  const segments = path.replaceAll('\\', '/').split('/').filter((segment) => segment !== '' && segment !== '.');
  return segments.map((segment) => encodeURIComponent(segment.replaceAll(/\p{Cs}/gu, '\uFFFD')).replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)).join('/');
}

/** Nothing where the path leads to no file. */
function physical({ file, line, column }: Place): object {
  const uri = relativeUri(file);
  return uri === '' ? {} : { physicalLocation: { artifactLocation: { uri, uriBaseId: base }, region: { startLine: line, startColumn: column } } };
}

/** Where a finding stands: in a file where there is one, and always what it is about, since an org has no files. */
export function location({ kind, key, label }: Subject, target: string, place: Place | undefined): object {
  const logical = { name: plainText(label ?? key), fullyQualifiedName: plainText(`${target}/${kind}/${key}`), kind };
  return { ...(place === undefined ? {} : physical(place)), logicalLocations: [logical] };
}

/** A further place of the evidence. */
export const related = (id: number, place: Place, text: { readonly text: string }): object => ({ id, ...physical(place), message: text });
