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

/** One list a call: all of one type. */
export function tens(members: readonly Member[]): readonly (readonly Member[])[] {
  return [...new Set(members.map(({ type }) => type))].flatMap((type) => chunks(members.filter((member) => member.type === type), perCall));
}

async function alone(read: Read, member: Member): Promise<readonly Entry[]> {
  const outcome = await orError(read(member.type, [member.fullName]));
  return outcome instanceof Error ? [[idOf(member), outcome]] : outcome.slice(0, 1).map((component) => [idOf(member), component]);
}

const eachAlone = async (read: Read, members: readonly Member[]): Promise<readonly Entry[]> => (await Promise.all(members.map((member) => alone(read, member)))).flat();

async function oneCall(read: Read, type: string, members: readonly Member[]): Promise<readonly Entry[]> {
  const outcome = await orError(read(type, members.map(({ fullName }) => fullName)));
  // One profile that the server cannot read spoils the call for its neighbours (facts 2.y [A]).
  if (outcome instanceof OrgRefusal && outcome.code === 'UNKNOWN_EXCEPTION') return eachAlone(read, members);
  if (outcome instanceof Error) return members.map((member) => [idOf(member), outcome]);
  const found = new Map(outcome.map((component) => [idOf({ type, fullName: component.fullName }), component]));
  const missing = members.filter((member) => !found.has(idOf(member)));
  const allKnown = found.size === members.length - missing.length;
  // A name that comes back otherwise than it was asked for is found by asking for it alone.
  return allKnown ? [...found] : [...found, ...(await eachAlone(read, missing))];
}

/** Ten names a call. A call that fails is the failure of its own names only. */
export async function byCalls(read: Read, members: readonly Member[]): Promise<readonly Entry[]> {
  const work = tens(members).map(([first, ...others]) => {
    if (first === undefined) return [];
    return others.length === 0 ? alone(read, first) : oneCall(read, first.type, [first, ...others]);
  });
  return (await Promise.all(work)).flat();
}
