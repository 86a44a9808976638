import type { StoreFacts } from './report.ts';

type Present = Pick<StoreFacts, 'present'>;

/** Why a store has no changes, and what to do: one that nobody filled is something else than one that found none. */
export function withoutChanges({ present }: Present): string {
  return present.has('coverage')
    ? 'What was read holds no change of a field. Salesforce keeps history only of fields that are chosen for it (Setup, Object Manager, the object, Fields & Relationships, Set History Tracking).'
    : 'Nothing has been read yet. Read an org: sf integration-user report history --target-org ORG';
}

/** What to do where there are no specs to hold something against. */
export const withoutSpecs = 'No spec is known. Run the command in a project with specs (integrations/*.yaml), with --target-org ORG or --from FILE.';
