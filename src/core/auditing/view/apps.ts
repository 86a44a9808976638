import { byText } from '../../model/audit/report-order.ts';
import type { RegistryRow } from '../../model/audit/rows-files.ts';
import { possibly, surely, type App, type Holder } from '../../model/audit/view.ts';
import type { Subject } from '../../model/audit/check.ts';
import { componentNames } from '../../model/names.ts';
import { byNames, firstBy } from '../../model/audit/grouped.ts';
import { nameKey, recordKey } from '../../model/audit/record-key.ts';
import { isSamlOnly, type KnownApp } from './app-inventory.ts';
import { appSignals } from './app-signals.ts';
import type { AppUses } from './app-uses.ts';
import { boundSets, holdersOf, type Reaching } from './bindings.ts';
import { given } from './given.ts';
import { peoplesApps } from '../../model/audit/people-apps.ts';
import { confidenceOf } from './user-signals.ts';
import type { World } from './world.ts';

/** Specs that say an app is theirs: by the name that all their components have, or by an alias. */
function namedBy(world: World): (app: KnownApp) => readonly RegistryRow[] {
  const specs = byNames(world.rows('registry'), ({ spec }) => [componentNames(spec.name).app, ...spec.aliases.map(({ app }) => app)]);
  return ({ name, label }) => [...new Set([name, label].flatMap((each) => specs.get(nameKey(each)) ?? []))];
}

/** An app that follows another may have its name: then the kind is part of the older one's key. */
function keyed(apps: readonly KnownApp[]): (app: KnownApp) => string {
  const external = firstBy(apps.filter(({ kind }) => kind === 'external-client-app'), ({ name }) => nameKey(name));
  return ({ kind, name }) => (kind === 'connected-app' && external.has(nameKey(name)) ? `${name} (connected app)` : name);
}

/** The integration that an app belongs to, where it is one alone. */
const onlySpec = (rows: readonly RegistryRow[]): string | undefined => (rows.length === 1 ? rows[0]?.spec.name : undefined);

function subjectOf(app: KnownApp, key: string, registered: readonly RegistryRow[]): Subject {
  const { metadata, external, policy, record } = app;
  const at = [metadata, external, policy].find((row) => row?.at !== undefined)?.at;
  const also = [app.name, record?.name, app.id].filter((name) => name !== undefined);
  return { kind: 'app', key, label: app.label, also: [...new Set(also)], ...given({ at, integration: onlySpec(registered) }) };
}

/** Spec names, else the keys of holders that surely are integrations and that no spec names. */
function integrationsOf(registered: readonly RegistryRow[], holders: readonly Holder[]): readonly string[] {
  const unnamed = holders.filter((holder) => holder.registered === undefined && holder.confidence >= surely);
  return [...new Set([...registered.map(({ spec }) => spec.name), ...unnamed.map(({ subject }) => subject.key)])];
}

/** Every app that is installed or was seen, integrations' first. `reaching`: holders that may be integrations' (`possibly`) or act as one. */
export function viewedApps(world: World, uses: AppUses, reaching: readonly Reaching[]): readonly App[] {
  const people = peoplesApps(world.policy);
  const bindings = boundSets(world);
  const specsOf = namedBy(world);
  const keyOf = keyed(uses.apps);
  const own = reaching.filter(({ holder }) => !holder.isSalesforceOwned);
  const likely = own.filter(({ holder }) => holder.confidence >= possibly);
  const byUser = firstBy(own.map(({ holder }) => holder), ({ user }) => (user === undefined ? undefined : recordKey(user.id)));
  const view = (app: KnownApp): App => {
    const bound = holdersOf(likely, bindings(app));
    const used = uses.of(app);
    const users = used.flatMap((use) => {
      const holder = byUser.get(recordKey(use.userId));
      return holder === undefined ? [] : [{ holder, use }];
    });
    const named = specsOf(app);
    const isForPeople = [app.name, app.label].some(people.isForPeople);
    // A tool of people is no integration's because one of them looked something up with it.
    const holders = isForPeople ? [] : [...bound, ...users].map(({ holder }) => holder);
    const registered = [...new Set([...named, ...holders.flatMap(({ registered: row }) => row ?? [])])];
    const signals = isForPeople ? [] : appSignals({ app, isSource: world.mode === 'source', named, bound, users });
    return {
      ...app,
      subject: subjectOf(app, keyOf(app), registered),
      signals,
      confidence: confidenceOf(signals),
      isForPeople,
      isFirstParty: [app.name, app.label].some(people.isFirstParty),
      uses: world.mode === 'org' ? [...used, ...bound.map(({ use }) => use)] : [],
      registered,
      integrations: integrationsOf(registered, holders),
    };
  };
  const apps = uses.apps.filter((app) => !isSamlOnly(app)).map(view);
  return apps.toSorted((one, other) => other.confidence - one.confidence || byText(one.subject.key, other.subject.key));
}
