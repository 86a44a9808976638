import DataLoader from 'dataloader';
import { chunks } from '../../core/model/chunks.ts';
import type { MetadataListing, OrgReader } from '../../core/model/ports.ts';
import type { MetadataCalls, ReadComponent } from './metadata-reads.ts';
import type { Moment } from './moment.ts';
import { orError } from './or-error.ts';
import type { Member } from './package-zip.ts';
import { byCalls, callsFor, idOf } from './together-calls.ts';
import type { Entry } from './together-calls.ts';
import { byRetrieve, isWholeInRetrieve } from './together-retrieve.ts';

/** A retrieve is several calls too: its beginning, and the questions whether it is done. */
const callsOfARetrieve = 8;

/** Types that one listMetadata takes (Metadata API guide [A]). */
const typesPerList = 3;

async function readAll({ read }: MetadataCalls, retrieve: OrgReader['retrieve'], members: readonly Member[]): Promise<readonly Entry[]> {
  const [whole, others] = [members.filter(isWholeInRetrieve), members.filter((member) => !isWholeInRetrieve(member))];
  if (callsFor(whole).length <= callsOfARetrieve) return byCalls(read, members);
  const [some, rest] = await Promise.all([byRetrieve(retrieve, whole), byCalls(read, others)]);
  return [...(some ?? (await byCalls(read, whole))), ...rest];
}

/**
 * `readMetadata`: what is asked for in the same moment, of whatever type, goes ten names a call, or above a handful of calls
 * in one retrieve. Nothing is remembered, so that what was written can be read back.
 */
export function openMetadataTogether(calls: MetadataCalls, retrieve: OrgReader['retrieve'], moment: Moment): OrgReader['readMetadata'] {
  const loader = new DataLoader<Member, ReadComponent | undefined>(
    async (members) => {
      const distinct = [...new Map(members.map((member) => [idOf(member), member])).values()];
      const found = new Map(await readAll(calls, retrieve, distinct));
      return members.map((member) => found.get(idOf(member)));
    },
    { cache: false, batchScheduleFn: moment.over }
  );
  return async (type, fullNames) => {
    moment.asked();
    const components = await Promise.all([...new Set(fullNames)].map((fullName) => loader.load({ type, fullName })));
    return components.filter((component) => component !== undefined);
  };
}

/** `listMetadata`: three types a call. Where a call is refused, each type is asked for alone. */
export function openListingsTogether({ list }: MetadataCalls, moment: Moment): OrgReader['listMetadata'] {
  const some = async (types: readonly string[]): Promise<readonly (readonly MetadataListing[] | Error)[]> => {
    const found = await orError(list(types));
    if (types.length === 1) return [found];
    if (found instanceof Error) return Promise.all(types.map((type) => orError(list([type]))));
    return types.map((type) => found.filter((listed) => listed.type === type));
  };
  const loader = new DataLoader<string, readonly MetadataListing[]>(
    async (types) => {
      const distinct = [...new Set(types)];
      const found = (await Promise.all(chunks(distinct, typesPerList).map(some))).flat();
      return types.map((type) => found[distinct.indexOf(type)] ?? []);
    },
    { cache: false, batchScheduleFn: moment.over }
  );
  return (type) => {
    moment.asked();
    return loader.load(type);
  };
}
