import type { Beneficiary } from '../../model/audit/new-access.ts';
import { permissionLabel } from '../../model/audit/permission-holders.ts';
import type { AppKind } from '../../model/audit/rows-apps.ts';
import { listed } from '../../model/sentence.ts';

const appNouns: Readonly<Record<AppKind, string>> = { 'connected-app': 'connected app', 'external-client-app': 'external client app' };
export const appWords = (kind: string, name: string): string => `${appNouns[kind as AppKind]} ${name}`;

/** Who it is given to, in the middle of a sentence. */
export const whom = ({ kind, name }: Beneficiary): string => (kind === 'integration' || kind === 'app' ? name : `users with ${kind} ${name}`);

const plain: Readonly<Record<string, string>> = { read: 'read', create: 'create', edit: 'edit', delete: 'delete' };
const wide: Readonly<Record<string, string>> = { viewAllRecords: 'see all records of', modifyAllRecords: 'change all records of', viewAllFields: 'see all fields of' };

const inOrder = (rights: readonly string[], words: Readonly<Record<string, string>>): readonly string[] => Object.keys(words).filter((right) => rights.includes(right)).map((right) => words[right] ?? right);

/** `read and edit Lead, and see all records of Lead` */
export function deeds(what: string, rights: readonly string[]): string {
  const verbs = inOrder(rights, plain);
  const all = inOrder(rights, wide).map((words) => `${words} ${what}`);
  return [...(verbs.length === 0 ? [] : [`${listed(verbs, 'and')} ${what}`]), ...(all.length === 0 ? [] : [listed(all, 'and')])].join(', and ');
}

/** `Manage Users (ManageUsers)`; the name alone where its label is not known here. */
export function permissionWords(name: string): string {
  const label = permissionLabel(name);
  return label === name ? name : `${label} (${name})`;
}
