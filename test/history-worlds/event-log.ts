import { csvText } from './csv.ts';
import { idOf, short } from './ids.ts';
import { iso, missingLogDay } from './moments.ts';
import { daysAgo } from '../messy/moments.ts';
import type { Call, World } from './world.ts';

/** The columns of an ApiTotalUsage file as one public org shows them (facts 2.x EventLogFile [B]). */
const header = ['EVENT_TYPE', 'TIMESTAMP', 'REQUEST_ID', 'ORGANIZATION_ID', 'USER_ID', 'API_FAMILY', 'API_VERSION', 'API_RESOURCE', 'CLIENT_NAME', 'HTTP_METHOD', 'CLIENT_IP', 'COUNTS_AGAINST_API_LIMIT', 'CONNECTED_APP_ID', 'ENTITY_NAME', 'STATUS_CODE', 'CONNECTED_APP_NAME', 'USER_NAME', 'TIMESTAMP_DERIVED'] as const;

/** Other orgs have other columns in another order (facts 2.x [B]); here every third day has. */
const columnsOf = (day: number): readonly string[] => (day % 3 === 0 ? [...header.slice(9), 'API_CLIENT_CATEGORY', ...header.slice(0, 9)] : header);

const apps = ['Marketing Hub', 'ERP Bridge', 'Support Desk', 'Warehouse Feed', 'Legacy Loader', 'Survey Pulse', 'Zap Relay', 'Billing Sync', 'Enrichment Pump', 'Telephony Link', 'Sheet Uploader', 'Quote Builder'];
const appId = (app: string): string => short(idOf('0H4', apps.indexOf(app) + 1));

function cells({ at, account, app, entity, method, status }: Call, number: number): Readonly<Record<string, string>> {
  return {
    EVENT_TYPE: 'ApiTotalUsage',
    TIMESTAMP: iso(at).replace(/[-:TZ]/g, ''),
    REQUEST_ID: `TID:${String(number).padStart(14, '0')}`,
    ORGANIZATION_ID: '00DPr0000000001',
    USER_ID: short(account.id),
    API_FAMILY: 'REST',
    API_VERSION: '66.0',
    API_RESOURCE: `/v66.0/sobjects/${entity}`,
    CLIENT_NAME: '',
    HTTP_METHOD: method,
    CLIENT_IP: '203.0.113.1',
    COUNTS_AGAINST_API_LIMIT: '1',
    CONNECTED_APP_ID: appId(app),
    ENTITY_NAME: entity,
    STATUS_CODE: String(status),
    CONNECTED_APP_NAME: app,
    USER_NAME: account.username,
    TIMESTAMP_DERIVED: iso(at),
    API_CLIENT_CATEGORY: 'ConnectedApp',
  };
}

export interface LogDay {
  /** `YYYY-MM-DD` in UTC. */
  readonly day: string;
  readonly body: string;
}

/** A daily file for each day with calls, the missing one left out. */
export function logDays({ calls }: World): readonly LogDay[] {
  const missing = daysAgo(missingLogDay).slice(0, 10);
  const sorted = calls.toSorted((one, other) => one.at - other.at);
  const days = [...new Set(sorted.map(({ at }) => iso(at).slice(0, 10)))].filter((day) => day !== missing);
  return days.map((day, place) => {
    const columns = columnsOf(place);
    const rows = sorted.flatMap((call, number) => (iso(call.at).startsWith(day) ? [cells(call, number)] : []));
    return { day, body: csvText([columns, ...rows.map((row) => columns.map((name) => row[name] ?? ''))]) };
  });
}
