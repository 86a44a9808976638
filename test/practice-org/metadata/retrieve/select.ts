import type { OrgState } from '../../state.ts';
import { contentsOf, listedOf } from '../contents.ts';
import type { Listed, View } from '../components/handler.ts';
import { handlerOf } from '../components/index.ts';
import { decodeName, kindOf, parentOf } from '../kinds.ts';
import type { Kind } from '../kinds.ts';
import { typeSince } from '../shapes/shape.ts';

/** One component a retrieve asks for and the org has. */
export interface Chosen {
  type: string;
  fullName: string;
  listed: Listed;
}
interface Selection {
  chosen: Chosen[];
  /** Problems of members the org has not; a retrieve succeeds all the same (facts 3.2 [A]). */
  messages: string[];
}

/** Types whose `*` means nothing: they live in folders [K]. A `*` of CustomObject means the custom ones [K]. */
const NO_WILDCARD = new Set(['Report', 'Dashboard', 'Document', 'EmailTemplate']);

/** What a package.xml names, out of what the org has. */
export function select(state: OrgState, types: Map<string, string[]>, apiVersion: number): Selection {
  const selection: Selection = { chosen: [], messages: [] };
  for (const [type, members] of types) {
    if (!handlerOf(type) || typeSince(type) > apiVersion) selection.messages.push(`Entity type '${type}' is not available in this api version`);
    else for (const member of members) addMember(state, type, member, apiVersion, selection);
  }
  return selection;
}

function addMember(state: OrgState, type: string, member: string, apiVersion: number, { chosen, messages }: Selection): void {
  const known = candidates(state, type);
  const wanted = member === '*' ? wildcard(type, known) : known.filter(({ listed: { fullName } }) => fullName === member || fullName === decodeName(member));
  const view: View = { apiVersion, includes: () => true };
  const there = wanted.filter((one) => contentsOf(state, one.type, one.fullName, view) !== undefined);
  for (const one of there) if (!chosen.some((other) => other.type === one.type && other.fullName === one.fullName)) chosen.push(one);
  if (there.length === 0 && member !== '*') messages.push(`Entity of type '${type}' named '${member}' cannot be found`);
}

/** Folders are named under the type they hold (facts 1.7 [A]). */
function candidates(state: OrgState, type: string): Chosen[] {
  const of = (one: string): Chosen[] => listedOf(state, one).map((listed) => ({ type: one, fullName: listed.fullName, listed }));
  return [...of(type), ...(kindOf(type)?.inFolder === true ? of(`${type}Folder`) : [])];
}

function wildcard(type: string, known: Chosen[]): Chosen[] {
  if (NO_WILDCARD.has(type)) return [];
  return type === 'CustomObject' ? known.filter((one) => one.fullName.endsWith('__c')) : known;
}

/** The file a component is in: its own, or its parent's. */
export function fileOf({ type, fullName }: Chosen): { kind: Kind; fullName: string } | undefined {
  const parent = parentOf(type)?.parent;
  if (parent) return { kind: parent, fullName: fullName.split('.')[0] ?? '' };
  const kind = kindOf(type);
  return kind && { kind, fullName };
}
