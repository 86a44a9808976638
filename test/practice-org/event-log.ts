import type { OrgState, Row } from './state.ts';

/** Columns of an ApiTotalUsage file as one public org shows them (facts 2.x EventLogFile [B]); other orgs have more. */
export const API_TOTAL_USAGE = [
  'EVENT_TYPE', 'TIMESTAMP', 'REQUEST_ID', 'ORGANIZATION_ID', 'USER_ID', 'API_FAMILY', 'API_VERSION', 'API_RESOURCE', 'CLIENT_NAME', 'HTTP_METHOD', 'CLIENT_IP',
  'COUNTS_AGAINST_API_LIMIT', 'CONNECTED_APP_ID', 'ENTITY_NAME', 'STATUS_CODE', 'CONNECTED_APP_NAME', 'USER_NAME', 'TIMESTAMP_DERIVED',
] as const;

export type LoggedCall = Partial<Record<(typeof API_TOTAL_USAGE)[number], string>>;

/** The body of an event log file: a header, then a line a call, every cell in quotes. */
export function logBody(calls: readonly LoggedCall[]): string {
  const line = (cells: readonly string[]): string => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`;
  return [line(API_TOTAL_USAGE), ...calls.map((call) => line(API_TOTAL_USAGE.map((column) => call[column] ?? '')))].join('');
}

/** The row of a daily ApiTotalUsage file of the day that began at `logDate`, without its id and audit columns. Daily files are number 0 (REST guide [A]). */
export function dailyFile(state: OrgState, logDate: string, calls: readonly LoggedCall[]): Row {
  const body = logBody(calls);
  const fixed = { IsDeleted: false, EventType: 'ApiTotalUsage', ApiVersion: Number(state.settings.apiVersion), Sequence: 0, Interval: 'Daily' };
  return { ...fixed, LogDate: logDate, ...toldOf(body), LogFile: body };
}

/** What the row of a file says of its body: its length in bytes and its columns. */
export function toldOf(body: string): { LogFileLength: number; LogFileContentType: string; LogFileFieldNames: string; LogFileFieldTypes: string } {
  const names = (body.split('\n')[0] ?? '').replaceAll('"', '').trim();
  return {
    LogFileLength: Buffer.byteLength(body),
    LogFileContentType: 'text/csv',
    LogFileFieldNames: names,
    LogFileFieldTypes: names.split(',').map((name) => (name.startsWith('TIMESTAMP') ? 'DateTime' : 'String')).join(','),
  };
}
