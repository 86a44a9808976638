import { first, flagIn, numberIn, placesOf, told } from '../../../core/metadata/source/element.ts';
import { sourceGaps } from '../../../core/metadata/source/gaps.ts';
import { sourceId } from '../../../core/metadata/source/ids.ts';
import { asFarAs, unknown, type Gap } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import type { Place } from '../../../core/model/audit/place.ts';
import type { OrgSettingsRow } from '../../../core/model/audit/rows-setup.ts';
import type { SourceElement, SourceProject } from '../../../core/model/audit/source-project.ts';
import { listed } from '../../../core/model/sentence.ts';

const types = ['Security', 'ConnectedApp', 'OauthOidc', 'ExternalClientApp', 'Event'] as const;
type Contents = Readonly<Partial<Record<(typeof types)[number], SourceElement>>>;
type Switch = Exclude<keyof OrgSettingsRow, 'read' | 'places' | 'eventLogRetentionDays'>;

/** Settings file, the element inside that holds it where there is one, and the element (facts 1.4, 1.5 [A]). */
const switches: Readonly<Record<Switch, { readonly file: keyof Contents; readonly inside?: string; readonly element: string }>> = {
  enforceIpRangesEveryRequest: { file: 'Security', inside: 'sessionSettings', element: 'enforceIpRangesEveryRequest' },
  apiAccessControl: { file: 'ConnectedApp', element: 'enableAdminApprovedAppsOnly' },
  blockUsernamePasswordFlow: { file: 'OauthOidc', element: 'blockOAuthUnPwFlow' },
  blockUserAgentFlow: { file: 'OauthOidc', element: 'blockOAuthUsrAgtFlow' },
  pkceRequired: { file: 'OauthOidc', element: 'isPkceRequired' },
  consumerSecretApiAccess: { file: 'ExternalClientApp', element: 'enableConsumerSecretApiAccess' },
  clientSecretInRestApi: { file: 'ExternalClientApp', element: 'enableClientSecretInRestApiAccess' },
  eventLogGeneration: { file: 'Event', element: 'enableEventLogGeneration' },
  loginAsAnyUser: { file: 'Security', element: 'enableAdminLoginAsAnyUser' },
};

function holderOf(contents: Contents, property: Switch): SourceElement | undefined {
  const { file, inside } = switches[property];
  const root = contents[file];
  return inside === undefined || root === undefined ? root : first(root, inside);
}

/** An element that is not there is not told, which is not the same as off. */
function rowOf(contents: Contents): OrgSettingsRow {
  const properties = Object.keys(switches) as Switch[];
  const values = Object.fromEntries(properties.flatMap((property) => {
    const value = flagIn(holderOf(contents, property), switches[property].element);
    return value === undefined ? [] : [[property, value]];
  })) as Partial<OrgSettingsRow>;
  const places = properties.flatMap((property): [string, Place][] => Object.entries(placesOf(holderOf(contents, property), { [property]: switches[property].element })));
  return { ...values, ...told({ eventLogRetentionDays: numberIn(contents.Event, 'eventLogRetentionDuration') }), read: types.filter((type) => contents[type] !== undefined), places: Object.fromEntries(places) };
}

function contentsIn(project: SourceProject): Contents {
  const files = project.components('Settings');
  const ofType = (type: string): SourceElement | undefined => files.find(({ fullName }) => fullName.toLowerCase() === type.toLowerCase())?.root;
  return Object.fromEntries(types.flatMap((type) => {
    const root = ofType(type);
    return root === undefined ? [] : [[type, root]];
  }));
}

/** One gap for all that are not there, so that it is told once. */
function missing(absent: readonly string[]): readonly Gap[] {
  if (absent.length === 0) return [];
  const names = listed(absent.map((type) => `${type}.settings`), 'and');
  const words = absent.length === types.length ? `None of the settings files ${names} is among the files.` : `The settings ${absent.length === 1 ? 'file' : 'files'} ${names} ${absent.length === 1 ? 'is' : 'are'} not among the files.`;
  return [{ kind: 'not-in-files', words, about: absent.map((type) => sourceId('Settings', type)) }];
}

const isOneOfOurs = ({ about }: Gap): boolean => about === undefined || types.some((type) => about.includes(sourceId('Settings', type)));

export const fromSource: NonNullable<FactUnit<'orgSettings'>['fromSource']> = (project) => {
  const contents = contentsIn(project);
  const unread = sourceGaps(project, 'Settings').filter(isOneOfOurs);
  const gaps = [...unread, ...missing(types.filter((type) => contents[type] === undefined && !unread.some(({ about }) => about?.includes(sourceId('Settings', type)))))];
  return Object.keys(contents).length === 0 ? unknown(...gaps) : asFarAs([rowOf(contents)], gaps);
};
