import { asFarAs, unknown, type Gap } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import type { OrgSettingsRow } from '../../../core/model/audit/rows-setup.ts';
import { children, text } from '../../../core/metadata/read-xml.ts';
import { components, isComponent, metadataNeeds, type Component } from '../../../core/metadata/org-components.ts';
import type { XmlElement } from '../../../core/model/metadata-file.ts';

const types = ['Security', 'ConnectedApp', 'OauthOidc', 'ExternalClientApp', 'Event'] as const;
type SettingsType = (typeof types)[number];
type Contents = Readonly<Partial<Record<SettingsType, XmlElement>>>;

/** An absent element, or an empty one (`xsi:nil`), is not told, which is not the same as off. */
function told(content: XmlElement | undefined, element: string): boolean | undefined {
  const written = content === undefined ? undefined : text(content, element);
  return written === undefined ? undefined : written === 'true';
}

function row(contents: Contents): OrgSettingsRow {
  const { Security: security, ConnectedApp: connected, OauthOidc: oauth, ExternalClientApp: external, Event: event } = contents;
  const sessions = security === undefined ? undefined : children(security, 'sessionSettings')[0];
  const kept = event === undefined ? undefined : text(event, 'eventLogRetentionDuration');
  const settings = {
    enforceIpRangesEveryRequest: told(sessions, 'enforceIpRangesEveryRequest'),
    apiAccessControl: told(connected, 'enableAdminApprovedAppsOnly'),
    blockUsernamePasswordFlow: told(oauth, 'blockOAuthUnPwFlow'),
    blockUserAgentFlow: told(oauth, 'blockOAuthUsrAgtFlow'),
    pkceRequired: told(oauth, 'isPkceRequired'),
    consumerSecretApiAccess: told(external, 'enableConsumerSecretApiAccess'),
    clientSecretInRestApi: told(external, 'enableClientSecretInRestApiAccess'),
    eventLogGeneration: told(event, 'enableEventLogGeneration'),
    loginAsAnyUser: told(security, 'enableAdminLoginAsAnyUser'),
    eventLogRetentionDays: kept !== undefined && /^\d+$/.test(kept) ? Number(kept) : undefined,
  };
  return { ...(Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as Partial<OrgSettingsRow>), read: types.filter((type) => contents[type] !== undefined) };
}

function gapFor(type: SettingsType, found: Component): Gap {
  const about = [`settings:${type}`];
  if (found !== undefined && !isComponent(found)) return { ...found, about };
  return { kind: 'unreadable', words: `Salesforce gives no ${type} settings to your user.`, needs: metadataNeeds, about };
}

/** A name that the org does not give comes back as nothing, not as an error (facts 2.y [K]). */
export const fromOrg: NonNullable<FactUnit<'orgSettings'>['fromOrg']> = async ({ org }) => {
  const found = await Promise.all(types.map(async (type) => (await components(org, `${type}Settings`, [type], 'Settings')).get(type)));
  const gaps = types.flatMap((type, index) => (isComponent(found[index]) ? [] : [gapFor(type, found[index])]));
  const contents: Contents = Object.fromEntries(types.flatMap((type, index) => (isComponent(found[index]) ? [[type, found[index]]] : [])));
  return gaps.length === types.length ? unknown(...gaps.map(({ kind, words, needs = metadataNeeds }) => ({ kind, words, needs }))) : asFarAs([row(contents)], gaps);
};
