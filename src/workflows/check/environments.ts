import { environmentOf, otherEnvironments } from '../../core/auditing/other-environments.ts';
import { buildView } from '../../core/auditing/view/index.ts';
import type { Snapshot } from '../../core/model/audit/datasets.ts';
import type { Policy } from '../../core/model/policy.ts';

/** Runs what looks at a snapshot's rows. */
export type Looking = <Value>(snapshot: Snapshot, look: () => Value) => Value;

/**
 * The snapshots of one run in the order given, each with what the others tell of their credentials (dataset
 * `otherEnvironments`). Only orgs tell and are told: files are the source of an org's apps, and have their keys. Pure.
 */
export function acquainted(snapshots: readonly Snapshot[], policy: Policy, looking: Looking): readonly Snapshot[] {
  const orgs = snapshots.filter(({ mode }) => mode === 'org');
  const run = orgs.map((snapshot) => (orgs.length < 2 ? { snapshot, tells: [] } : looking(snapshot, () => environmentOf(snapshot, buildView(snapshot, policy)))));
  const told = (snapshot: Snapshot): Snapshot => looking(snapshot, () => ({ ...snapshot, facts: { ...snapshot.facts, otherEnvironments: otherEnvironments(snapshot, run) } }));
  return snapshots.map((snapshot) => (snapshot.mode === 'org' ? told(snapshot) : snapshot));
}
