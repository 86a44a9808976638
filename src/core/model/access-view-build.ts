import { accessAreas, type AccessRow, type AccessView } from './access-view.ts';
import { addressRows } from './access-view-addresses.ts';
import type { AccessFacts } from './access-view-facts.ts';
import { doubtfulAreas, unreadRows, unreadThing } from './access-view-parts.ts';
import { fieldRows, objectRows, permissionRows } from './access-view-rights.ts';
import { setupRows, tokenRows } from './access-view-setup.ts';
import { summed } from './access-view-summary.ts';
import type { WantedView } from './access-view-wanted.ts';
import { fieldRights, objectRights } from './effective-access.ts';

export type ViewedWhere = Pick<AccessView, 'integration' | 'environment' | 'org' | 'readAt'>;

const rightOrder = new Map<string, number>([...objectRights, ...fieldRights].map((right) => [right, objectRights.indexOf(right as 'read')]));
const areaOrder = new Map<string, number>(accessAreas.map((area, index) => [area, index]));

/** By area, name and right, the same in every locale. */
function inOrder(a: AccessRow, b: AccessRow): number {
  const area = (areaOrder.get(a.area) ?? 0) - (areaOrder.get(b.area) ?? 0);
  if (area !== 0) return area;
  if (a.subject !== b.subject) return a.subject < b.subject ? -1 : 1;
  return (rightOrder.get(a.right) ?? 0) - (rightOrder.get(b.right) ?? 0);
}

const openAppsShown = 10;

function notesOf({ openApps }: AccessFacts): readonly string[] {
  if (openApps.length === 0) return [];
  const more = openApps.length - openAppsShown;
  const names = openApps.slice(0, openAppsShown).join(', ') + (more > 0 ? ` and ${more} more` : '');
  return [`In this org any user who can log in may authorise these apps on its own, this one included: ${names}.`];
}

/**
 * The "login as" view from what was read of a user and, where there is a spec, what it says. A right that was not seen where
 * the session could not look is `unknown`, never `missing`, and each part that was not shown is a row of its own.
 */
export function accessView(where: ViewedWhere, facts: AccessFacts, wanted: WantedView | undefined): AccessView {
  const hidden = doubtfulAreas(facts.unread);
  const rows = [
    ...objectRows(facts, wanted, hidden),
    ...fieldRows(facts, wanted, hidden),
    ...permissionRows(facts, wanted, hidden),
    ...setupRows(facts, wanted, hidden),
    ...tokenRows(facts, wanted),
    ...addressRows(facts, wanted, hidden.has('address')),
    ...unreadRows(facts.unread),
  ];
  return summed({ ...where, user: facts.user, notes: notesOf(facts), holdings: facts.holdings, rows: rows.toSorted(inOrder), unread: facts.unread.map(unreadThing) });
}
