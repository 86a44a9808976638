import { longId } from '../long-id.ts';
import { plainPath, quotedText } from './sql-text.ts';
import type { StoreRow } from './tables.ts';

/**
 * A row of `usage` to the columns of a log that may hold it, the best first. Names are those of Salesforce's Object Reference,
 * "EventLogFile Supported Event Types" [A], seen in files of two orgs (facts 2 EventLogFile [B]); releases add and drop some:
 * ApiTotalUsage names the app; RestApi only its id; API (SOAP) and the Bulk logs name neither.
 */
const sources = {
  call_id: ['REQUEST_ID'],
  // 18 characters; ApiTotalUsage has the other only, with 15.
  user_id: ['USER_ID_DERIVED', 'USER_ID'],
  called_at: ['TIMESTAMP_DERIVED', 'TIMESTAMP'],
  app: ['CONNECTED_APP_NAME', 'CLIENT_NAME'],
  app_id: ['CONNECTED_APP_ID'],
  // Of the Bulk logs the other.
  entity: ['ENTITY_NAME', 'ENTITY_TYPE'],
  // ApiTotalUsage, and RestApi.
  method: ['HTTP_METHOD', 'METHOD'],
  // SOAP's call such as `update`, and what a Bulk job does, such as `upsert`.
  operation: ['METHOD_NAME', 'OPERATION_TYPE'],
  family: ['API_FAMILY'],
  resource: ['API_RESOURCE', 'URI'],
  // The Bulk logs and SOAP's have none.
  status: ['STATUS_CODE'],
} as const;

/** What a log is about that has no API_FAMILY. */
const families: Readonly<Record<string, string>> = { API: 'SOAP', RestApi: 'REST', BulkApi: 'Bulk', BulkApi2: 'Bulk' };

/** SOAP calls and Bulk operations that read; the others may write. */
const reading = /^(?:query|queryall|querymore|search|retrieve|describe\w*|get\w*|login|logout)$/i;
const asHttp = (operation: string): string => (reading.test(operation) ? 'GET' : 'POST');

const csv = (path: string, options: string): string => `read_csv([${quotedText(plainPath(path))}], auto_detect = false, delim = ${options}, max_line_size = 8000000)`;
const named = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The first line of a log, as `line`; no row of an empty one. */
export const headSql = (path: string): string => `SELECT line FROM ${csv(path, `'\u0001', quote = '', escape = '', header = false, columns = {'line': 'VARCHAR'}`)} LIMIT 1`;

/** Names of the columns, of a log's first line: they are plain words. */
export const headOf = (line: string): readonly string[] => line.split(',').map((name) => name.trim().replace(/^"(.*)"$/, '$1'));

/**
 * A log as DuckDB reads it, every value a text, empty ones null. Nothing is left to its guesses: they take a line that does not fit
 * for the first one, and pass over what begins with `#`.
 */
const logSource = (path: string, header: readonly string[]): string => csv(path, `',', quote = '"', escape = '"', nullstr = '', header = true, columns = {${header.map((name) => `${quotedText(name)}: 'VARCHAR'`).join(', ')}}`);

/** The calls of these users in a log with these columns; `undefined` for one that names no users or no times. */
export function callsSql(path: string, header: readonly string[], users: readonly string[]): string | undefined {
  const spelt = new Map(header.map((name) => [name.trim().toUpperCase(), name]));
  const there = (names: readonly string[]): readonly string[] => names.flatMap((name) => spelt.get(name) ?? []).map(named);
  const firstOf = (names: readonly string[]): string => (there(names).length === 0 ? 'NULL' : `coalesce(${there(names).join(', ')})`);
  if (there(sources.user_id).length === 0 || there(sources.called_at).length === 0) return undefined;
  const selected = Object.entries(sources).map(([name, from]) => `${firstOf(from)} AS ${name}`);
  const whole = `md5(concat_ws('|', ${header.map(named).join(', ')}))`;
  const ids = [...new Set(users.map((id) => id.slice(0, 15)))].map(quotedText).join(', ');
  return `SELECT ${selected.join(', ')}, ${whole} AS digest FROM ${logSource(path, header)} WHERE substr(${firstOf(sources.user_id)}, 1, 15) IN (${ids})`;
}

/** `20261121083000.123`, as TIMESTAMP has it. */
const plainDigits = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{1,3})?$/;
const dateTime = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:?\d\d)?$/;

/** `2026-11-21T08:30:00.123Z`, in UTC where no zone is told, or plain digits, as ISO; `undefined` for what is neither. */
export function logMoment(text: string): string | undefined {
  const iso = text.replace(plainDigits, '$1-$2-$3T$4:$5:$6$7Z');
  const [, day, time, zone = 'Z'] = dateTime.exec(iso) ?? [];
  const at = Date.parse(`${day ?? ''}T${time ?? ''}${zone}`);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

type Text = (name: string) => string | null;

/** Records have ids and queries have values: neither is kept of an address. */
const plainResource = (resource: string | null): string | null => resource?.split('?')[0]?.replaceAll(/[a-zA-Z0-9]{18}\b|\b[a-zA-Z0-9]{15}\b/g, '{id}').slice(0, 120) ?? null;

/** A call may touch several objects (type Set in the reference [A]); what stands there then is no one name. */
const oneName = (entity: string | null): string | null => (entity !== null && /^\w+$/.test(entity) ? entity : null);

function methodOf(text: Text): string | null {
  const operation = text('operation');
  return text('method') ?? (operation === null ? null : asHttp(operation));
}

function statusOf(text: Text): number | null {
  const status = Number(text('status') ?? NaN);
  return Number.isInteger(status) ? status : null;
}

/** A row of `usage`; `undefined` where it has no time. */
export function callRow(row: StoreRow, log: string): StoreRow | undefined {
  const text: Text = (name) => (typeof row[name] === 'string' ? row[name] : null);
  const calledAt = logMoment(text('called_at') ?? '');
  if (calledAt === undefined) return undefined;
  return {
    call_id: text('call_id') ?? text('digest'),
    user_id: longId(text('user_id') ?? ''),
    called_at: calledAt,
    app: text('app'),
    app_id: text('app_id'),
    entity: oneName(text('entity')),
    method: methodOf(text),
    family: text('family') ?? families[log] ?? null,
    resource: plainResource(text('resource')),
    status: statusOf(text),
    log,
  };
}
