import type { Target } from '../../../core/model/component.ts';
import { secretName, type CredentialStore } from '../../../core/model/credential-store.ts';
import type { StoredCredential } from '../../../core/model/ports.ts';

const before = { file: 'in a file that only you can read', age: 'encrypted with age' } as const;

export interface Move {
  readonly store: CredentialStore;
  /** Where the secret is now, as half a sentence after "until now". */
  readonly before: string;
}

/** Where a secret is to go that is still on this machine; `undefined` where it is as the spec says, or where it went out of our hands. */
export function moves(store: CredentialStore | undefined, stored: StoredCredential): Move | undefined {
  if (store === undefined || stored.flow === 'authorization-code' || stored.store === 'command' || stored.store === store.kind) return undefined;
  return { store, before: before[stored.store] };
}

function otherCustodians(store: CredentialStore, stored: StoredCredential): boolean {
  if (store.kind !== 'age' || stored.sealedTo === undefined) return false;
  const wanted = new Set(store.recipients.flatMap(({ key }) => key ?? []));
  return wanted.size !== stored.sealedTo.length || stored.sealedTo.some((key) => !wanted.has(key));
}

function otherStore(store: CredentialStore, { storedWith }: StoredCredential): boolean {
  return storedWith !== undefined && (store.kind !== 'command' || store.put.written !== storedWith);
}

/** What differs from the spec and only a new credential can change. */
export function storeNotes({ spec, store }: Target, stored: StoredCredential): readonly string[] {
  if (store === undefined) return [];
  const what = `The ${secretName(stored.flow)} of ${spec.name}`;
  const notes: string[] = [];
  if (otherCustodians(store, stored)) notes.push(`${what} is encrypted for another list of custodians than today's; that changes with the next credential.`);
  if (otherStore(store, stored)) notes.push(`${what} was given to "${stored.storedWith ?? ''}"; the spec keeps it elsewhere by now, which holds from the next credential on.`);
  return notes;
}
