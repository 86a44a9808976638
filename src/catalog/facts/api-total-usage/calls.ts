import { given } from '../../../core/model/audit/org-reading.ts';
import type { ApiCallsRow } from '../../../core/model/audit/rows-use.ts';
import { longId } from '../../../core/model/long-id.ts';
import { csvRows } from './csv.ts';

type Cells = (column: string) => string | undefined;

/** Records have ids, and every one would be a kind of its own. */
const withoutIds = (resource: string | undefined): string | undefined => resource?.replaceAll(/[a-zA-Z0-9]{18}\b|\b[a-zA-Z0-9]{15}\b/g, '{id}').slice(0, 120);

function kindOf(cells: Cells, day: string, closely: ReadonlySet<string>): Omit<ApiCallsRow, 'calls'> | undefined {
  const userId = longId(cells('USER_ID_DERIVED') ?? cells('USER_ID') ?? '');
  if (userId === '') return undefined;
  const app = { ...given('appId', cells('CONNECTED_APP_ID')), ...given('appName', cells('CONNECTED_APP_NAME')) };
  if (!closely.has(userId)) return { day, userId, ...app };
  return { day, userId, ...app, ...given('clientIp', cells('CLIENT_IP')), ...given('family', cells('API_FAMILY')), ...given('version', cells('API_VERSION')), ...given('resource', withoutIds(cells('API_RESOURCE'))) };
}

/**
 * The calls of one ApiTotalUsage file, added up by kind. Columns are found by name, since they differ between orgs, and
 * USER_ID has 15 characters (facts 2.x EventLogFile [B]). Of users who are not looked at closely only the app is kept.
 */
export function callsIn(csv: string, day: string, closely: ReadonlySet<string>, into: Map<string, ApiCallsRow>): void {
  const rows = csvRows(csv.replace(/^\uFEFF/, ''));
  const header = rows.next();
  const place = new Map((header.done === true ? [] : header.value).map((name, index) => [name.trim().toUpperCase(), index]));
  for (const row of rows) {
    const cells: Cells = (column) => {
      const value = row[place.get(column) ?? -1]?.trim();
      return value === '' ? undefined : value;
    };
    const kind = kindOf(cells, day, closely);
    if (kind === undefined) continue;
    const key = JSON.stringify(kind);
    into.set(key, { ...kind, calls: (into.get(key)?.calls ?? 0) + 1 });
  }
}
