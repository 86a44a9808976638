import type { ObjectSchema } from '../schema/schema.ts';
import type { OrgState, Row } from '../state.ts';

interface Retention {
  column: string;
  /** The oldest moment kept. */
  since(now: Date): Date;
}

const retentions: Record<string, Retention> = {
  LoginHistory: { column: 'LoginTime', since: (now) => monthsBefore(now, 6) },
  SetupAuditTrail: { column: 'CreatedDate', since: (now) => new Date(now.getTime() - 180 * 86_400_000) },
};

/** The oldest moment of which the org still shows rows of an object (facts 2.z [A]), as an ISO text; `undefined` where it forgets nothing. */
export function keptSince(state: OrgState, object: string): string | undefined {
  return retentions[object]?.since(state.now()).toISOString();
}

/** Is a row young enough to be shown? */
export function retained(state: OrgState, object: ObjectSchema): (row: Row) => boolean {
  const since = keptSince(state, object.name);
  const column = retentions[object.name]?.column;
  if (since === undefined || column === undefined) return () => true;
  return (row) => String(row[column]) >= since;
}

function monthsBefore(now: Date, months: number): Date {
  const date = new Date(now);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date;
}
