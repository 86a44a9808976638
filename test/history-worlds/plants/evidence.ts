import { formerApps, type Account } from '../cast.ts';
import { dayAt, hours, minutes, second, seconds } from '../moments.ts';
import type { Author, Call, SlotKind, World } from '../world.ts';

/** The next free day of a shared account on which such evidence can be planted, as a moment in its morning; undefined when all are taken. */
export function takeSlot(world: World, account: Account, kind: SlotKind): number | undefined {
  const day = world.slots[account.id]?.[kind].shift();
  return day === undefined ? undefined : second(dayAt(day) + world.draw.below(minutes(50)));
}

/** By the name that the app had then. */
export function login(world: World, at: number, account: Account, app: string, status = 'Success'): void {
  world.logins.push({ at, account, app: at < dayAt(90) ? (formerApps[app] ?? app) : app, status });
}

export function call(world: World, wish: Call): void {
  world.calls.push(wish);
}

/** A log-in some minutes before a moment: near enough for every window between 45 minutes and a day. */
export const loginBefore = (world: World, at: number, account: Account, app: string, status = 'Success'): void => login(world, at - minutes(3 + world.draw.below(40)), account, app, status);

/** The log's moment of a write: in its second or the one before, as a request begins before its rows are stamped. */
const callMoment = (world: World, at: number): number => at - world.draw.below(seconds(1));

/** A write that the log shows. */
export const wrote = (world: World, at: number, account: Account, app: string, entity: string): void => call(world, { at: callMoment(world, at), account, app, entity, method: world.draw.pick(['POST', 'PATCH']), status: world.draw.pick([200, 201, 204]) });

const author = (account: Account, app: string, rest: Pick<Author, 'confidence' | 'evidence' | 'candidates'>): Author => ({ account, app, ...rest });
export const exact = (account: Account, app: string): Author => author(account, app, { confidence: 'exact', evidence: 'usage', candidates: [app] });
export const inferred = (account: Account, app: string, evidence: 'logins' | 'usage' | 'usage-beside'): Author => author(account, app, { confidence: 'inferred', evidence, candidates: [app] });
export const ambiguous = (account: Account, app: string, evidence: 'logins' | 'usage' | 'none'): Author => author(account, app, { confidence: 'ambiguous', evidence, candidates: account.apps });

/**
 * A write by one app that the log shows, among what must not blur it: the other one has logged in, reads the same object at that moment, is
 * refused a write of it, and writes another object hours before; and another account writes the object with its own app. A person
 * who is logged in may have been it, for what is done in a browser is in no log.
 */
export function shownByLog(world: World, at: number, account: Account, app: string, entity: string, stranger: Account): Author {
  const other = account.apps.find((one) => one !== app) ?? '';
  wrote(world, at, account, app, entity);
  loginBefore(world, at, account, app);
  loginBefore(world, at, account, other);
  if (other === 'Browser') return inferred(account, app, 'usage');
  call(world, { at: callMoment(world, at), account, app: other, entity, method: 'GET', status: 200 });
  call(world, { at: callMoment(world, at), account, app: other, entity, method: 'PATCH', status: 400 });
  call(world, { at: at - hours(3), account, app: other, entity: 'Lead', method: 'POST', status: 201 });
  call(world, { at: callMoment(world, at), account: stranger, app: stranger.apps[0] ?? '', entity, method: 'PATCH', status: 204 });
  return exact(account, app);
}

/** Only one app has logged in; the other one has tried to and was refused. */
export function aloneByLogins(world: World, at: number, account: Account, app: string): Author {
  const other = account.apps.find((one) => one !== app) ?? '';
  loginBefore(world, at, account, app);
  loginBefore(world, at, account, other, 'Invalid Password');
  return inferred(account, app, 'logins');
}

export function bothLoggedIn(world: World, at: number, account: Account, app: string): Author {
  for (const one of account.apps) loginBefore(world, at, account, one);
  return ambiguous(account, app, 'logins');
}

/** The log shows writes of the object by both. */
export function bothWrote(world: World, at: number, account: Account, app: string, entity: string): Author {
  for (const one of account.apps) {
    wrote(world, at, account, one, entity);
    loginBefore(world, at, account, one);
  }
  return ambiguous(account, app, 'usage');
}

/** The log shows one write at that moment, of another object: what followed it in the org changed this one. */
export function besideByLog(world: World, at: number, account: Account, app: string): Author {
  wrote(world, at, account, app, 'Lead');
  loginBefore(world, at, account, app);
  return inferred(account, app, 'usage-beside');
}
