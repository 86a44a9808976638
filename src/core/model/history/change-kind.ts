/**
 * What a history row tells of. `Field` holds API names, and words of Salesforce's own for what is no field (facts 2:
 * `created`; case specials such as `ownerAssignment`). An API name begins with a capital, or is a custom name.
 */
export type ChangeKind = 'change' | 'created' | 'event';

export function changeKind(field: string): ChangeKind {
  if (field === 'created') return 'created';
  return /^[a-z]/.test(field) && !field.includes('__') ? 'event' : 'change';
}
