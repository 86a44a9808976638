import type { AccessRow, AccessState, AccessView } from './access-view.ts';
import { anyAddress } from './access-view-addresses.ts';
import { farReaching } from './access-view-rights.ts';

export type Unsummed = Omit<AccessView, 'summary' | 'outcome' | 'counts'>;

const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

const orNone = (count: number, noun = ''): string => (count === 0 ? `no${noun === '' ? 'ne' : `${noun}s`}` : `${count}${noun}${noun === '' || count === 1 ? '' : 's'}`);

/** In every session: a wanted right that only activation gives is missing, and may not be counted on. */
const isHeld = (row: AccessRow): boolean => row.from.length > 0 && row.onActivation !== true && row.state !== 'unknown';

/** How many different subjects of an area have a right now. */
function held(view: Unsummed, area: AccessView['rows'][number]['area'], right: string): number {
  const rows = view.rows.filter((row) => row.area === area && row.right === right && isHeld(row));
  return new Set(rows.map((row) => row.subject)).size;
}

function rightsLine(view: Unsummed, who: string): string {
  const on = (right: string): number => held(view, 'object', right);
  const objects = `${who} can read ${orNone(on('read'), ' object')}, create records of ${orNone(on('create'))}, edit records of ${orNone(on('edit'))} and delete records of ${orNone(on('delete'))}`;
  return `${objects}. Of the fields that Salesforce guards one by one it can read ${orNone(held(view, 'field', 'read'))} and edit ${orNone(held(view, 'field', 'edit'))}.`;
}

function reachLines(view: Unsummed): readonly string[] {
  const names = new Set(view.rows.filter((row) => row.area === 'system-permission' && row.from.length > 0).map((row) => row.subject));
  return Object.keys(farReaching).filter((name) => names.has(name) && !(name === 'ViewAllData' && names.has('ModifyAllData'))).flatMap((name) => {
    const words = farReaching[name];
    return words === undefined ? [] : [`${words.slice(0, -1)}, by the system permission ${name}.`];
  });
}

function activationLine(view: Unsummed): readonly string[] {
  const count = view.rows.filter((row) => row.onActivation === true).length;
  return count === 0 ? [] : [`${many(count, 'right')} more ${count === 1 ? 'is' : 'are'} held only in a session that activates a permission set.`];
}

function doorLine(view: Unsummed): string {
  const addresses = view.rows.filter((row) => row.area === 'address' && row.from.length > 0);
  const apps = held(view, 'app', 'log in through');
  const from = addresses.some((row) => row.subject === anyAddress) ? 'any address' : addresses.length === 0 ? 'addresses that could not be read' : many(addresses.length, 'range of addresses', 'ranges of addresses');
  const tokens = held(view, 'token', 'hold');
  return `It can log in from ${from}, and is let in by ${orNone(apps, ' app')}${tokens === 0 ? '' : `; it holds OAuth tokens of ${many(tokens, 'app')}`}.`;
}

function stateLine({ user }: Unsummed): readonly string[] {
  if (!user.isActive) return ['The user is deactivated: nobody can log in with it now. What follows is what it would have.'];
  return user.isFrozen === true ? ['The user is frozen: nobody can log in with it now. What follows is what it would have.'] : [];
}

const are = (count: number): string => (count === 1 ? 'is' : 'are');

function compared(view: Unsummed, counts: AccessView['counts']): readonly string[] {
  if (view.integration === null) return [];
  const { excess, missing } = counts;
  if (excess + missing > 0) return [`${many(excess, 'thing')} ${are(excess)} more than its spec says, and ${many(missing, 'thing')} of its spec ${are(missing)} missing.`];
  return [counts.unknown + view.unread.length > 0 ? 'Nothing that could be read is more or less than its spec says.' : 'That is exactly what its spec says.'];
}

function outcomeOf(view: Unsummed, counts: AccessView['counts']): AccessView['outcome'] {
  if (view.integration !== null && counts.excess + counts.missing > 0) return 'differs';
  if (counts.unknown + view.unread.length > 0) return 'unknown';
  return view.integration === null ? 'no-spec' : 'exact';
}

/** The view with its sentences, counts and outcome. Something that differs outweighs something that could not be read. */
export function summed(view: Unsummed): AccessView {
  const count = (state: AccessState): number => view.rows.filter((row) => row.state === state).length;
  const counts = { excess: count('excess'), missing: count('missing'), unknown: count('unknown'), exact: count('exact'), held: count('held') };
  const open = view.unread.length === 0 ? [] : [`${many(view.unread.length, 'thing')} could not be read, or not wholly: it counts as neither right nor wrong. What it needs is said below.`];
  const odd = view.unread.length === 0 && counts.unknown > 0 ? [`${many(counts.unknown, 'thing')} could not be judged.`] : [];
  const who = view.integration ?? view.user.username;
  return { ...view, outcome: outcomeOf(view, counts), counts, summary: [...stateLine(view), rightsLine(view, who), ...reachLines(view), ...activationLine(view), doorLine(view), ...compared(view, counts), ...open, ...odd] };
}
