import { accountsOf, type Account, type AccountFacts } from '../../../src/core/attribution/account.ts';
import type { Trace } from '../../../src/core/attribution/trace.ts';
import type { RegistryRow } from '../../../src/core/model/audit/rows-files.ts';
import { specSchema } from '../../../src/core/model/spec.ts';

/** Ids of users by a letter; `a` and `A` differ in letter case alone. */
export const idOf = (letter: string): string => `005Hw00000000${letter}0AAA`;

/** A spec with this name and label, for this username. */
export function registered(name: string, username: string, more: { readonly label?: string; readonly aliases?: readonly { readonly app: string; readonly until: string }[]; readonly objects?: Readonly<Record<string, unknown>> } = {}): RegistryRow {
  const spec = specSchema.parse({
    apiVersion: 'integration-user/v1', name, label: more.label ?? name, purpose: 'Keeps things in step', vendor: 'Example Vendor',
    owner: { name: 'Ana Ruiz', email: 'ana@example.com' }, custodians: ['ana@example.com', 'bo@example.com', 'chi@example.com'], mailbox: 'tool@example.com',
    environments: { production: { username } }, network: { allow: [{ cidr: '203.0.113.0/29', source: 'the vendor' }] },
    aliases: more.aliases ?? [], access: { objects: more.objects ?? {} },
  });
  return { file: `integrations/${name}.yaml`, spec, environment: 'production', places: {} };
}

export const login = (letter: string, app: string | undefined, more: Partial<Trace> = {}): Trace => ({ userId: idOf(letter), by: 'login', isPerson: false, firstAt: '2026-09-01T00:00:00.000Z', lastAt: '2026-10-01T00:00:00.000Z', ...(app === undefined ? {} : { app }), ...more });
export const browser = (letter: string): Trace => login(letter, undefined, { isPerson: true });

/** The account of one user, from what is known. */
export function accountOf(letter: string, facts: Partial<AccountFacts>): Account {
  const [account] = accountsOf({ seen: [idOf(letter)], users: [], registry: [], traces: [], isForPeople: (app) => app === 'Data Loader', ...facts });
  if (account === undefined) throw new Error('there is always one');
  return account;
}
