import type { AccessRow, AccessView } from '../../../core/model/access-view.ts';
import { areaWords, rightWords } from '../../../core/model/access-view-words.ts';
import { cell } from '../../../core/model/csv-cell.ts';

const columns: readonly (readonly [string, (row: AccessRow, view: AccessView) => string])[] = [
  ['Org', (_, view) => view.org.orgId],
  ['Integration', (_, view) => view.integration ?? ''],
  ['Username', (_, view) => view.user.username],
  ['Read at', (_, view) => view.readAt],
  ['Kind', (row) => areaWords[row.area].one],
  ['Name', (row) => row.subject],
  ['Label', (row) => row.label ?? ''],
  ['Right', (row) => rightWords(row.right)],
  ['State', (row) => row.state],
  ['Comes from', (row) => row.from.join('; ')],
  ['Note', (row) => row.note ?? ''],
];

/** One line per right, with a header; RFC 4180, safe to open in a spreadsheet. Files of several identities can be put together. */
export function accessCsv(view: AccessView): string {
  const lines = [columns.map(([title]) => title), ...view.rows.map((row) => columns.map(([, valueOf]) => valueOf(row, view)))];
  return lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('');
}

export default { id: 'access-csv', render: accessCsv };
