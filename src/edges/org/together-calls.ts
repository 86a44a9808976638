import { chunks } from '../../core/model/chunks.ts';
import { OrgRefusal } from '../../core/model/ports.ts';
import type { MetadataCalls, ReadComponent } from './metadata-reads.ts';
import { orError } from './or-error.ts';
import type { Member } from './package-zip.ts';

/** What was found of a component; members that are not there have no entry. */
export type Entry = readonly [id: string, found: ReadComponent | Error];
type Read = MetadataCalls['read'];

/** Facts 2.z [A]. */
const perCall = 10;

/** Names differ by more than their case, in an org [K]. */
export const idOf = ({ type, fullName }: Member): string => `${type} ${fullName.toLowerCase()}`;

interface Call {
  readonly type: string;
  readonly fullNames: readonly string[];
}

export function callsFor(members: readonly Member[]): readonly Call[] {
  const namesOf = (type: string): readonly string[] => members.filter((member) => member.type === type).map(({ fullName }) => fullName);
  return [...new Set(members.map(({ type }) => type))].flatMap((type) => chunks(namesOf(type), perCall).map((fullNames) => ({ type, fullNames })));
}

async function alone(read: Read, member: Member): Promise<readonly Entry[]> {
  const outcome = await orError(read(member.type, [member.fullName]));
  return outcome instanceof Error ? [[idOf(member), outcome]] : outcome.slice(0, 1).map((component) => [idOf(member), component]);
}

async function oneCall(read: Read, { type, fullNames }: Call): Promise<readonly Entry[]> {
  const id = (fullName: string): string => idOf({ type, fullName });
  const eachAlone = async (names: readonly string[]): Promise<readonly Entry[]> => (await Promise.all(names.map((fullName) => alone(read, { type, fullName })))).flat();
  if (fullNames.length === 1) return eachAlone(fullNames);
  const outcome = await orError(read(type, fullNames));
  // One profile that the server cannot read spoils the call for its neighbours (facts 2.y [A]).
  if (outcome instanceof OrgRefusal && outcome.code === 'UNKNOWN_EXCEPTION') return eachAlone(fullNames);
  if (outcome instanceof Error) return fullNames.map((fullName) => [id(fullName), outcome]);
  const found = new Map(outcome.map((component) => [id(component.fullName), component]));
  const missing = fullNames.filter((fullName) => !found.has(id(fullName)));
  const allKnown = found.size === fullNames.length - missing.length;
  // A name that comes back otherwise than it was asked for is found by asking for it alone.
  return allKnown ? [...found] : [...found, ...(await eachAlone(missing))];
}

/** Ten names a call. A call that fails is the failure of its own names only. */
export async function byCalls(read: Read, members: readonly Member[]): Promise<readonly Entry[]> {
  return (await Promise.all(callsFor(members).map((call) => oneCall(read, call)))).flat();
}
