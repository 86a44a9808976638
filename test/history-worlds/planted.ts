import { connections } from './specs.ts';
import { integrationOf } from './cast.ts';
import type { Line, Manifest } from './truth.ts';

/** By what shared accounts are told apart: by all that an org knows, or not at all, as from files. */
export type By = 'evidence' | 'account';

/** One change as it was planted, and who it counts for. */
export interface PlantedChange extends Line {
  readonly object: string;
  readonly record: string;
}

/** What a report must say of each change, in the order of a record's story. */
export function plantedChanges({ stories, accounts }: Manifest, by: By): readonly PlantedChange[] {
  const accountOf = new Map(accounts.map((account) => [account.id, account]));
  const forAccount = (line: Line): Line => ({ ...line, actor: accountOf.get(line.user)?.actor ?? line.user, class: accountOf.get(line.user)?.class ?? line.class, confidence: 'exact' });
  return Object.entries(stories).flatMap(([key, lines]) => {
    const [object = '', record = ''] = key.split(' ');
    return lines.map((line) => ({ ...(by === 'account' ? forAccount(line) : line), object, record }));
  });
}

/** Who acts as a shared account, by the names that reports use. */
function partiesOf({ apps, name }: Manifest['accounts'][number]): readonly string[] {
  return apps.map((app) => (app === 'Browser' ? name : (integrationOf[app] ?? app)));
}

/** Everybody whose changes only evidence can tell from another's: the accounts, and who acts as them. */
export const onSharedAccounts = ({ accounts }: Manifest): ReadonlySet<string> =>
  new Set(accounts.filter(({ isShared }) => isShared).flatMap((account) => [account.actor, ...partiesOf(account).map((name) => `integration:${name}`)]));

/**
 * The manifest's name of whom a report names. Reports tell two people of one name apart by username or Id, and name both where
 * they cannot say which of two it was; the manifest counts that for the account.
 */
export function plantedName({ accounts }: Manifest): (name: string) => string {
  const names = new Map<string, string>();
  for (const account of accounts) {
    const { id, name, username, actor, isShared } = account;
    const spellings = [id, name, `${name} (${username})`, `${name} (${id})`, ...(isShared ? [partiesOf(account).toSorted().join(' or ')] : [])];
    for (const spelling of spellings) names.set(spelling, actor);
  }
  for (const { name } of connections) names.set(name, `integration:${name}`);
  return (name) => names.get(name) ?? `integration:${name}`;
}
