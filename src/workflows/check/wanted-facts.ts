import type { DatasetId, Snapshot } from '../../core/model/audit/datasets.ts';
import type { Rule } from '../../core/model/audit/rule.ts';

/** What finding integrations rests on, whichever rules are asked for (the catalogue's integrationIdentity and integrationApp). */
const evidence: readonly DatasetId[] = [
  'organization', 'users', 'profiles', 'permissionColumns', 'permissionSets', 'permissionSetAssignments', 'permissionSetGroups', 'mutingPermissionSets',
  'licences', 'licenceAssignments', 'connectedApps', 'connectedAppMetadata', 'externalClientApps', 'externalClientAppMetadata', 'setupEntityAccess',
  'appPolicies', 'oauthTokens', 'loginSummary', 'loginHistory', 'scheduledJobs', 'registry', 'policy',
];

/** The datasets that these rules, and finding out whom they are about, need. */
export function wantedFacts(rules: readonly Rule[], mode: Snapshot['mode']): ReadonlySet<DatasetId> {
  const ofRule = (rule: Rule): readonly DatasetId[] => (mode === 'org' ? [...rule.facts, ...rule.optionalFacts] : [...rule.sourceMode.facts, ...rule.sourceMode.optionalFacts]);
  const asked = rules.filter((rule) => mode === 'org' || rule.sourceMode.answers !== 'no');
  return new Set([...evidence, ...asked.flatMap(ofRule)]);
}
