import { chunks } from '../model/chunks.ts';
import type { XmlElement } from '../model/metadata-file.ts';
import type { OrgReader } from '../model/ports.ts';
import { text } from './read-xml.ts';

/** The types beside ExternalClientApplication that make up an external client app. Folders are not the types' names (facts 1.4 [A]). */
export const appParts = {
  oauthSettings: { type: 'ExtlClntAppOauthSettings', folder: 'extlClntAppOauthSettings', suffix: 'ecaOauth' },
  globalOauthSettings: { type: 'ExtlClntAppGlobalOauthSettings', folder: 'extlClntAppGlobalOauthSets', suffix: 'ecaGlblOauth' },
  oauthPolicy: { type: 'ExtlClntAppOauthConfigurablePolicies', folder: 'extlClntAppOauthPolicies', suffix: 'ecaOauthPlcy' },
  appPolicy: { type: 'ExtlClntAppConfigurablePolicies', folder: 'extlClntAppPolicies', suffix: 'ecaPlcy' },
} as const;

export type AppPartKind = keyof typeof appParts;

export interface AppPart {
  readonly fullName: string;
  readonly content: XmlElement;
}

/** Elements that name the org they were read from; sent to it again they say nothing, and to another they are wrong (facts 1.4 [A]). */
const orgSpecific = new Set(['orgScopedExternalApp', 'oauthLink']);

/** Content as it may be sent or written: without the ids of the org it came from. */
export function withoutOrgIds(content: XmlElement): XmlElement {
  return Object.fromEntries(Object.entries(content).filter(([element]) => !orgSpecific.has(element)));
}

/** How many parts of other apps are read at once. */
const others = 10;

/**
 * The part of an app, under our name or any other: parts belong to an app by their element, not by their name, and the
 * org may have made a `_defaultPolicy` that a second policy would collide with (facts 1.4 [B]). Names that begin like the
 * app's are the likely ones; the rest is read only where none of these is it, and nothing where there is no such app.
 */
export async function findAppPart(org: OrgReader, kind: AppPartKind, app: string, ourName: string): Promise<AppPart | undefined> {
  const { type } = appParts[kind];
  const among = async (names: readonly string[]): Promise<AppPart | undefined> => (await org.readMetadata(type, names)).find(({ content }) => text(content, 'externalClientApplication') === app);
  const [own, [owner]] = await Promise.all([among([ourName]), org.readMetadata('ExternalClientApplication', [app])]);
  if (own !== undefined || owner === undefined) return own;
  const names = (await org.listMetadata(type)).map(({ fullName }) => fullName).filter((name) => name !== ourName);
  const likely = names.filter((name) => name.startsWith(app));
  for (const some of [...chunks(likely, others), ...chunks(names.filter((name) => !likely.includes(name)), others)]) {
    const found = await among(some);
    if (found !== undefined) return found;
  }
  return undefined;
}
