import type { RegistryRow } from '../../model/audit/rows-files.ts';
import { possibly, surely, type App, type AppUse, type Holder, type Signal } from '../../model/audit/view.ts';
import { componentNames } from '../../model/names.ts';
import { isSamlOnly, type KnownApp } from './app-inventory.ts';
import type { AppUses } from './app-uses.ts';
import { firstBy, idKey, nameKey } from './keys.ts';
import { peoplesApps } from './people-apps.ts';
import { confidenceOf } from './user-signals.ts';
import type { World } from './world.ts';

/** A holder with the permission sets whose app approvals reach it, in comparable form. */
export interface Reaching {
  readonly holder: Holder;
  readonly setIds: ReadonlySet<string>;
}

/** Permission sets that an app is bound to, by all that tells of it. */
function boundSets(world: World): (app: KnownApp) => ReadonlySet<string> {
  const parents = new Map<string, Set<string>>();
  for (const { kind, entityId, parentId } of world.rows('setupEntityAccess')) {
    const key = `${kind} ${nameKey(idKey(entityId))}`;
    parents.set(key, (parents.get(key) ?? new Set<string>()).add(idKey(parentId)));
  }
  const byEntity = (kind: string, entity: string | undefined): readonly string[] => (entity === undefined ? [] : [...(parents.get(`${kind} ${nameKey(idKey(entity))}`) ?? [])]);
  return ({ kind, id, name, label, policy }) => new Set([...byEntity(kind, id), ...(world.mode === 'source' ? [name, label].flatMap((each) => byEntity(kind, each)) : []), ...(policy?.boundTo ?? []).map(idKey)]);
}

interface Bound {
  readonly holder: Holder;
  readonly use: AppUse;
}

/** Holders that an app is bound to. In source nobody uses it: the binding alone tells. */
function boundHolders(reaching: readonly Reaching[], sets: ReadonlySet<string>): readonly Bound[] {
  return reaching
    .filter(({ setIds }) => [...sets].some((id) => setIds.has(id)))
    .map(({ holder }) => ({ holder, use: { userId: holder.user?.id ?? '', username: holder.user?.username ?? holder.subject.key, by: 'binding' as const } }));
}

/** Specs that say an app is theirs: by the name that all their components have, or by an alias. */
function namedBy(world: World): (app: KnownApp) => readonly RegistryRow[] {
  const byName = new Map<string, Set<RegistryRow>>();
  for (const row of world.rows('registry')) {
    for (const name of [componentNames(row.spec.name).app, ...row.spec.aliases.map(({ app }) => app)]) byName.set(nameKey(name), (byName.get(nameKey(name)) ?? new Set<RegistryRow>()).add(row));
  }
  return ({ name, label, record }) => [...new Set([name, label, record?.name ?? name].flatMap((each) => [...(byName.get(nameKey(each)) ?? [])]))];
}

interface Evidence {
  readonly world: World;
  readonly app: KnownApp;
  readonly named: readonly RegistryRow[];
  readonly bound: readonly Bound[];
  /** Holders that use it, without those it is only bound to. */
  readonly users: readonly { readonly holder: Holder; readonly use: AppUse }[];
}

const useWords = { token: 'holds a token of it', login: 'logged in through it', 'run-as': 'is its run-as user', binding: 'may use it' } as const;
const best = (signals: readonly Signal[]): readonly Signal[] => signals.toSorted((one, other) => other.weight - one.weight).slice(0, 1);
const round = (weight: number): number => Math.round(weight * 100) / 100;

