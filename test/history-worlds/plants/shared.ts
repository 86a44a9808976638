import { cast, type Account } from '../cast.ts';
import { hours, iso, minutes } from '../moments.ts';
import { fresh, newRecord, write, type Author, type SlotKind, type World, type Write } from '../world.ts';
import { aloneByLogins, ambiguous, besideByLog, bothLoggedIn, bothWrote, call, inferred, login, loginBefore, shownByLog, takeSlot } from './evidence.ts';

/** What each app may write by its spec; the apps of no spec, and people, write anything. */
const territory: Readonly<Record<string, readonly (readonly [object: string, field: string])[]>> = {
  'Billing Sync': [['Invoice__c', 'State__c'], ['Invoice__c', 'Total__c'], ['Account', 'Phone']],
  'Enrichment Pump': [['Account', 'Phone'], ['Account', 'Region__c'], ['Invoice__c', 'State__c']],
  'Telephony Link': [['Contact', 'Phone'], ['Case', 'Status']],
  'Sheet Uploader': [['Contact', 'Phone'], ['Contact', 'Title'], ['Case', 'Status']],
  'Quote Builder': [['Opportunity', 'Amount'], ['Opportunity', 'Quote_Link__c']],
  Browser: [['Opportunity', 'Amount'], ['Opportunity', 'NextStep'], ['Opportunity', 'Quote_Link__c']],
};
const strangers: Readonly<Record<string, Account>> = { [cast.finance.id]: cast.erp, [cast.phones.id]: cast.support, [cast.dana.id]: cast.marketing };

type Scene = (world: World, at: number, account: Account, app: string, object: string) => Author;

/** The log of that day shows no write of an app at that moment, and only the browser has logged in: the person was at the screen. */
const atTheScreen: Scene = (world, at, account) => {
  login(world, at - minutes(9), account, 'Browser');
  return inferred(account, 'Browser', 'logins');
};

/** What can be known of a change, by what its day has: an event log, log-ins only, or neither. In the last of the second nobody has logged in for days. */
const scenes: Readonly<Record<SlotKind, readonly Scene[]>> = {
  logged: [
    (world, at, account, app, object) => (app === 'Browser' ? atTheScreen(world, at, account, app, object) : shownByLog(world, at, account, app, object, strangers[account.id] ?? cast.erp)),
    (world, at, account, app, object) => (account.apps.includes('Browser') ? atTheScreen(world, at, account, app, object) : bothWrote(world, at, account, app, object)),
    (world, at, account, app, object) => (app === 'Browser' ? atTheScreen(world, at, account, app, object) : besideByLog(world, at, account, app)),
  ],
  unlogged: [
    (world, at, account, app) => aloneByLogins(world, at, account, app),
    (world, at, account, app) => bothLoggedIn(world, at, account, app),
    (_, __, account, app) => ambiguous(account, app, 'none'),
  ],
  forgotten: [(_, __, account, app) => ambiguous(account, app, 'none')],
};

/** One morning of an account: a few changes by one app, all with the same evidence. A value nobody else writes, so that there is no flip. */
function morning(world: World, account: Account, kind: SlotKind, scene: Scene): boolean {
  const start = takeSlot(world, account, kind);
  if (start === undefined) return false;
  const app = world.draw.pick(account.apps);
  const changes = 1 + world.draw.below(4);
  for (let turn = 0; turn < changes; turn += 1) {
    const at = start + turn * minutes(12);
    const [object, field] = world.draw.pick(territory[app] ?? []);
    const by = scene(world, at, account, app, object);
    write(world, { at, object, record: newRecord(world, object), field, by, value: fresh(world) });
  }
  return true;
}

/** Mornings of every shared account; the other free days are for fights. */
export function shared(world: World): void {
  for (const account of [cast.finance, cast.phones, cast.dana]) {
    for (const [kind, count] of [['logged', 5], ['unlogged', 24], ['forgotten', 3]] as const) {
      for (let turn = 0; turn < count; turn += 1) {
        const scene = scenes[kind][turn % scenes[kind].length];
        if (scene !== undefined) morning(world, account, kind, scene);
      }
    }
  }
}

