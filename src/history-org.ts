import { join } from 'node:path';
import type { Org as CoreOrg } from '@salesforce/core';
import { newFile, openLanding } from './edges/files/landing.ts';
import { openBulkQueries } from './edges/org/bulk-query.ts';
import { openLogFiles } from './edges/org/log-file.ts';
import { orgsNamed } from './edges/terminal/orgs.ts';
import type { Progress } from './core/model/ports.ts';
import { defaultPolicy } from './core/model/policy.ts';
import { storeOf, type OpenedStore } from './history.ts';
import { storeFor } from './history-change.ts';
import { exitCodes, Problem } from './problems.ts';
import { lineTo, wire } from './wiring.ts';
import { bankLogs } from './workflows/history/bank-logs.ts';
import { collect } from './workflows/history/collect.ts';
import { peopleOfOrg } from './workflows/history/people.ts';
import { keepCounts, recordCounts } from './workflows/history/record-counts.ts';
import { settle, type People } from './workflows/history/settle.ts';
import { noteUnfinished } from './workflows/history/unfinished.ts';
import { readPolicy, readRegistry } from './workflows/project-facts/registry.ts';

export interface OrgAsked {
  readonly 'target-org'?: string | undefined;
  readonly store?: string | undefined;
  readonly values: boolean;
  readonly object?: readonly string[] | undefined;
  /** ISO date-times. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly 'api-version'?: string | undefined;
}

export interface CollectedStore extends OpenedStore {
  /** Sentences about what could not be read. */
  readonly gaps: readonly string[];
  readonly collected: CollectedRows;
}

/** What one run added to a store. */
export interface CollectedRows {
  readonly store: string;
  /** History rows that were not there before, by object. */
  readonly changes: Readonly<Record<string, number>>;
  readonly logins: number;
  readonly calls: number;
  /** Objects whose history could not be read at all. */
  readonly unread: readonly string[];
  /** Sentences about what could not be read. */
  readonly gaps: readonly string[];
}

async function orgNamed(name: string | undefined): Promise<{ readonly name: string; readonly core: CoreOrg }> {
  const [named] = await orgsNamed(name === undefined ? undefined : [name], false);
  if (named === undefined) throw new Problem('check-no-org', [], exitCodes.wrongUse);
  return { name: named.name, core: await named.open() };
}

const declaredIn = (registry: Awaited<ReturnType<typeof readRegistry>>): readonly string[] =>
  registry.rows.flatMap(({ spec }) => Object.entries(spec.access.objects).flatMap(([object, { fields }]) => Object.keys(fields).map((field) => `${object}.${field}`)));

/** Users whose logins and calls tell something: integrations, and whom an app acts as. */
const inQuestion = ({ users, traces = [] }: People): readonly string[] => [...new Set([...users.filter(({ integration }) => integration !== undefined).map(({ id }) => id), ...traces.map(({ userId }) => userId)])];

export interface CollectingFor {
  readonly projectRoot: string;
  readonly progress: Progress;
  /** Told the folder of pages, values in plain text, that a run which fails leaves for the next one. */
  readonly left: (folder: string) => void;
}

/** The store of an org with all that is new in it, and everybody in it named. */
export async function storeFromOrg(asked: OrgAsked, { projectRoot, progress, left }: CollectingFor): Promise<CollectedStore> {
  const { name, core } = await orgNamed(asked['target-org']);
  const line = lineTo({ org: core, apiVersion: asked['api-version'] });
  const deps = wire({ org: core, apiVersion: asked['api-version'], projectRoot, progress }, line);
  const about = await deps.org.about();
  const opened = await storeFor(asked.store ?? storeOf(about.orgId), { of: about.name, orgId: about.orgId, values: asked.values ? 'text' : 'hashed' });
  try {
    const { store } = opened;
    await noteUnfinished(store, deps.clock.now());
    const [policy, registry] = await Promise.all([readPolicy(deps.files), readRegistry(deps.files)]);
    const collected = await collect(
      { org: deps.org, bulk: openBulkQueries(line, newFile), landing: openLanding(store.root), clock: deps.clock, progress },
      { store, policy: policy.rows[0]?.policy ?? defaultPolicy, objects: asked.object, since: asked.since, until: asked.until, declared: declaredIn(registry) },
    );
    const { people, gaps } = await peopleOfOrg(deps, store, name);
    const banked = await bankLogs({ org: deps.org, logFiles: openLogFiles(line, newFile), landing: openLanding(store.root), clock: deps.clock, progress }, store, inQuestion(people));
    const counts = await recordCounts(deps.org, collected.found.map(({ object }) => object), deps.clock.now());
    await keepCounts(store, counts);
    progress.stage('history-people');
    await settle(store, people);
    const all = [...new Set([...collected.gaps, ...gaps, ...banked.gaps, ...counts.gaps])];
    await store.noteGaps(all);
    const changes = Object.fromEntries(collected.objects.map(({ object, added }) => [object, added]));
    const missed = collected.coverage.filter(({ state }) => state !== 'complete');
    const told = missed.map(({ object, why }) => `${String(object)}: ${String(why ?? 'its history is not all there')}`);
    const unread = missed.filter(({ state, source }) => state === 'unread' && source === 'org').map(({ object }) => String(object));
    return { ...opened, gaps: all, collected: { store: store.root, changes, logins: banked.logins, calls: banked.calls, unread, gaps: [...told, ...all] } };
  } catch (error) {
    const pages = await openLanding(opened.store.root).unfinished().catch(() => undefined);
    if (pages?.slices.some((slice) => slice.pages.length > 0) === true) left(join(opened.store.root, 'landing'));
    await opened.end();
    throw error;
  }
}
