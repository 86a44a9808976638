import type { MetadataFile, XmlElement } from '../../core/model/metadata-file.ts';
import type { Clock, OrgReader } from '../../core/model/ports.ts';
import { redacted } from '../../core/model/redacted.ts';
import { Problem } from '../../problems.ts';
import { fullNameOf, manifestTypes, zipTexts } from './package-zip.ts';
import type { Member } from './package-zip.ts';
import { poll } from './poll.ts';
import type { Patience } from './poll.ts';
import type { Soap } from './soap.ts';
import { elementsOf, textOf, xmlText } from './soap-envelope.ts';

/** A member that is not there is left out, as a name is in readMetadata. */
const absent = /cannot be found/;

/** Asked too early, a big retrieve is not done, and the question counts as a call [K]. */
const pausePerMemberMs = 5;
const longestPauseMs = 2_000;
const smallRetrieve = 10;

/** A succeeded retrieve can still hold problems (facts 3.2 [A]). */
function refuseMessages(result: XmlElement): void {
  const problem = elementsOf(result, 'messages').map((message) => textOf(message, 'problem')).find((text) => !absent.test(text));
  if (problem !== undefined) throw new Problem('retrieve-refused', [redacted(problem)]);
}

function fileOf(path: string, type: string, xml: string): MetadataFile {
  const [, folder = '', name = '', suffix = ''] = /^([^/]+)\/(.+)\.([^./]+)$/.exec(path) ?? [];
  return { type, fullName: fullNameOf(name), folder, suffix, xml };
}

function filesOf(result: XmlElement): readonly MetadataFile[] {
  const texts = zipTexts(Buffer.from(textOf(result, 'zipFile'), 'base64'));
  const types = new Map(elementsOf(result, 'fileProperties').map((file) => [textOf(file, 'fileName').replace(/^unpackaged\//, ''), textOf(file, 'type')]));
  return [...texts].flatMap(([path, xml]) => {
    const type = types.get(path) ?? '';
    return type === '' || type === 'Package' ? [] : [fileOf(path, type, xml)];
  });
}

/** Throws `retrieve-refused`, `retrieve-takes-too-long`, `retrieve-unreadable`, `retrieve-too-big`, or OrgRefusal. */
export function openRetrieve(soap: Soap, clock: Clock, patience: Patience, version: string): OrgReader['retrieve'] {
  const status = async (id: string): Promise<XmlElement | undefined> => {
    const [result] = await soap('checkRetrieveStatus', `<asyncProcessId>${xmlText(id)}</asyncProcessId><includeZip>true</includeZip>`, { watching: true, big: 'down' });
    return result !== undefined && textOf(result, 'done') === 'true' ? result : undefined;
  };
  const once = async (members: readonly Member[]): Promise<XmlElement> => {
    const unpackaged = `<unpackaged>${manifestTypes(members)}<version>${version}</version></unpackaged>`;
    const request = `<retrieveRequest><apiVersion>${version}</apiVersion><singlePackage>true</singlePackage>${unpackaged}</retrieveRequest>`;
    const [started] = await soap('retrieve', request);
    const id = started === undefined ? '' : textOf(started, 'id');
    if (members.length > smallRetrieve) await clock.sleep(Math.min(members.length * pausePerMemberMs, longestPauseMs));
    const result = await poll(clock, patience, () => status(id));
    if (result === undefined) throw new Problem('retrieve-takes-too-long', [id]);
    if (textOf(result, 'success') !== 'true') throw new Problem('retrieve-refused', [redacted(textOf(result, 'errorMessage') || textOf(result, 'status'))]);
    refuseMessages(result);
    return result;
  };
  return async (members) => {
    if (members.length === 0) return [];
    const result = await once(members);
    // The zip is handed out once (Metadata API guide, checkRetrieveStatus [A]): where that answer was lost, it begins again.
    return filesOf(textOf(result, 'zipFile') === '' ? await once(members) : result);
  };
}
