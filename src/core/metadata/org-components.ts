import type { Gap } from '../model/audit/fact.ts';
import { gapOf, jwtSession } from '../model/audit/org-reading.ts';
import type { XmlElement } from '../model/metadata-file.ts';
import { OrgRefusal, type MetadataListing, type OrgReader } from '../model/ports.ts';
import { Problem } from '../../problems.ts';
import { readXml } from './read-xml.ts';

export const metadataNeeds = 'Modify Metadata Through Metadata API Functions';

/** Beyond so many names one retrieve takes fewer calls than ten names each (facts 2.z [A]). */
const worthARetrieve = 80;

/**
 * Every component of a type, or why that cannot be told. Where nothing is listed, profiles are asked for too, since every
 * org has some: a session with a JWT-format access token gets empty lists without an error.
 */
export async function listed(org: OrgReader, type: string, what: string): Promise<readonly MetadataListing[] | Gap> {
  try {
    const found = await org.listMetadata(type);
    if (found.length > 0 || (type !== 'Profile' && (await org.listMetadata('Profile')).length > 0)) return found;
  } catch (error) {
    return gapOf(error, what, metadataNeeds);
  }
  return { ...jwtSession, words: `${what} could not be read. ${jwtSession.words}` };
}

export type Component = XmlElement | Gap | undefined;

async function byRetrieve(org: OrgReader, type: string, names: readonly string[]): Promise<ReadonlyMap<string, Component> | undefined> {
  try {
    const files = await org.retrieve(names.map((fullName) => ({ type, fullName })));
    return new Map(files.filter((file) => file.type === type).map(({ fullName, xml }) => [fullName, readXml(xml)]));
  } catch (error) {
    if (error instanceof OrgRefusal || (error instanceof Problem && /^(?:retrieve|xml)-/.test(error.key))) return undefined;
    throw error;
  }
}

async function one(org: OrgReader, type: string, fullName: string, what: string): Promise<readonly [string, Component]> {
  try {
    return [fullName, (await org.readMetadata(type, [fullName]))[0]?.content];
  } catch (error) {
    return [fullName, gapOf(error, `${what} ${fullName}`, metadataNeeds, [fullName])];
  }
}

/**
 * Components by full name; what the org refuses is a gap about that one, what it does not give is `undefined`. Asked for in
 * one moment, so that ten names share a call.
 */
export async function components(org: OrgReader, type: string, names: readonly string[], what: string): Promise<ReadonlyMap<string, Component>> {
  const retrieved = names.length > worthARetrieve ? await byRetrieve(org, type, names) : undefined;
  return retrieved ?? new Map(await Promise.all(names.map((fullName) => one(org, type, fullName, what))));
}

export const isComponent = (found: Component): found is XmlElement => found !== undefined && !('kind' in found && typeof found['kind'] === 'string');
