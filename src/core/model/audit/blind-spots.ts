import type { DatasetId } from './datasets.ts';
import type { Gap } from './fact.ts';
import { isKeptBack } from './unread.ts';
import type { View } from './view.ts';

/** What tells who is an integration, and which apps it uses. */
export const traces: readonly DatasetId[] = ['users', 'registry', 'permissionSets', 'permissionSetGroups', 'permissionSetAssignments', 'appPolicies', 'connectedAppMetadata', 'scheduledJobs', 'loginSummary', 'loginHistory', 'oauthTokens'];

/** What the org kept from this caller of these datasets, of those that were asked for. A gap that says what it is about leaves everybody else standing. */
export function blindSpots({ mode, facts }: Pick<View, 'mode' | 'facts'>, datasets: readonly DatasetId[]): readonly Gap[] {
  if (mode === 'source') return [];
  return datasets.flatMap((id) => facts[id]?.gaps.filter((gap) => gap.about === undefined && isKeptBack(gap)) ?? []);
}