/** An app is an integration's as surely as its holder is; each kind of signal counts once (definitions.integrationApp [C]). */
function signalsOf({ world, app, named: [spec], bound, users }: Evidence): readonly Signal[] {
  const isServerApp = app.metadata?.isForPeople !== true && [...(app.metadata?.scopes ?? []), ...(app.external?.scopes ?? [])].some((scope) => scope === 'Api' || scope === 'Full');
  const acting = users.filter(({ holder }) => holder.actsThrough.some(({ app: through }) => [app.label, app.name].map(nameKey).includes(nameKey(through))));
  return [
    ...(spec === undefined ? [] : [{ id: 'registry' as const, weight: 1, words: `is named by ${spec.spec.name} in ${spec.file}` }]),
    ...best(bound.map(({ holder }) => ({ id: 'bound', weight: round(holder.confidence), words: `is bound to ${holder.subject.key}` }))),
    ...best(users.map(({ holder, use }) => ({ id: 'used-by', weight: round(holder.confidence), words: `${holder.subject.key} ${useWords[use.by]}` }))),
    ...best(acting.map(({ holder }) => ({ id: 'acts', weight: 0.9, words: `carries an integration of ${holder.subject.key}` }))),
    ...(world.mode === 'source' && isServerApp ? [{ id: 'scopes' as const, weight: 0.7, words: 'has a scope that opens the API' }] : []),
  ].filter(({ weight }) => weight > 0);
}

/** Apps of two kinds may have one name, as when one follows the other: then the kind is part of the key. */
function keyed(apps: readonly KnownApp[]): (app: KnownApp) => string {
  const first = firstBy(apps, ({ name }) => nameKey(name));
  return (app) => (first.get(nameKey(app.name)) === app || app.kind === 'external-client-app' ? app.name : `${app.name} (connected app)`);
}

/** Every app that is installed or was seen, integrations' first. `reaching`: holders that may be integrations' (`possibly`) or act as one. */
export function viewedApps(world: World, uses: AppUses, reaching: readonly Reaching[]): readonly App[] {
  const people = peoplesApps(world.policy);
  const bindings = boundSets(world);
  const specsOf = namedBy(world);
  const own = reaching.filter(({ holder }) => !holder.isSalesforceOwned);
  const byUser = new Map(own.flatMap(({ holder }) => (holder.user === undefined ? [] : [[idKey(holder.user.id), holder] as const])));
  const keyOf = keyed(uses.apps);
  const view = (app: KnownApp): App => {
    const isForPeople = [app.name, app.label].some(people.isForPeople);
    const bound = boundHolders(own.filter(({ holder }) => holder.confidence >= possibly), bindings(app));
    const users = uses.of(app).flatMap((use) => {
      const holder = byUser.get(idKey(use.userId));
      return holder === undefined ? [] : [{ holder, use }];
    });
    const named = specsOf(app);
    const signals = isForPeople ? [] : signalsOf({ world, app, named, bound, users });
    const holders = isForPeople ? [] : [...bound, ...users].map(({ holder }) => holder);
    const registered = [...new Set([...named, ...holders.flatMap(({ registered: row }) => row ?? [])])];
    const unnamed = holders.filter((holder) => holder.registered === undefined && holder.confidence >= surely).map(({ subject }) => subject.key);
    const key = keyOf(app);
    const at = app.metadata?.at ?? app.external?.at ?? app.policy?.at;
    const [spec, ...more] = registered;
    return {
      ...app,
      subject: { kind: 'app', key, label: app.label, ...(spec === undefined || more.length > 0 ? {} : { integration: spec.spec.name }), also: [app.name, ...(app.record === undefined ? [] : [app.record.name]), ...(app.id === undefined ? [] : [app.id])], ...(at === undefined ? {} : { at }) },
      signals,
      confidence: confidenceOf(signals),
      isForPeople,
      isFirstParty: [app.name, app.label].some(people.isFirstParty),
      uses: [...uses.of(app), ...(world.mode === 'org' ? bound.map(({ use }) => use) : [])],
      registered,
      integrations: [...new Set([...registered.map(({ spec: { name } }) => name), ...unnamed])],
    };
  };
  return uses.apps.filter((app) => !isSamlOnly(app)).map(view).toSorted((one, other) => other.confidence - one.confidence || one.subject.key.localeCompare(other.subject.key));
}
