import type { CheckReport, Finding, ReportTarget } from '../../../core/model/audit/report.ts';
import { mendWords, missingWords } from '../../../core/model/audit/report-words.ts';
import { cut } from '../../../core/model/component-text.ts';
import { cell } from '../../../core/model/csv-cell.ts';

/** Spreadsheets take 32,767 characters in a cell; what is escaped needs room. */
const longest = 8000;

type Row = Finding & { readonly of: ReportTarget | undefined };

const yes = (is: boolean | undefined): string => (is === true ? 'yes' : '');

const columns: readonly (readonly [string, (row: Row) => string])[] = [
  ['Target', ({ of, target }) => of?.name ?? target],
  ['Target id', ({ target }) => target],
  ['Integration', ({ integration }) => integration ?? ''],
  ['Result', ({ result }) => result],
  ['Severity', ({ severity }) => severity],
  ['Rule', ({ rule }) => rule],
  ['Title', ({ title }) => title],
  ['Subject kind', ({ subject }) => subject.kind],
  ['Subject', ({ subject }) => subject.key],
  ['Label', ({ subject }) => subject.label ?? ''],
  ['What', ({ words }) => words],
  ['Evidence', ({ evidence }) => evidence.map(({ words }) => words).join(' ')],
  ['Not known', ({ gaps }) => gaps.map(missingWords).join(' ')],
  ['Mend', (row) => mendWords(row).join(' ')],
  ['Exactly', ({ fix }) => fix.exact],
  ['File', ({ place }) => place?.file ?? ''],
  ['Line', ({ place }) => String(place?.line ?? '')],
  ['Column', ({ place }) => String(place?.column ?? '')],
  ['New', ({ isNew }) => yes(isNew)],
  ['Counts', ({ gates }) => yes(gates)],
  ['Waiver owner', ({ waiver }) => waiver?.owner ?? ''],
  ['Waiver reason', ({ waiver }) => waiver?.reason ?? ''],
  ['Waiver ends', ({ waiver }) => waiver?.expires ?? ''],
  ['Fingerprint', ({ fingerprint }) => fingerprint],
];

/** One line per finding, worst first, with a header; RFC 4180, safe to open in a spreadsheet. */
export function checkCsv({ targets, findings }: CheckReport): string {
  const byId = new Map(targets.map((target) => [target.id, target]));
  const lines = [columns.map(([title]) => title), ...findings.map((finding) => columns.map(([, valueOf]) => valueOf({ ...finding, of: byId.get(finding.target) })))];
  return lines.map((line) => `${line.map((text) => cell(cut(text.slice(0, longest * 2), longest))).join(',')}\r\n`).join('');
}

export default { id: 'check-csv', render: checkCsv };
