import { given } from '../../../core/model/audit/org-reading.ts';
import type { ApiCallsRow } from '../../../core/model/audit/rows-use.ts';
import { longId } from '../../../core/model/long-id.ts';
import { csvRows, type CsvRow } from './csv.ts';

type Kind = Omit<ApiCallsRow, 'calls'>;

/** Records have ids, and every one would be a kind of its own. */
const withoutIds = (resource: string | undefined): string | undefined => resource?.replaceAll(/[a-zA-Z0-9]{18}\b|\b[a-zA-Z0-9]{15}\b/g, '{id}').slice(0, 120);

/** Cells of a row by column; an empty one is none. */
type Cells = (column: string) => string | undefined;

function cellsBy(header: CsvRow): (row: CsvRow) => Cells {
  const place = new Map(Array.from({ length: header.cells }, (_, index) => [(header.cell(index) ?? '').trim().toUpperCase(), index]));
  return (row) => (column) => {
    const value = row.cell(place.get(column) ?? -1)?.trim();
    return value === '' ? undefined : value;
  };
}

/** What is kept of a call: of users who are not looked at closely, the app only. */
const columnsOf = (isClose: boolean): readonly string[] => ['CONNECTED_APP_ID', 'CONNECTED_APP_NAME', ...(isClose ? ['CLIENT_IP', 'API_FAMILY', 'API_VERSION', 'API_RESOURCE'] : [])];

function kindOf(day: string, userId: string, [appId, appName, clientIp, family, version, resource]: readonly (string | undefined)[]): Kind {
  return { day, userId, ...given('appId', appId), ...given('appName', appName), ...given('clientIp', clientIp), ...given('family', family), ...given('version', version), ...given('resource', resource) };
}

/**
 * The calls of one ApiTotalUsage file, added up by kind. Columns are found by name, since they differ between orgs, and
 * USER_ID has 15 characters (facts 2.x EventLogFile [B]).
 */
export function callsIn(csv: string, day: string, closely: ReadonlySet<string>, into: Map<string, ApiCallsRow>): void {
  const rows = csvRows(csv.replace(/^\uFEFF/, ''));
  const header = rows.next();
  if (header.done === true) return;
  const cellsOf = cellsBy(header.value);
  for (const row of rows) {
    const cells = cellsOf(row);
    const userId = longId(cells('USER_ID_DERIVED') ?? cells('USER_ID') ?? '');
    if (userId === '') continue;
    const values = columnsOf(closely.has(userId)).map((column) => (column === 'API_RESOURCE' ? withoutIds(cells(column)) : cells(column)));
    const key = [day, userId, ...values].join('\n');
    const held = into.get(key);
    into.set(key, held === undefined ? { ...kindOf(day, userId, values), calls: 1 } : { ...held, calls: held.calls + 1 });
  }
}
