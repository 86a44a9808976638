import type { Policy } from '../policy.ts';
import type { Spec } from '../spec.ts';

/** Whether the policy lets new integrations start from what this spec started from. */
const startApproved = ({ approved }: Policy, { template }: Spec): boolean => approved.templates.length === 0 || (template !== undefined && approved.templates.includes(template));

/**
 * System permissions that the spec declares and the policy allows, by API name: no finding, since somebody decided so in
 * writing. None where there is no spec, or where the policy does not approve of its template.
 */
export function approvedRights(spec: Spec | undefined, policy: Policy): ReadonlySet<string> {
  if (spec === undefined || !startApproved(policy, spec)) return new Set();
  const approved = spec.access.userPermissions.filter((name) => policy.max.userPermissions.includes(name));
  // Whoever may modify all data may view them (the catalogue's effectivePermissions [A]).
  return new Set(approved.includes('ModifyAllData') ? [...approved, 'ViewAllData'] : approved);
}
