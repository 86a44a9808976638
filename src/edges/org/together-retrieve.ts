import { chunks } from '../../core/model/chunks.ts';
import type { MetadataFile } from '../../core/model/metadata-file.ts';
import { OrgRefusal } from '../../core/model/ports.ts';
import type { OrgReader } from '../../core/model/ports.ts';
import { Problem } from '../../problems.ts';
import { withoutFullName } from './metadata-reads.ts';
import type { Member } from './package-zip.ts';
import { elementsOf, parseXml } from './soap-envelope.ts';
import type { Entry } from './together-calls.ts';
import { idOf } from './together-calls.ts';

/** Far below the 10,000 files that a package may have (facts 2.z [A], said of a deploy). */
const perRetrieve = 5_000;

/**
 * Types whose file in a retrieve holds what readMetadata says, whatever else is in the package: permission sets since API 40
 * (Salesforce's notice on Summer '17 [A]), apps and policies, known from retrieved files only (facts 1.4 [A]).
 * Not a profile, which comes with entries for what is beside it only (facts 1.1 [A]); and not what may hold a consumer key,
 * which an org may show in one way and not in the other (facts 1.4 [B]).
 */
const whole = new Set([
  'PermissionSet',
  'ExternalClientApplication',
  'ExtlClntAppOauthSettings',
  'ExtlClntAppOauthConfigurablePolicies',
  'ExtlClntAppConfigurablePolicies',
]);

export const isWholeInRetrieve = ({ type }: Member): boolean => whole.has(type);

async function entryOf({ type, fullName, xml }: MetadataFile): Promise<Entry> {
  const document = await parseXml(xml).catch(() => ({}));
  const [root] = Object.keys(document).flatMap((name) => elementsOf(document, name));
  if (root === undefined) throw new Problem('retrieve-unreadable', []);
  return [idOf({ type, fullName }), { fullName, content: withoutFullName(root) }];
}

/** Everything at once; `undefined` where the org refuses that: what each type is refused for is for single calls to find out. */
export async function byRetrieve(retrieve: OrgReader['retrieve'], members: readonly Member[]): Promise<readonly Entry[] | undefined> {
  try {
    const files = await Promise.all(chunks(members, perRetrieve).map((some) => retrieve(some)));
    return await Promise.all(files.flat().map(entryOf));
  } catch (error) {
    if (error instanceof OrgRefusal || (error instanceof Problem && error.key.startsWith('retrieve-'))) return undefined;
    throw error;
  }
}
