import { historyColumns } from '../model/history/native-report-types.ts';
import type { NativeReportsOf } from '../model/history/native-reports.ts';
import { writeXml, type XmlContent } from './write-xml.ts';

/** A dashboard has at most 20 components [K]; an object takes two of them. */
export const mostObjects = 10;
/** People are many: the ones who change most. */
const mostBars = 15;

/** Bars of who changed how much, the most first, as real files write them. */
function bars(title: string, report: string): XmlContent {
  return {
    autoselectColumnsFromReport: false,
    chartAxisRange: 'Auto',
    chartSummary: { axisBinding: 'y', column: 'RowCount' },
    componentType: 'Bar',
    displayUnits: 'Auto',
    drillEnabled: false,
    drillToDetailEnabled: false,
    enableHover: false,
    expandOthers: false,
    groupingColumn: historyColumns.user,
    legendPosition: 'Bottom',
    maxValuesDisplayed: mostBars,
    report,
    showPercentage: false,
    showValues: true,
    sortBy: 'RowValueDescending',
    title,
    useReportChart: false,
  };
}

/**
 * Integrations on the left, everybody else on the right, an object a row; the first objects where there are more than fit. It shows
 * to each reader what they may see (`LoggedInUser`), so that it names no user (facts 1.7 [K]).
 */
export function dashboardXml(title: string, folder: string, reports: readonly NativeReportsOf[]): string {
  const shown = reports.slice(0, mostObjects);
  return writeXml('Dashboard', {
    backgroundEndColor: '#FFFFFF',
    backgroundFadeDirection: 'Diagonal',
    backgroundStartColor: '#FFFFFF',
    dashboardType: 'LoggedInUser',
    isGridLayout: false,
    leftSection: { columnSize: 'Wide', components: shown.map(({ byIntegrations }) => bars(byIntegrations.label, `${folder}/${byIntegrations.name}`)) },
    rightSection: { columnSize: 'Wide', components: shown.map(({ byOthers }) => bars(byOthers.label, `${folder}/${byOthers.name}`)) },
    textColor: '#000000',
    title,
    titleColor: '#000000',
    titleSize: 12,
  });
}
