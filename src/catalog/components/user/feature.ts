import type { OrgReader } from '../../../core/model/ports.ts';

/** A feature licence of a user: a switch on its record, which takes a seat of its own (facts 2.x User [A]). */
export interface Feature {
  readonly column: string;
  /** e.g. `Marketing User` */
  readonly label: string;
}

/** The switches that this org has and lets be changed; features add some, so the list is never hard-coded. */
export async function featuresOf(org: OrgReader): Promise<readonly Feature[]> {
  const described = await org.describe('User');
  return (described?.fields ?? [])
    .filter(({ name, type, updateable }) => name.startsWith('UserPermissions') && type === 'boolean' && updateable)
    .map(({ name, label }) => ({ column: name, label }));
}
