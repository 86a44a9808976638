import type { Gap } from '../../../core/model/audit/fact.ts';
import { given, moment as iso } from '../../../core/model/audit/org-reading.ts';
import type { LoginSummaryRow } from '../../../core/model/audit/rows-use.ts';
import { OrgRefusal, type OrgReader } from '../../../core/model/ports.ts';
import { moment, soql, type Soql } from '../../../core/model/soql.ts';

export interface Group {
  readonly UserId: string;
  readonly LoginType: string;
  readonly LoginSubType: string | null;
  readonly Application: string | null;
  readonly logins: number;
  readonly lastLogin: string;
}
interface Slice {
  readonly from: Date;
  readonly to: Date;
}

const hourMs = 3_600_000;
/** Queries beyond the first for one window. */
const mostHalvings = 16;

/** 2,000 groups and no queryMore (facts 2.z [A]); a query that takes too long is a slice too large as well (facts 3.3 [A]). */
const tooLarge = new Set(['EXCEEDED_ID_LIMIT', 'QUERY_TIMEOUT']);

const day = (at: Date): string => at.toISOString().slice(0, 16).replace('T', ' ');

/** Logins of a window, grouped. What overflows is halved in time, as often as is worth it; what still does is a gap. */
export function openSlices(org: OrgReader, window: Slice): { readonly read: (filter: Soql) => Promise<readonly Group[]>; readonly gaps: () => readonly Gap[] } {
  const gaps: Gap[] = [];
  let left = mostHalvings;

  const slice = async (filter: Soql, { from, to }: Slice): Promise<readonly Group[]> => {
    try {
      return await org.query<Group>(
        soql`SELECT UserId, LoginType, LoginSubType, Application, COUNT(Id) logins, MAX(LoginTime) lastLogin FROM LoginHistory WHERE LoginTime >= ${moment(from)} AND LoginTime < ${moment(to)} AND ${filter} GROUP BY UserId, LoginType, LoginSubType, Application`
      );
    } catch (error) {
      if (!(error instanceof OrgRefusal) || !tooLarge.has(error.code)) throw error;
    }
    const middle = new Date(Math.floor((from.getTime() + to.getTime()) / 2_000) * 1_000);
    if (left < 2 || middle.getTime() - from.getTime() < hourMs) {
      gaps.push({ kind: 'truncated', words: `Logins from ${day(from)} to ${day(to)} UTC could not be added up: Salesforce groups at most 2,000 combinations of user, kind and app a query.` });
      return [];
    }
    left -= 2;
    return (await Promise.all([slice(filter, { from: middle, to }), slice(filter, { from, to: middle })])).flat();
  };
  return { read: (filter) => slice(filter, { ...window, to: new Date(window.to.getTime() + 1_000) }), gaps: () => gaps };
}

/** Groups of several slices that are of one kind, as one row. */
export function addedUp(groups: readonly Group[]): readonly LoginSummaryRow[] {
  const rows = new Map<string, LoginSummaryRow>();
  for (const group of groups) {
    const key = JSON.stringify([group.UserId, group.LoginType, group.LoginSubType, group.Application]);
    const held = rows.get(key);
    const lastAt = iso(group.lastLogin);
    rows.set(key, {
      userId: group.UserId,
      type: group.LoginType,
      ...given('subType', group.LoginSubType),
      ...given('application', group.Application),
      logins: (held?.logins ?? 0) + group.logins,
      lastAt: held !== undefined && held.lastAt > lastAt ? held.lastAt : lastAt,
    });
  }
  return [...rows.values()];
}
