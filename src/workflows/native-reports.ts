import { exitCodes, Problem } from '../problems.ts';
import { dashboardXml, mostObjects } from '../core/metadata/native-dashboard.ts';
import { folderXml, reportXml } from '../core/metadata/native-report.ts';
import { indexPath } from '../core/metadata/generated-files.ts';
import { readXml, text } from '../core/metadata/read-xml.ts';
import { userName } from '../core/model/component-text.ts';
import { isCustomObject, nativeReportType } from '../core/model/history/native-report-types.ts';
import { nativeReports, type NativeReportsOf, type Reported, type ReportedObject } from '../core/model/history/native-reports.ts';
import type { Files } from '../core/model/ports.ts';
import type { Spec } from '../core/model/spec.ts';
import { writeGenerated, type WrittenSource } from './generated-source.ts';
import { loadSpec, specsIn } from './load-spec.ts';
import { below, cleanPath, packageDirectories } from './package-directory.ts';

export interface NativeReportsInput {
  /** Relative to the project; default `main/default` of the default package directory. */
  readonly outputDir?: string | undefined;
  readonly force: boolean;
}

export interface NativeReportsResult extends WrittenSource {
  /** Names of the specs. */
  readonly integrations: readonly string[];
  /** API names of the objects that have reports. */
  readonly objects: readonly string[];
  readonly notes: readonly string[];
}

/** Of reports and of dashboards alike; also the dashboard's own name. */
const folder = { name: 'Integration_History', label: 'Integration History' } as const;
const title = 'Changes by integrations, last 30 days';
/** No integration's name holds a hyphen. */
const index = indexPath('history-reports');

/** Throws where two users would be one in every report (facts 1.7 [B]: filters know the full name alone). */
function reported(specs: readonly Spec[]): readonly Reported[] {
  const known = new Map<string, string>();
  return specs.map((spec) => {
    const user = userName(spec);
    const other = known.get(user.toLowerCase());
    if (other !== undefined) throw new Problem('native-reports-same-name', [other, spec.name, user], exitCodes.wrongUse);
    known.set(user.toLowerCase(), spec.name);
    const writes = Object.entries(spec.access.objects).filter(([, { create, edit, delete: removes }]) => create || edit || removes);
    return { name: spec.name, label: spec.label, user, writes: writes.map(([object]) => object) };
  });
}

interface Told {
  readonly label?: string;
  /** `enableHistory`; absent where the file does not say. */
  readonly history?: boolean;
}

/** What the project's own source says of an object; `undefined` where it has no file of it. */
async function toldOf(files: Files, paths: readonly string[], object: string): Promise<Told | undefined> {
  const path = paths.find((one) => one.endsWith(`/objects/${object}/${object}.object-meta.xml`));
  if (path === undefined) return undefined;
  const content = readXml((await files.read(path)) ?? '');
  const [label, history] = [text(content, 'label'), text(content, 'enableHistory')];
  return { ...(label === undefined ? {} : { label }), ...(history === undefined ? {} : { history: history === 'true' }) };
}

/** Why an object gets no reports: a report over a type that the org does not have stops the whole deployment. */
function leftOut(object: string, told: Told | undefined): string | undefined {
  if (nativeReportType(object) === undefined) return `${object} is left out: no report type of Salesforce over its field history is known.`;
  if (told?.history === false) return `${object} is left out: its history is not kept (enableHistory in its file). Switch it on, then run this again.`;
  if (!isCustomObject(object) || told?.history === true) return undefined;
  return `${object} is left out: the project does not say that its history is kept. Bring its file with: sf project retrieve start --metadata CustomObject:${object}, then run this again.`;
}

interface Chosen {
  readonly objects: readonly ReportedObject[];
  readonly notes: readonly string[];
}

async function chosen(files: Files, folders: readonly string[], names: readonly string[]): Promise<Chosen> {
  const paths = (await Promise.all(folders.map((one) => files.list(one)))).flat();
  const told = await Promise.all(names.map(async (object) => ({ object, told: await toldOf(files, paths, object) })));
  const refused = told.flatMap((one) => leftOut(one.object, one.told) ?? []);
  const objects = told.filter((one) => leftOut(one.object, one.told) === undefined).map((one) => ({ object: one.object, label: one.told?.label ?? one.object }));
  const beyond = objects.slice(mostObjects).map(({ object }) => object);
  const notes = beyond.length === 0 ? [] : [`The dashboard has room for ${mostObjects} objects; ${beyond.join(', ')} ${beyond.length === 1 ? 'has' : 'have'} reports only.`];
  return { objects, notes: [...refused, ...notes] };
}

/** By path below the folder of the source. Folder files stand beside their folder (facts 1.7 [A]). */
function source(reports: readonly NativeReportsOf[]): readonly (readonly [path: string, xml: string])[] {
  const each = reports.flatMap(({ byIntegrations, byOthers, each: own }) => [byIntegrations, byOthers, ...own]);
  return [
    [`reports/${folder.name}.reportFolder-meta.xml`, folderXml('ReportFolder', folder.label)],
    ...each.map((report) => [`reports/${folder.name}/${report.name}.report-meta.xml`, reportXml(report)] as const),
    [`dashboards/${folder.name}.dashboardFolder-meta.xml`, folderXml('DashboardFolder', folder.label)],
    [`dashboards/${folder.name}/${folder.name}.dashboard-meta.xml`, dashboardXml(title, folder.name, reports)],
  ];
}

/**
 * Salesforce's own reports and a dashboard of what the integrations of the project changed, as source, without an org: per object
 * that one of them may write, changes by integrations and by everybody else, and one report per integration. The same specs give the same bytes; a
 * file that someone edited is not overwritten without `force`, and then nothing is written (`refused`). Throws `no-spec`,
 * `native-reports-same-name`, `native-reports-nothing`, `native-reports-too-many`.
 */
export async function writeNativeReports({ files }: { readonly files: Files }, input: NativeReportsInput): Promise<NativeReportsResult> {
  const paths = await specsIn(files);
  if (paths.length === 0) throw new Problem('no-spec', [''], exitCodes.wrongUse);
  const specs = await Promise.all(paths.map(async (spec) => (await loadSpec(files, { spec })).value));
  const integrations = reported(specs);
  const directories = await packageDirectories(files);
  const written = [...new Set(integrations.flatMap(({ writes }) => writes))].toSorted();
  const { objects, notes } = await chosen(files, directories.all, written);
  if (objects.length === 0) throw new Problem('native-reports-nothing', [notes.join(' ')], exitCodes.couldNot);
  const place = input.outputDir === undefined ? below(directories.main, 'main/default') : cleanPath(input.outputDir);
  const wanted = new Map(source(nativeReports(integrations, objects)).map(([path, xml]) => [below(place, path), xml]));
  const outcome = await writeGenerated(files, wanted, { index, force: input.force });
  return { integrations: specs.map(({ name }) => name), objects: objects.map(({ object }) => object), ...outcome, notes };
}
