import { dailyFile } from './event-log.ts';
import type { LoggedCall } from './event-log.ts';
import type { Asked } from './faults/asked.ts';
import { newId } from './ids.ts';
import { appOfId } from './metadata/apps.ts';
import { keepRow, row, rows } from './state.ts';
import type { OrgState, Session } from './state.ts';

const DAY = 86_400_000;
/** The file of a day is there some hours after it [K]. */
const DELAY = 3 * 3_600_000;

/** Note an API call of a user for the usage log of the day. */
export function noteUsage(state: OrgState, asked: Asked, session: Session, status: number): void {
  const at = state.now().toISOString();
  const calls = state.usage.get(at.slice(0, 10)) ?? [];
  state.usage.set(at.slice(0, 10), calls);
  calls.push({
    EVENT_TYPE: 'ApiTotalUsage',
    TIMESTAMP: at.replaceAll(/[-:TZ]/g, ''),
    TIMESTAMP_DERIVED: at,
    REQUEST_ID: `TID:${(state.apiRequests + 1).toString(16).padStart(16, '0')}`,
    ORGANIZATION_ID: state.settings.orgId.slice(0, 15),
    COUNTS_AGAINST_API_LIMIT: '1',
    STATUS_CODE: String(status),
    ...askedColumns(asked),
    ...callerColumns(state, session),
  });
}

function askedColumns({ call, api }: Asked): LoggedCall {
  const { path, method, query, headers } = call;
  return {
    API_FAMILY: api === 'soap' ? 'SOAP' : path.includes('/jobs/') ? 'BULK' : 'REST',
    API_VERSION: /\/v?(\d+\.\d+)/.exec(path)?.[1] ?? '',
    API_RESOURCE: path.replace(/^\/services\/(data|soap)/i, ''),
    CLIENT_NAME: /client=([^,;]+)/.exec(headers['sforce-call-options'] ?? '')?.[1] ?? '',
    HTTP_METHOD: method,
    ENTITY_NAME: entityOf(path, query.get('q')),
  };
}

/** Ids have 15 characters there (peculiarity 17). */
function callerColumns(state: OrgState, { userId, sourceIp, appId = '' }: Session): LoggedCall {
  return {
    USER_ID: userId.slice(0, 15),
    USER_NAME: String(row(state, 'User', userId)?.['Username']),
    CLIENT_IP: sourceIp,
    CONNECTED_APP_ID: appId.slice(0, 15),
    CONNECTED_APP_NAME: appOfId(state, appId)?.label ?? '',
  };
}

function entityOf(path: string, soql: string | null): string {
  return /\/sobjects\/(\w+)/.exec(path)?.[1] ?? /\bFROM\s+(\w+)/i.exec(soql ?? '')?.[1] ?? '';
}

/** Make event log files of the days that are over, each a few hours after its end. What the org writes down beside is no change of its data. */
export function closeUsageDays(state: OrgState): void {
  const now = state.now().getTime();
  for (const [day, calls] of state.usage) {
    const logDate = `${day}T00:00:00.000Z`;
    const made = Date.parse(logDate) + DAY + DELAY;
    if (now < made) continue;
    state.usage.delete(day);
    writeFile(state, logDate, calls, new Date(made).toISOString());
  }
}

function writeFile(state: OrgState, logDate: string, calls: LoggedCall[], made: string): void {
  const byId = String(rows(state, 'User')[0]?.['Id'] ?? '');
  const stamps = { CreatedDate: made, CreatedById: byId, LastModifiedDate: made, LastModifiedById: byId, SystemModstamp: made };
  keepRow(state, 'EventLogFile', { Id: newId(state, '0AT'), ...dailyFile(state, logDate, calls), ...stamps });
}
