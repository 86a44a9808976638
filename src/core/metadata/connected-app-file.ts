import type { ComponentNames } from '../model/names.ts';
import type { MetadataFile, XmlElement } from '../model/metadata-file.ts';
import { amend } from './amend.ts';
import { shownKey } from './consumer-key.ts';
import { children } from './read-xml.ts';
import type { XmlContent } from './write-xml.ts';
import { writeXml } from './write-xml.ts';

/** A nested element of a connected app, e.g. `oauthConfig`; empty where it is not there. */
export const nested = (content: XmlElement, element: string): XmlElement => children(content, element)[0] ?? {};

export function connectedAppFile(names: ComponentNames, content: XmlContent): MetadataFile {
  return { type: 'ConnectedApp', fullName: names.app, folder: 'connectedApps', suffix: 'connectedApp', xml: writeXml('ConnectedApp', content) };
}

/**
 * An existing app keeps its key, and its secret is not shown (facts 1.3 [A]); a run-as user is said to need the key beside it
 * (facts 1.3 [B]), so it goes along where the org shows it.
 */
const keyAgain = (config: XmlElement): XmlContent => ({ consumerKey: shownKey(config), consumerSecret: undefined });

/**
 * An existing connected app with some of its content replaced. Who may use it is not in the file, so that it stays as
 * it is: bindings are records (facts 2.x, SetupEntityAccess [A]).
 */
export function amendedConnectedApp(actual: XmlElement, changes: { readonly oauthConfig?: XmlContent; readonly oauthPolicy?: XmlContent; readonly own?: XmlContent }): XmlContent {
  const inside = (element: string, more: XmlContent | undefined): XmlContent => amend(nested(actual, element), { ...more });
  return amend(actual, {
    ...changes.own,
    oauthConfig: inside('oauthConfig', { ...changes.oauthConfig, ...keyAgain(nested(actual, 'oauthConfig')) }),
    oauthPolicy: inside('oauthPolicy', changes.oauthPolicy),
    permissionSetName: undefined,
    profileName: undefined,
  });
}