interface Turn {
  readonly by: Author;
  readonly value: string | null;
}

function turns(world: World, object: string, field: string, start: number, each: readonly ((at: number) => Turn)[]): readonly Write[] {
  const record = newRecord(world, object);
  return each.map((turn, index) => {
    const at = start + index * minutes(13);
    return write(world, { at, object, record, field, ...turn(at) });
  });
}

const person = (account: Account): Author => ({ account, app: 'Browser', confidence: 'exact', evidence: 'account', candidates: ['Browser'] });

/** Fights that only look right to who knows which app it was. */
export function sharedFights(world: World): void {
  const { finance, phones, dana, mia, noor } = cast;
  const plant = (why: string, amongActors: boolean, amongAccounts: boolean, writes: readonly Write[]): void => void world.fights.push({ why, amongActors, amongAccounts, writes });
  const shown = (account: Account, app: string, object: string, value: string) => (at: number): Turn => ({ by: shownByLog(world, at, account, app, object, strangers[account.id] ?? cast.erp), value });
  const hidden = takeSlot(world, finance, 'logged');
  if (hidden !== undefined) plant('two apps of one account fight each other, which the account hides', true, false, turns(world, 'Invoice__c', 'State__c', hidden, Array.from({ length: 8 }, (_, turn) => (turn % 2 === 0 ? shown(finance, 'Billing Sync', 'Invoice__c', 'open') : shown(finance, 'Enrichment Pump', 'Invoice__c', 'closed')))));
  const split = takeSlot(world, phones, 'logged');
  if (split !== undefined) plant('the account fights a person, but its two apps take turns, neither often enough', false, true, turns(world, 'Case', 'Status', split, ['Telephony Link', 'mia', 'Sheet Uploader', 'mia', 'Telephony Link', 'mia'].map((who) => (who === 'mia' ? () => ({ by: person(mia), value: 'theirs' }) : shown(phones, who, 'Case', 'ours')))));
  const guessed = takeSlot(world, phones, 'unlogged');
  if (guessed !== undefined) plant('one app, known by its log-ins, fights a person', true, true, turns(world, 'Contact', 'Phone', guessed, Array.from({ length: 7 }, (_, turn) => (at: number) => (turn % 2 === 0 ? { by: aloneByLogins(world, at, phones, 'Telephony Link'), value: 'by app' } : { by: person(noor), value: null }))));
  const unclear = takeSlot(world, dana, 'unlogged');
  if (unclear !== undefined) plant('an account fights a person, and nobody knows which of its two it was', true, true, turns(world, 'Opportunity', 'Amount', unclear, Array.from({ length: 6 }, (_, turn) => (at: number) => (turn % 2 === 0 ? { by: bothLoggedIn(world, at, dana, 'Quote Builder'), value: '10' } : { by: person(mia), value: '20' }))));
}

/** The log has the request on one day, history the change on the next. */
export function overMidnight(world: World): void {
  const { dana } = cast;
  const morning = takeSlot(world, dana, 'logged');
  if (morning === undefined) return;
  const at = Date.parse(`${iso(morning + hours(24)).slice(0, 10)}T00:00:00.000Z`);
  call(world, { at: at - 400, account: dana, app: 'Quote Builder', entity: 'Opportunity', method: 'PATCH', status: 204 });
  loginBefore(world, at, dana, 'Quote Builder');
  loginBefore(world, at, dana, 'Browser');
  write(world, { at, object: 'Opportunity', record: newRecord(world, 'Opportunity'), field: 'Amount', by: inferred(dana, 'Quote Builder', 'usage'), value: fresh(world) });
}

/** What the accounts do when they write nothing that history keeps: calls and log-ins on days of their own. */
export function quietUse(world: World): void {
  for (const account of [cast.finance, cast.phones, cast.dana]) {
    for (const kind of ['logged', 'unlogged'] as const) {
      const at = takeSlot(world, account, kind);
      if (at === undefined) continue;
      for (const app of account.apps) login(world, at - hours(1), account, app);
    }
  }
}
