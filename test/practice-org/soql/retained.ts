import { historyLink } from '../schema/history.ts';
import type { ObjectSchema } from '../schema/schema.ts';
import type { OrgState, Row, Switches } from '../state.ts';

interface Retention {
  column: string;
  /** The oldest moment kept. */
  since: (now: Date, switches: Switches) => Date;
}

/** What event logs are without Event Monitoring, and how long any are kept (facts 2.x EventLogFile [A]; 30 days: REST guide, event monitoring [A]). */
const FREE_LOGS = new Set(['ApexUnexpectedException', 'ApiTotalUsage', 'CorsViolation', 'HostnameRedirects', 'InsecureExternalAssets', 'Login', 'Logout']);

const HISTORY: Retention = { column: 'CreatedDate', since: (now) => monthsBefore(now, 24) };

const retentions: Record<string, Retention> = {
  EventLogFile: { column: 'CreatedDate', since: (now, { eventMonitoring }) => new Date(now.getTime() - (eventMonitoring === 'on' ? 30 : 1) * 86_400_000) },
  LoginHistory: { column: 'LoginTime', since: (now) => monthsBefore(now, 6) },
  SetupAuditTrail: { column: 'CreatedDate', since: (now) => new Date(now.getTime() - 180 * 86_400_000) },
};

/** The oldest moment of which the org still shows rows of an object (facts 2.z [A]), as an ISO text; `undefined` where it forgets nothing. */
export function keptSince(state: OrgState, object: ObjectSchema): string | undefined {
  return retentionOf(object)?.since(state.now(), state.settings.switches).toISOString();
}

function retentionOf(object: ObjectSchema): Retention | undefined {
  return retentions[object.name] ?? (historyLink(object) ? HISTORY : undefined);
}

/** Is a row young enough to be shown? */
export function retained(state: OrgState, object: ObjectSchema): (row: Row) => boolean {
  const since = keptSince(state, object);
  const column = retentionOf(object)?.column;
  if (since === undefined || column === undefined) return () => true;
  const freeOnly = object.name === 'EventLogFile' && state.settings.switches.eventMonitoring === 'off';
  return (row) => String(row[column]) >= since && (!freeOnly || FREE_LOGS.has(String(row['EventType'])));
}

function monthsBefore(now: Date, months: number): Date {
  const date = new Date(now);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date;
}
