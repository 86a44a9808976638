import { asFarAs, unknown, type Gap } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { given, isGap, moment as iso, orGap, readTable } from '../../../core/model/audit/org-reading.ts';
import { moment, soql } from '../../../core/model/soql.ts';

interface Raw {
  readonly Id: string;
  readonly Action: string;
  readonly Section: string | null;
  readonly Display: string | null;
  readonly CreatedDate: string;
  readonly CreatedById: string | null;
  readonly CreatedBy: { readonly Username: string } | null;
  readonly DelegateUser: string | null;
  readonly CreatedByContext?: string | null;
}

/** 180 days are kept (facts 2.z [A]). */
const daysKept = 180;
const most = 10_000;
const columns = ['Id', 'Action', 'Section', 'Display', 'CreatedDate', 'CreatedById', 'CreatedBy.Username', 'DelegateUser'];

/** Section and Display can be neither filtered nor grouped (facts 2.x SetupAuditTrail [A]): the newest rows, whatever they are about. */
export const fromOrg: NonNullable<FactUnit<'setupAuditTrail'>['fromOrg']> = async ({ org, now }) => {
  const since = moment(new Date(now.getTime() - daysKept * 86_400_000));
  const rows = await orGap('The setup audit trail', 'View Setup and Configuration', () =>
    readTable<Raw>(org, { from: 'SetupAuditTrail', columns, optional: ['CreatedByContext'], where: soql`CreatedDate >= ${since}`, rest: soql`ORDER BY CreatedDate DESC LIMIT ${most}` })
  );
  if (isGap(rows)) return unknown(rows);
  const oldest = rows.at(-1)?.CreatedDate;
  const cut: readonly Gap[] = rows.length < most || oldest === undefined ? [] : [{ kind: 'truncated', words: `Only the newest ${most.toLocaleString('en-US')} setup changes were read, back to ${iso(oldest).slice(0, 10)}.` }];
  return asFarAs(
    rows.map((raw) => ({
      id: raw.Id,
      time: iso(raw.CreatedDate),
      action: raw.Action,
      ...given('section', raw.Section),
      ...given('display', raw.Display),
      ...given('username', raw.CreatedBy?.Username),
      ...given('userId', raw.CreatedById),
      ...given('delegate', raw.DelegateUser),
      ...given('context', raw.CreatedByContext),
    })),
    cut
  );
};
