import { accounts, cast, integrationOf, isShared, sharedAccounts, type Account } from './cast.ts';
import { iso, logDays, missingLogDay, monthOf, now } from './moments.ts';
import { accessOf, connections } from './specs.ts';
import { recordAuthors } from './record-authors.ts';
import { actorOf, storyOf, type Change, type Story } from './story.ts';
import { trackedObjects } from './tracked.ts';
import type { Attribution, Breach, Count, Exposure, FieldFight, Fight, Line, Manifest, Records, Seen, SpecField } from './truth.ts';
import type { Confidence, PlantedFight, World, Write } from './world.ts';

const weakest: readonly Confidence[] = ['ambiguous', 'inferred', 'exact'];
const least = (all: readonly Confidence[]): Confidence => weakest.find((one) => all.includes(one)) ?? 'exact';

/** What an account is where nothing but the account is known, as from files with a list of users. */
export const accountActor = ({ id, integration }: Account): string => (isShared(id) || integration === undefined ? `user:${id}` : `integration:${integration}`);
const accountOf = (id: string): Account => accounts.find((one) => one.id === id) ?? cast.unknown;

/** Groups in the order of their first, each with what it has. */
function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly (readonly [Item, ...Item[]])[] {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

function counts(changes: readonly Change[], actorIn: (change: Change) => string): readonly Count[] {
  const keyed = changes.map((change) => ({ actor: actorIn(change), object: change.object, field: change.field, month: monthOf(change.at), kind: change.kind }));
  return grouped(keyed, (one) => Object.values(one).join('\n')).map((group) => ({ ...group[0], changes: group.length }));
}

function fightOf({ writes, flips = writes.length - 2, why }: PlantedFight, actorIn: (write: Write) => string): Fight {
  const [first, last] = [writes[0], writes.at(-1)];
  if (first === undefined || last === undefined) throw new Error('a fight without writes');
  const { object, record, field } = first;
  return { object, record, field, actors: [...new Set(writes.map(actorIn))].toSorted(), first: iso(first.at), last: iso(last.at), flips, confidence: least(writes.map(({ by }) => by.confidence)), why };
}

const fieldFights = (fights: readonly Fight[]): readonly FieldFight[] =>
  grouped(fights, ({ object, field, actors }) => [object, field, ...actors].join('\n')).map((group) => {
    const { object, field, actors } = group[0];
    return { object, field, actors, records: group.length, flips: group.reduce((sum, { flips }) => sum + flips, 0), first: group.map(({ first }) => first).toSorted()[0] ?? '', last: group.map(({ last }) => last).toSorted().at(-1) ?? '' };
  });

const bySpec: Readonly<Record<string, 'field not in the spec' | 'outbound' | undefined>> = { none: 'field not in the spec', outbound: 'outbound' };

function breachOf({ actor, object, field, kind }: Change): Breach['why'] | undefined {
  const access = accessOf(actor.replace('integration:', ''));
  if (access === undefined || kind === 'event') return undefined;
  const own = access[object];
  if (own === undefined) return 'object not in the spec';
  if (kind === 'created') return own.create === true ? undefined : 'may not create';
  return bySpec[own.fields[field] ?? 'none'];
}

const span = (changes: readonly [Change, ...Change[]]): { readonly first: string; readonly last: string } => ({ first: iso(changes[0].at), last: iso(changes.at(-1)?.at ?? 0) });

function breaches(changes: readonly Change[]): readonly Breach[] {
  const found = changes.flatMap((change) => {
    const why = breachOf(change);
    return why === undefined ? [] : [{ ...change, why }];
  });
  return grouped(found, ({ actor, object, field, why }) => [actor, object, field, why].join('\n')).map((group) => ({ integration: group[0].actor.replace('integration:', ''), object: group[0].object, field: group[0].field, why: group[0].why, changes: group.length, ...span(group), confidence: least(group.map(({ confidence }) => confidence)) }));
}

type Declared = SpecField & { readonly account: Account; readonly label: string };
const declared: readonly Declared[] = connections.flatMap(({ name, label, account, objects }) => Object.entries(objects).flatMap(([object, { fields }]) => Object.entries(fields).map(([field, direction]) => ({ integration: name, object, field, direction, account, label }))));
const told = ({ integration, object, field, direction }: Declared): SpecField => ({ integration, object, field, direction });

const isTracked = ({ object, field }: SpecField): boolean => field in (trackedObjects.find((one) => one.object === object)?.fields ?? {});

function neverWritten(changes: readonly Change[]): { readonly sure: readonly SpecField[]; readonly perhaps: readonly SpecField[] } {
  const silent = declared.filter((one) => one.direction !== 'outbound' && isTracked(one) && !changes.some(({ actor, object, field }) => actor === `integration:${one.integration}` && object === one.object && field === one.field));
  const isPerhaps = (one: Declared): boolean => changes.some(({ user, object, field, confidence, candidates }) => user === one.account.id && object === one.object && field === one.field && confidence === 'ambiguous' && candidates.includes(one.label));
  return { sure: silent.filter((one) => !isPerhaps(one)).map(told), perhaps: silent.filter(isPerhaps).map(told) };
}

/** Twenty fields an object, and no more (facts 1.6 [A/B]). */
function whyUntracked({ object }: SpecField): 'object' | 'field' | 'limit' {
  const fields = trackedObjects.find((one) => one.object === object)?.fields;
  if (fields === undefined) return 'object';
  return Object.keys(fields).length >= 20 ? 'limit' : 'field';
}

const seenIn = (changes: readonly Change[]): readonly Seen[] => grouped(changes, ({ actor }) => actor).map((group) => ({ actor: group[0].actor, ...span(group) }));
const dayMs = 86_400_000;
const isDormant = ({ actor, last }: Seen): boolean => actor.startsWith('integration:') && Date.parse(now) - Date.parse(last) > 90 * dayMs;

const attributions = (changes: readonly Change[]): readonly Attribution[] =>
  changes.filter(({ user }) => isShared(user)).map(({ id, object, user, app, confidence, evidence, candidates, actor }) => ({ id, object, user, author: integrationOf[app] ?? app, confidence, evidence, candidates, actor }));

function exposure(all: readonly Attribution[]): readonly Exposure[] {
  return sharedAccounts.map(({ id, apps }) => {
    const count = (wanted: Confidence): number => all.filter(({ user, confidence }) => user === id && confidence === wanted).length;
    return { user: id, apps, exact: count('exact'), inferred: count('inferred'), ambiguous: count('ambiguous') };
  });
}

function recordsBy(changes: readonly Change[]): readonly Records[] {
  const hands = recordAuthors(changes).flatMap(({ object, createdBy, modifiedBy }) => [{ object, user: createdBy, created: 1, modified: 0 }, { object, user: modifiedBy, created: 0, modified: 1 }]);
  const sum = (group: readonly (typeof hands)[number][], what: 'created' | 'modified'): number => group.reduce((total, one) => total + one[what], 0);
  return grouped(hands, ({ object, user }) => `${object} ${user}`).map((group) => ({ user: group[0].user, object: group[0].object, created: sum(group, 'created'), modified: sum(group, 'modified') }));
}

const line = ({ id, at, field, kind, user, actor, class: kindOfActor, confidence, oldValue, newValue, oldName, newName }: Change): Line => ({ id, at: iso(at), field, kind, user, actor, class: kindOfActor, confidence, oldValue, newValue, ...(oldName === undefined ? {} : { oldName }), ...(newName === undefined ? {} : { newName }) });

/** The truth of a world, from what was planted, without a look at any file. */
export function manifestOf(world: World, { rows, changes }: Story = storyOf(world)): Manifest {
  const attribution = attributions(changes);
  const fights = world.fights.filter(({ amongActors }) => amongActors).map((one) => fightOf(one, ({ by }) => actorOf(by).actor));
  const accountFights = world.fights.filter(({ amongAccounts }) => amongAccounts).map((one) => fightOf(one, ({ by }) => accountActor(by.account)));
  const never = neverWritten(changes);
  const seen = seenIn(changes);
  return {
    seed: world.seed, now,
    rows: Object.fromEntries(trackedObjects.map(({ object, history }) => [history, rows.filter((row) => row.object === object).length])),
    accounts: accounts.map((account) => ({ id: account.id, name: account.name, username: account.username, class: account.class, apps: account.apps, actor: accountActor(account), isShared: isShared(account.id) })),
    byActor: counts(changes, ({ actor }) => actor),
    byAccount: counts(changes, ({ user }) => accountActor(accountOf(user))),
    stories: Object.fromEntries(grouped(changes, ({ object, record }) => `${object} ${record}`).map((group) => [`${group[0].object} ${group[0].record}`, group.map(line)])),
    fights, fieldFights: fieldFights(fights), accountFights, accountFieldFights: fieldFights(accountFights),
    attribution, exposure: exposure(attribution),
    records: recordsBy(changes),
    seen, dormant: seen.filter(isDormant).map(({ actor }) => actor.replace('integration:', '')),
    breaches: breaches(changes),
    neverWritten: never.sure, perhapsNeverWritten: never.perhaps,
    untracked: declared.filter((one) => !isTracked(one)).map((one) => ({ ...told(one), why: whyUntracked(one) })),
    log: { firstDaysAgo: logDays, lastDaysAgo: 1, missingDaysAgo: missingLogDay },
  };
}
