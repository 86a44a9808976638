import { historyColumns } from '../model/history/native-report-types.ts';
import type { NativeReport } from '../model/history/native-reports.ts';
import { exitCodes, Problem } from '../../problems.ts';
import { writeXml, type XmlContent } from './write-xml.ts';

/** Filters of one report (Salesforce Help: Reports and Dashboards Limits [A]). */
const mostFilters = 20;
/** What one filter's value takes for certain; how much more it takes is not known. */
const mostCharacters = 255;

/** A comma means "or", unless the value is in quotes; quotes in it are doubled then. */
export function filterValue(name: string): string {
  return /[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}

/** Values with commas between them, each list no longer than a filter takes. */
function lists(names: readonly string[]): readonly string[] {
  const full: string[] = [];
  for (const value of names.map(filterValue)) {
    const longer = full.length === 0 ? value : `${full.at(-1) ?? ''},${value}`;
    if (full.length > 0 && longer.length <= mostCharacters) full[full.length - 1] = longer;
    else full.push(value);
  }
  if (full.length > mostFilters) throw new Problem('native-reports-too-many', [String(names.length)], exitCodes.couldNot);
  return full;
}

/** Filters are joined by "and": right for `notEqual`, while a user has one of the names. */
function filter({ among, users }: NativeReport): XmlContent {
  const values = lists(users);
  const operator = among === 'these' ? 'equals' : 'notEqual';
  const either = among === 'these' && values.length > 1;
  return {
    booleanFilter: either ? values.map((_, at) => String(at + 1)).join(' OR ') : undefined,
    criteriaItems: values.map((value) => ({ column: historyColumns.user, columnToColumn: false, isUnlocked: true, operator, value })),
  };
}

/**
 * One report as metadata, elements in the order of the schema. A column that it is grouped by is not a column besides, as in real files
 * (facts 1.7 [A]). Throws `native-reports-too-many` where the names do not fit into a report's filters.
 */
export function reportXml(report: NativeReport): string {
  const { user, date, field, from, to } = historyColumns;
  const group = historyColumns[report.groupBy];
  const columns = [date, ...report.type.record, user, field, from, to].filter((column) => column !== group);
  return writeXml('Report', {
    columns: columns.map((column) => ({ field: column })),
    description: report.description,
    filter: filter(report),
    format: 'Summary',
    groupingsDown: { dateGranularity: 'Day', field: group, sortOrder: 'Asc' },
    name: report.label,
    params: report.type.params.map(([name, value]) => ({ name, value })),
    reportType: report.type.reportType,
    scope: 'organization',
    showDetails: true,
    showGrandTotal: true,
    showSubTotals: true,
    sortColumn: date,
    sortOrder: 'Desc',
    timeFrameFilter: { dateColumn: date, interval: 'INTERVAL_LAST30' },
  });
}

export function folderXml(type: 'ReportFolder' | 'DashboardFolder', name: string): string {
  return writeXml(type, { name });
}
