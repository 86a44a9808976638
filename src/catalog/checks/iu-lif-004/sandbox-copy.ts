import type { UserRow } from '../../../core/model/audit/rows-people.ts';
import type { Integration, View } from '../../../core/model/audit/view.ts';

const key = (text: string): string => text.toLowerCase();

/** A user that a sandbox refresh copied from another org: Salesforce adds the sandbox's name to the username. */
export interface SandboxCopy {
  readonly user: UserRow;
  /** The environment it was copied from. */
  readonly from: string;
  readonly isBound: boolean;
}

/** An active copy of another environment's user, where the spec has no such user in this sandbox. */
export function sandboxCopy(view: View, { spec, row, apps }: Integration): SandboxCopy | undefined {
  if (view.organization?.isSandbox !== true) return undefined;
  const declared = new Set(Object.values(spec.environments).map(({ username }) => key(username)));
  const others = Object.entries(spec.environments).filter(([name]) => name !== row.environment);
  const isBound = apps.some(({ policy }) => (policy?.boundTo ?? []).length > 0);
  for (const [from, { username }] of others) {
    const user = view.rows('users').find((each) => each.isActive && key(each.username).startsWith(`${key(username)}.`) && !declared.has(key(each.username)));
    if (user !== undefined) return { user, from, isBound };
  }
  return undefined;
}
