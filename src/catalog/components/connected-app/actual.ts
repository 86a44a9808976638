import type { Readers, Target } from '../../../core/model/component.ts';
import type { XmlElement } from '../../../core/model/metadata-file.ts';
import type { OrgReader } from '../../../core/model/ports.ts';
import { nested } from '../../../core/metadata/connected-app-file.ts';
import type { KeyHolder, KeyState } from '../../../core/metadata/consumer-key.ts';
import { findConsumerKey, shownKey } from '../../../core/metadata/consumer-key.ts';
import { texts } from '../../../core/metadata/read-xml.ts';

export interface ActualApp {
  readonly content: XmlElement;
  readonly key: KeyState;
}
/** Our app is not there, but one that people know by the same label is: `twin` is its API name. */
export interface Twin {
  readonly twin: string;
}
export type Found = ActualApp | Twin;

export const isTwin = (found: Found): found is Twin => 'twin' in found;

export const keyHolder = ({ names }: Target): KeyHolder => ({ app: names.app, type: 'ConnectedApp', fullName: names.app, inside: (content) => nested(content, 'oauthConfig') });

/** An app's record has its label, its listing its API name (facts 2.x, ConnectedApplication [A]). What the spec names under aliases is meant to be there. */
async function twinOf(org: OrgReader, { spec }: Target): Promise<Twin | undefined> {
  const rows = await org.find<{ Id: string }>({ from: 'ConnectedApplication', fields: ['Id'], key: 'Name', value: spec.label });
  if (rows.length === 0) return undefined;
  const ids = new Set(rows.map(({ Id }) => Id.slice(0, 15)));
  const aliases = new Set(spec.aliases.map(({ app }) => app));
  const found = (await org.listMetadata('ConnectedApp')).find(({ id, fullName }) => ids.has(id.slice(0, 15)) && !aliases.has(fullName) && !aliases.has(spec.label));
  return found && { twin: found.fullName };
}

export async function readApp({ org, vault }: Readers, target: Target): Promise<Found | undefined> {
  const [app] = await org.readMetadata('ConnectedApp', [target.names.app]);
  if (app === undefined) return twinOf(org, target);
  const stored = await vault.find(target.org.orgId, target.spec.name);
  const closed = texts(app.content, 'profileName').length + texts(app.content, 'permissionSetName').length === 0;
  const shown = shownKey(nested(app.content, 'oauthConfig')) ?? (closed ? await findConsumerKey(org, keyHolder(target)) : undefined);
  return { content: app.content, key: { shown, stored, closed } };
}
