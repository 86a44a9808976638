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

/**
 * The part of an app, under our name or any other: parts belong to an app by their element, not by their name, and the
 * org may have made a `_defaultPolicy` that a second policy would collide with (facts 1.4 [B]).
 */
export async function findAppPart(org: OrgReader, kind: AppPartKind, app: string, ourName: string): Promise<AppPart | undefined> {
  const { type } = appParts[kind];
  const belongs = ({ content }: AppPart): boolean => text(content, 'externalClientApplication') === app;
  const own = (await org.readMetadata(type, [ourName])).find(belongs);
  if (own !== undefined) return own;
  const others = (await org.listMetadata(type)).map(({ fullName }) => fullName).filter((name) => name !== ourName);
  return others.length === 0 ? undefined : (await org.readMetadata(type, others)).find(belongs);
}
