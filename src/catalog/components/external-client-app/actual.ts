import type { Readers, Target } from '../../../core/model/component.ts';
import type { XmlElement } from '../../../core/model/metadata-file.ts';
import type { OrgReader } from '../../../core/model/ports.ts';
import type { AppPart, AppPartKind } from '../../../core/metadata/app-parts.ts';
import { appParts, findAppPart } from '../../../core/metadata/app-parts.ts';
import type { KeyHolder, KeyState } from '../../../core/metadata/consumer-key.ts';
import { findConsumerKey, shownKey } from '../../../core/metadata/consumer-key.ts';
import { flag } from '../../../core/metadata/read-xml.ts';

export interface ActualApp {
  readonly app: XmlElement;
  /** Parts by whatever name the org has them. */
  readonly parts: Readonly<Partial<Record<AppPartKind, AppPart>>>;
  readonly key: KeyState;
}

export const kinds = Object.keys(appParts) as readonly AppPartKind[];

export function keyHolder(target: Target, fullName: string): KeyHolder {
  return { app: target.names.app, type: appParts.globalOauthSettings.type, fullName, inside: (content) => content };
}

async function readParts(org: OrgReader, { names }: Target): Promise<ActualApp['parts']> {
  const found = await Promise.all(kinds.map(async (kind) => [kind, await findAppPart(org, kind, names.app, names[kind])] as const));
  return Object.fromEntries(found.filter(([, part]) => part !== undefined));
}

export async function readApp({ org, vault }: Readers, target: Target): Promise<ActualApp | undefined> {
  const [[app], parts, stored] = await Promise.all([
    org.readMetadata('ExternalClientApplication', [target.names.app]),
    readParts(org, target),
    vault.find(target.org.orgId, target.spec.name),
  ]);
  if (app === undefined) return undefined;
  const closed = parts.appPolicy === undefined || !flag(parts.appPolicy.content, 'isEnabled');
  const settings = parts.globalOauthSettings;
  const shown = shownKey(settings?.content) ?? (closed && settings !== undefined ? await findConsumerKey(org, keyHolder(target, settings.fullName)) : undefined);
  return { app: app.content, parts, key: { shown, stored, closed } };
}
