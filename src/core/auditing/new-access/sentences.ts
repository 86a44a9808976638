import type { Beneficiary } from '../../model/audit/new-access.ts';
import { ratedPermissions } from '../../model/audit/permission-groups.ts';

/** `a`, `a and b`, `a, b and c` */
export function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** Who it is given to, in the middle of a sentence. */
export const whom = ({ kind, name }: Beneficiary): string => (kind === 'integration' || kind === 'app' ? name : `users with ${kind} ${name}`);

const plain: Readonly<Record<string, string>> = { read: 'read', create: 'create', edit: 'edit', delete: 'delete' };
const wide: Readonly<Record<string, string>> = { viewAllRecords: 'see all records of', modifyAllRecords: 'change all records of', viewAllFields: 'see all fields of' };

const inOrder = (rights: readonly string[], words: Readonly<Record<string, string>>): readonly string[] => Object.keys(words).filter((right) => rights.includes(right)).map((right) => words[right] ?? right);

/** `read and edit Lead, and see all records of Lead` */
export function deeds(what: string, rights: readonly string[]): string {
  const verbs = inOrder(rights, plain);
  const all = inOrder(rights, wide).map((words) => `${words} ${what}`);
  return [...(verbs.length === 0 ? [] : [`${listed(verbs)} ${what}`]), ...(all.length === 0 ? [] : [listed(all)])].join(', and ');
}

/** `Manage Users (ManageUsers)`; the name alone where its label is not known here. */
export function permissionWords(name: string): string {
  const label = ratedPermissions.find((rated) => rated.name === name)?.label;
  return label === undefined ? name : `${label} (${name})`;
}
