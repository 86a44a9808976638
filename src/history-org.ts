import type { Org as CoreOrg } from '@salesforce/core';
import { newFile, openLanding } from './edges/files/landing.ts';
import { openBulkQueries } from './edges/org/bulk-query.ts';
import { orgsNamed } from './edges/terminal/orgs.ts';
import type { Progress } from './core/model/ports.ts';
import { defaultPolicy } from './core/model/policy.ts';
import { storeFor, storeOf, type OpenedStore } from './history.ts';
import { exitCodes, Problem } from './problems.ts';
import { lineTo, wire } from './wiring.ts';
import { collect } from './workflows/history/collect.ts';
import { peopleOfOrg } from './workflows/history/people.ts';
import { settle } from './workflows/history/settle.ts';
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
  /** Rows that were not there before. */
  readonly added: number;
}

async function orgNamed(name: string | undefined): Promise<{ readonly name: string; readonly core: CoreOrg }> {
  const [named] = await orgsNamed(name === undefined ? undefined : [name], false);
  if (named === undefined) throw new Problem('check-no-org', [], exitCodes.wrongUse);
  return { name: named.name, core: await named.open() };
}

const declaredIn = (registry: Awaited<ReturnType<typeof readRegistry>>): readonly string[] =>
  registry.rows.flatMap(({ spec }) => Object.entries(spec.access.objects).flatMap(([object, { fields }]) => Object.keys(fields).map((field) => `${object}.${field}`)));

/** The store of an org with all that is new in it, and everybody in it named. */
export async function storeFromOrg(asked: OrgAsked, { projectRoot, progress }: { readonly projectRoot: string; readonly progress: Progress }): Promise<CollectedStore> {
  const { name, core } = await orgNamed(asked['target-org']);
  const line = lineTo({ org: core, apiVersion: asked['api-version'] });
  const deps = wire({ org: core, apiVersion: asked['api-version'], projectRoot, progress }, line);
  const about = await deps.org.about();
  const opened = await storeFor(asked.store ?? storeOf(about.orgId), { of: about.name, orgId: about.orgId, values: asked.values ? 'text' : 'hashed' });
  try {
    const { store } = opened;
    const [policy, registry] = await Promise.all([readPolicy(deps.files), readRegistry(deps.files)]);
    const collected = await collect(
      { org: deps.org, bulk: openBulkQueries(line, newFile), landing: openLanding(store.root), clock: deps.clock, progress },
      { store, policy: policy.rows[0]?.policy ?? defaultPolicy, objects: asked.object, since: asked.since, until: asked.until, declared: declaredIn(registry) },
    );
    progress.stage('history-people');
    const { people, gaps } = await peopleOfOrg(deps, store, name);
    await settle(store, people);
    return { ...opened, gaps: [...collected.gaps, ...gaps], added: collected.objects.reduce((sum, { added }) => sum + added, 0) };
  } catch (error) {
    await opened.end();
    throw error;
  }
}
