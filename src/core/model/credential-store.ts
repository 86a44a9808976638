import { exitCodes, Problem } from '../../problems.ts';
import { commandText, fillCommand, splitCommand, unfillable, type Placeholder } from './command-line.ts';
import type { Policy } from './policy.ts';
import type { Environment, Spec } from './spec.ts';

/** A program that takes the secret on its stdin, or gives it back on its stdout. */
export interface StoreCommand {
  /** As the spec has it, which is what a policy approves. */
  readonly written: string;
  /** Filled in for one integration in one org. */
  readonly argv: readonly string[];
  /** A spec may come from a stranger: what the organisation's policy does not name is never run. */
  readonly approved: boolean;
}

/** A custodian's age key. */
export interface AgeRecipient {
  readonly email: string;
  /** `age1...`; absent where the policy has none, and then nothing can be encrypted. */
  readonly key?: string | undefined;
}

/** Where the private key or consumer secret of an identity goes (PRODUCT, spec `credentials.store`). */
export type CredentialStore =
  | { readonly kind: 'file' }
  | { readonly kind: 'age'; readonly recipients: readonly AgeRecipient[] }
  | { readonly kind: 'command'; readonly put: StoreCommand; readonly read?: StoreCommand };

type Written = Pick<Spec['credentials'], 'store' | 'read'>;

/** What holds in one environment. Its own store leaves the spec's `read` behind, which is the way into another store. */
function writtenFor(spec: Spec, own: Environment['credentials']): Written {
  return own?.store === undefined ? { ...spec.credentials, ...(own?.read === undefined ? {} : { read: own.read }) } : { store: own.store, read: own.read };
}

export function isCommand(store: string): boolean {
  return store !== 'file' && store !== 'age';
}

function commandOf(written: string, values: Readonly<Record<Placeholder, string>>, policy: Policy): StoreCommand {
  const line = splitCommand(written);
  // Specs are validated with the same function.
  if (!line.ok) throw new Problem('unforeseen', [`${written} is not ${line.why}`]);
  const odd = unfillable(line.argv, values);
  if (odd !== undefined) throw new Problem('store-value-odd', [odd, values[odd], written], exitCodes.wrongUse);
  return { written, argv: fillCommand(line.argv, values), approved: policy.approved.stores.includes(written) };
}

function recipientsOf(spec: Spec, { custodianKeys }: Policy): readonly AgeRecipient[] {
  const keys = new Map(Object.entries(custodianKeys).map(([email, key]) => [email.toLowerCase(), key]));
  return spec.custodians.map((email) => ({ email, key: keys.get(email.toLowerCase()) }));
}

export interface StoreContext {
  /** The name of the environment, and its part of the spec. */
  readonly name: string;
  readonly environment: Environment;
  readonly orgId: string;
}

/**
 * Where the spec keeps the secret of this integration in this org. Nothing is run or read. Throws `store-value-odd` (exit 2)
 * for a command that cannot be filled in.
 */
export function credentialStoreOf(spec: Spec, { name, environment, orgId }: StoreContext, policy: Policy): CredentialStore {
  const { store, read } = writtenFor(spec, environment.credentials);
  if (store === 'file') return { kind: 'file' };
  if (store === 'age') return { kind: 'age', recipients: recipientsOf(spec, policy) };
  const values = { name: spec.name, orgId, username: environment.username, environment: name };
  return { kind: 'command', put: commandOf(store, values, policy), ...(read === undefined ? {} : { read: commandOf(read, values, policy) }) };
}

/** How often the credential is replaced in one environment, in days. */
export function rotationDays(spec: Spec, environment: Environment): number {
  return environment.credentials?.rotateEveryDays ?? spec.credentials.rotateEveryDays;
}

const secretNames = { 'jwt-bearer': 'private key', 'client-credentials': 'consumer secret', 'authorization-code': 'consumer key' } as const;

/** What the secret of a flow is called. */
export function secretName(flow: Spec['auth']['flow']): string {
  return secretNames[flow];
}

/** Where a secret goes, as half a sentence after "will be". The exact command, so that nobody runs one unseen. */
export function storeWords(store: CredentialStore): string {
  if (store.kind === 'file') return 'kept in a file that only you can read, outside the project';
  if (store.kind === 'age') return `encrypted with age to the keys of ${store.recipients.map(({ email }) => email).join(', ')}`;
  const back = store.read === undefined ? '' : `, and read back with: ${commandText(store.read.argv)}`;
  return `given on stdin to: ${commandText(store.put.argv)}${back}`;
}
