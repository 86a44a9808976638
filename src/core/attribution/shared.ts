import { recordKey } from '../model/audit/record-key.ts';
import type { StoreRow } from '../model/history/tables.ts';
import { isShared, type Account } from './account.ts';

/** Rows of `shared`: everybody who acts as an account that several act as. `loggedFrom`: by the user's first 15 characters, the first banked call. */
export function sharedRows(accounts: readonly Account[], loggedFrom: ReadonlyMap<string, string>): readonly StoreRow[] {
  return accounts.filter(isShared).flatMap(({ user, name, parties }) =>
    parties.map((party) => ({
      user_id: user.id,
      actor: name,
      app: party.name,
      why: party.why,
      first_at: party.firstAt ?? null,
      last_at: party.lastAt ?? null,
      exact_from: loggedFrom.get(recordKey(user.id)) ?? null,
    })),
  );
}
