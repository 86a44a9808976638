import type { NewAccess } from '../../model/audit/new-access.ts';
import { placed } from '../../model/audit/place.ts';
import { keyOf, type Held, type Right } from './held.ts';
import { isHeld } from './implied.ts';
import type { Pair } from './pairs.ts';
import { appWords, deeds, permissionWords, whom } from './sentences.ts';

const sentence: Readonly<Record<Right['kind'], (who: string, what: string, rights: readonly string[]) => string>> = {
  object: (who, what, rights) => `This pull request lets ${who} ${deeds(what, rights)}.`,
  field: (who, what, rights) => `This pull request lets ${who} ${deeds(what, rights)}.`,
  permission: (who, what) => `This pull request gives ${who} the permission ${permissionWords(what)}.`,
  app: (who, what, [kind = '']) => `This pull request lets ${who} use ${appWords(kind, what)}.`,
};

/** Rights on one thing are one sentence; apps of two kinds may share a name. */
function groups(rights: readonly Right[]): readonly (readonly [Right, ...Right[]])[] {
  const found = new Map<string, [Right, ...Right[]]>();
  for (const right of rights) {
    const key = keyOf({ ...right, right: right.kind === 'app' ? right.right : '' });
    const group = found.get(key);
    if (group === undefined) found.set(key, [right]);
    else group.push(right);
  }
  return [...found.values()];
}

/** What a member gives anew is told of the member. */
function newIn({ before, after, members }: Pair, holders: ReadonlyMap<string, Held>, news: (id: string) => ReadonlySet<string>): readonly Right[] {
  const told = new Set(members.filter((id) => holders.has(id)).flatMap((id) => [...news(id)]));
  return [...after.values()].filter((right) => !isHeld(before, right) && !told.has(keyOf(right)));
}

/** Rights that each has now and had not before, by name or by what another right held. */
export function newRights(all: readonly Pair[], holders: ReadonlyMap<string, Held>): readonly NewAccess[] {
  const byId = new Map(all.flatMap((pair) => pair.ids.map((id) => [id, pair] as const)));
  const news = (id: string): ReadonlySet<string> => {
    const pair = byId.get(id);
    return new Set(pair === undefined ? [] : [...pair.after.values()].filter((right) => !isHeld(pair.before, right)).map(keyOf));
  };
  return all.flatMap((pair) =>
    groups(newIn(pair, holders, news)).map((group): NewAccess => {
      const [{ kind, what, at }] = group;
      const rights = group.map(({ right }) => right).filter((right) => right !== '');
      return { to: pair.to, kind, what, rights, words: sentence[kind](whom(pair.to), what, rights), ...placed(at) };
    }),
  );
}
