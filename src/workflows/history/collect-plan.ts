import type { HistoryObject } from '../../core/model/history/discovery.ts';
import type { LandingSlice } from '../../core/model/history/landing.ts';
import { OrgRefusal, type OrgReader } from '../../core/model/ports.ts';
import { columns, moment, soql, type Soql } from '../../core/model/soql.ts';
import { inTurns } from '../turns.ts';
import { apiReach, type Stretch } from './collect-reach.ts';

interface Measured {
  readonly rows: number;
  readonly first: string;
  readonly last: string;
}
interface Counted {
  readonly n: number;
  readonly oldest: string | null;
  readonly newest: string | null;
}

const noRows: Counted = { n: 0, oldest: null, newest: null };

export interface PlanWish {
  readonly now: Date;
  /** Rows of one query job; what is more is cut by months. */
  readonly sliceRows: number;
}

const atOnce = 5;

const within = ({ from, to }: Stretch): Soql => soql`CreatedDate >= ${moment(new Date(from))} AND CreatedDate < ${moment(new Date(to))}`;

/** The rows of a stretch, and when the first and the last were made; `undefined` where the org has no time to count them. */
async function measure(org: OrgReader, { history }: HistoryObject, stretch: Stretch): Promise<Measured | undefined> {
  try {
    const [row = noRows] = await org.query<Counted>(soql`SELECT COUNT(Id) n, MIN(CreatedDate) oldest, MAX(CreatedDate) newest FROM ${columns([history])} WHERE ${within(stretch)}`);
    return { rows: row.n, first: row.oldest ?? stretch.from, last: row.newest ?? stretch.to };
  } catch (error) {
    if (error instanceof OrgRefusal && /TIMEOUT|EXCEEDED/.test(error.code)) return undefined;
    throw error;
  }
}

/** Begins of months after `first`, up to `last`. */
function monthsBetween(first: string, last: string): readonly string[] {
  const months: string[] = [];
  const at = new Date(`${new Date(first).toISOString().slice(0, 7)}-01T00:00:00.000Z`);
  for (;;) {
    at.setUTCMonth(at.getUTCMonth() + 1);
    if (at.getTime() > Date.parse(last)) return months;
    months.push(at.toISOString());
  }
}

/** The stretch in one piece, or by months where that is more than one job should hold. */
function pieces(stretch: Stretch, measured: Measured | undefined, { now, sliceRows }: PlanWish): readonly Stretch[] {
  if (measured !== undefined && measured.rows <= sliceRows) return [stretch];
  const shown = apiReach(now) > stretch.from ? apiReach(now) : stretch.from;
  const cuts = monthsBetween(measured?.first ?? shown, measured?.last ?? stretch.to).filter((cut) => cut > stretch.from && cut < stretch.to);
  const edges = [stretch.from, ...cuts, stretch.to];
  return edges.slice(1).map((to, index) => ({ from: edges[index] ?? stretch.from, to }));
}

/**
 * Unordered: nobody needs an order, and to sort costs the org. Restricted fields have a statement of their own, which asks who
 * changed them and when, and for no value.
 */
function statements({ history, columns: all, restricted }: HistoryObject, stretch: Stretch): readonly Pick<LandingSlice, 'soql' | 'columns' | 'withoutValues'>[] {
  const select = (names: readonly string[], condition: Soql): string => soql`SELECT ${columns(names)} FROM ${columns([history])} WHERE ${condition}`.text;
  if (restricted.length === 0) return [{ soql: select(all, within(stretch)), columns: all, withoutValues: false }];
  const bare = all.filter((name) => name !== 'OldValue' && name !== 'NewValue');
  return [
    { soql: select(all, soql`${within(stretch)} AND Field NOT IN ${restricted}`), columns: all, withoutValues: false },
    { soql: select(bare, soql`${within(stretch)} AND Field IN ${restricted}`), columns: bare, withoutValues: true },
  ];
}

export interface ObjectPlan {
  readonly object: HistoryObject;
  readonly stretches: readonly Stretch[];
}

export interface Planned {
  readonly slices: readonly LandingSlice[];
  /** Salesforce's words, of objects that it would not count. */
  readonly refused: ReadonlyMap<string, string>;
}

async function slicesOf(org: OrgReader, { object, stretches }: ObjectPlan, wish: PlanWish): Promise<readonly LandingSlice[]> {
  const slices: LandingSlice[] = [];
  for (const stretch of stretches) {
    const measured = await measure(org, object, stretch);
    if (measured?.rows === 0) continue;
    const cut = pieces(stretch, measured, wish);
    for (const { from, to } of cut) {
      for (const statement of statements(object, { from, to })) {
        const expected = measured === undefined || statement.withoutValues ? {} : { expected: Math.round(measured.rows / cut.length) };
        slices.push({ name: `${object.object}-${slices.length + 1}`, object: object.object, ...statement, from, to, ...expected, pages: [], state: 'open' });
      }
    }
  }
  return slices;
}

/** The slices of a batch. What has no rows in a stretch takes one count and no job. */
export async function planSlices(org: OrgReader, plans: readonly ObjectPlan[], wish: PlanWish): Promise<Planned> {
  const refused = new Map<string, string>();
  const slices = await inTurns(plans, atOnce, async (plan) => {
    try {
      return await slicesOf(org, plan, wish);
    } catch (error) {
      if (!(error instanceof OrgRefusal)) throw error;
      refused.set(plan.object.object, error.message);
      return [];
    }
  });
  return { slices: slices.flat(), refused };
}
