/** Reports and dashboards as the Metadata API takes them: in folders, whose own file is `reports/NAME-meta.xml` (facts 1.7, cli#3190). */
import { strToU8, zipSync } from 'fflate';
import { expect } from 'chai';
import type { Ask, PracticeOrg } from './caller.ts';
import { finished, startDeploy } from './deploying.ts';
import type { DeployMessage, DeployResult } from './deploying.ts';
import { ordered, xml } from './xml.ts';
import type { XmlFields } from './xml.ts';

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const DIRECTORIES = { Report: ['reports', 'report'], Dashboard: ['dashboards', 'dashboard'] } as const;
export type Kind = keyof typeof DIRECTORIES;

/** Full name to content, as elements or as the text inside the root; a folder has no slash in its name. */
export type Shelf = Record<string, XmlFields | string>;
export interface Shelves {
  Report?: Shelf;
  Dashboard?: Shelf;
}
export interface ShelfOptions extends Ask {
  checkOnly?: boolean;
  /** What stands behind a folder's name in package.xml: the sf CLI writes a slash. */
  folderMark?: '' | '/';
}

const isFolder = (name: string): boolean => !name.includes('/');

function fileOf(kind: Kind, name: string, content: XmlFields | string): [path: string, bytes: Uint8Array] {
  const [directory, suffix] = DIRECTORIES[kind];
  const root = isFolder(name) ? `${kind}Folder` : kind;
  const path = isFolder(name) ? `${directory}/${name}-meta.xml` : `${directory}/${name}.${suffix}`;
  return [path, strToU8(`${HEAD}<${root} xmlns="${NAMESPACE}">${typeof content === 'string' ? content : xml(ordered(content))}</${root}>`)];
}

function packageXml(shelves: Shelves, folderMark: string): string {
  const types = Object.entries<Shelf>({ ...shelves }).map(([kind, shelf]) => {
    const members = Object.keys(shelf).map((name) => `<members>${name}${isFolder(name) ? folderMark : ''}</members>`);
    return `<types>${members.join('')}<name>${kind}</name></types>`;
  });
  return `${HEAD}<Package xmlns="${NAMESPACE}">${types.join('')}<version>66.0</version></Package>`;
}

/** Deploys over REST and waits for the end, whatever it is. */
export async function deployShelves(org: PracticeOrg, shelves: Shelves, options: ShelfOptions = {}): Promise<DeployResult> {
  const { checkOnly = false, folderMark = '', ...ask } = options;
  const files = Object.entries<Shelf>({ ...shelves }).flatMap(([kind, shelf]) => Object.entries(shelf).map(([name, content]) => fileOf(kind as Kind, name, content)));
  const zip = zipSync({ 'package.xml': strToU8(packageXml(shelves, folderMark)), ...Object.fromEntries(files) });
  const answer = await startDeploy(org, zip, { checkOnly, rollbackOnError: true, singlePackage: true, testLevel: 'NoTestRun' }, ask);
  expect(answer.status, JSON.stringify(answer.body)).to.equal(201);
  return finished(org, (answer.body as { id: string }).id, ask);
}

/** A deploy that must succeed. */
export async function shelved(org: PracticeOrg, shelves: Shelves, options: ShelfOptions = {}): Promise<DeployResult> {
  const result = await deployShelves(org, shelves, options);
  expect(result.status, JSON.stringify(result.details.componentFailures)).to.equal('Succeeded');
  return result;
}

/** A deploy that must fail, and its failure of that component. */
export async function refusedShelves(org: PracticeOrg, shelves: Shelves, fullName: string): Promise<DeployMessage & { problem: string }> {
  const result = await deployShelves(org, shelves);
  const shown = JSON.stringify(result.details);
  expect(result.status, shown).to.equal('Failed');
  const failure = result.details.componentFailures.find((one) => one.fullName === fullName);
  expect(failure, shown).to.include({ success: false, problemType: 'Error' });
  return { ...(failure as DeployMessage), problem: String(failure?.problem) };
}

export const FOLDER: XmlFields = { name: 'Integration History' };
const fields = (names: readonly string[]): XmlFields[] => names.map((field) => ({ field }));
export const params = (values: Record<string, string>): XmlFields[] => Object.entries(values).map(([name, value]) => ({ name, value }));

/** A tabular report over a history report type, as the real files write them (facts 1.7 [A]). */
export function historyReport(reportType: string, columns: readonly string[], more: XmlFields = {}): XmlFields {
  return {
    columns: fields(columns),
    format: 'Tabular',
    name: 'Changes',
    params: params({ co: '1' }),
    reportType,
    scope: 'organization',
    showDetails: true,
    showGrandTotal: true,
    showSubTotals: true,
    sortColumn: 'CREATED_DATE',
    sortOrder: 'Desc',
    timeFrameFilter: { dateColumn: 'CREATED_DATE', interval: 'INTERVAL_LAST30' },
    ...more,
  };
}

/** A dashboard of one chart over one report. */
export function dashboardOf(report: string, more: XmlFields = {}, componentType = 'Bar'): XmlFields {
  const component: XmlFields = {
    autoselectColumnsFromReport: true,
    componentType,
    displayUnits: 'Auto',
    drillEnabled: false,
    drillToDetailEnabled: false,
    enableHover: false,
    expandOthers: false,
    header: 'Changes',
    legendPosition: 'Bottom',
    report,
    showPercentage: false,
    showValues: false,
    sortBy: 'RowLabelAscending',
    useReportChart: false,
  };
  return {
    backgroundEndColor: '#FFFFFF',
    backgroundFadeDirection: 'Diagonal',
    backgroundStartColor: '#FFFFFF',
    dashboardType: 'LoggedInUser',
    isGridLayout: false,
    leftSection: { columnSize: 'Wide', components: [component] },
    middleSection: { columnSize: 'Medium' },
    rightSection: { columnSize: 'Medium' },
    textColor: '#000000',
    title: 'Integrations',
    titleColor: '#000000',
    titleSize: 12,
    ...more,
  };
}
