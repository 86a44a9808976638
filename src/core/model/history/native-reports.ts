import { cut } from '../component-text.ts';
import { nativeReportType, type NativeReportType } from './native-report-types.ts';

/** An integration as reports know it. */
export interface Reported {
  /** Of the spec. */
  readonly name: string;
  readonly label: string;
  /** Full name of its user: what history reports show, and all they can be filtered by (facts 1.7 [B]). */
  readonly user: string;
  /** Objects it may write. */
  readonly writes: readonly string[];
}

export interface ReportedObject {
  readonly object: string;
  readonly label: string;
}

/** One report of the last 30 days. */
export interface NativeReport {
  /** API name within its folder. */
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly type: NativeReportType;
  /** Whose changes: those of users with these names, or everybody else's. */
  readonly among: 'these' | 'others';
  readonly users: readonly string[];
  readonly groupBy: 'user' | 'field';
}

/** What is shown of one object. */
export interface NativeReportsOf {
  readonly object: ReportedObject;
  readonly byIntegrations: NativeReport;
  readonly byOthers: NativeReport;
  readonly each: readonly NativeReport[];
}

/** API name: letters, digits, single underscores (Metadata API guide: Folder [A]), 80 characters [K]. Label: the longest of real files has 40 (facts 1.7 [B]). */
const longest = { name: 80, label: 40, description: 255 } as const;

const apiName = (...parts: readonly string[]): string => parts.join('_').replaceAll(/_+/g, '_').slice(0, longest.name).replace(/_$/, '');

/** `: by integrations` has 17 characters; two names share the label of one integration's report. */
const half = { object: longest.label - 17, own: 18 } as const;

/** The first to ask keeps the name; the next gets a number. Names of Salesforce differ by more than case. */
function unique(): (wanted: string, most: number, mark: (number: number) => string) => string {
  const taken = new Set<string>();
  return (wanted, most, mark) => {
    let name = wanted;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wanted.slice(0, most - mark(number).length)}${mark(number)}`;
    taken.add(name.toLowerCase());
    return name;
  };
}

/** The reports per object: by each integration, by all others, and what one integration changed. Objects must have a report type. */
export function nativeReports(integrations: readonly Reported[], objects: readonly ReportedObject[]): readonly NativeReportsOf[] {
  const [ownName, ownLabel] = [unique(), unique()];
  const users = integrations.map(({ user }) => user);
  const named = (given: Omit<NativeReport, 'description' | 'type'> & { readonly words: string }, type: NativeReportType): NativeReport => {
    const { words, ...report } = given;
    return {
      ...report,
      name: ownName(report.name, longest.name, (number) => `_${number}`),
      label: ownLabel(report.label, longest.label, (number) => ` ${number}`),
      description: cut(words, longest.description),
      type,
    };
  };
  return objects.flatMap((object) => {
    const type = nativeReportType(object.object);
    if (type === undefined) return [];
    const label = cut(object.label, half.object);
    const of = (by: string, more: Pick<NativeReport, 'among' | 'groupBy'>, words: string): NativeReport =>
      named({ name: apiName(object.object, 'by', by), label: `${label}: by ${by}`, users, ...more, words }, type);
    return [
      {
        object,
        byIntegrations: of('integrations', { among: 'these', groupBy: 'user' }, `Field changes of ${object.label} in the last 30 days that were made by users of integrations.`),
        byOthers: of('others', { among: 'others', groupBy: 'user' }, `Field changes of ${object.label} in the last 30 days that were made by anybody but users of integrations: people, automation and what is not known.`),
        each: integrations
          .filter(({ writes }) => writes.includes(object.object))
          .map((one) =>
            named(
              {
                name: apiName(one.name, object.object),
                label: `${cut(one.label, half.own)}: ${cut(object.label, half.own)}`,
                among: 'these',
                users: [one.user],
                groupBy: 'field',
                words: `What ${one.label} changed in ${object.label} in the last 30 days: changes by the user ${one.user}.`,
              },
              type,
            ),
          ),
      },
    ];
  });
}
