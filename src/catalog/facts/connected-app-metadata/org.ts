import { asFarAs, unknown, type Gap } from '../../../core/model/audit/fact.ts';
import type { FactUnit, OrgAsk } from '../../../core/model/audit/fact-unit.ts';
import { isGap, sameId } from '../../../core/model/audit/org-reading.ts';
import { connectedAppFacts } from '../../../core/metadata/app-facts.ts';
import { components, isComponent, listed, metadataNeeds } from '../../../core/metadata/org-components.ts';
import type { MetadataListing } from '../../../core/model/ports.ts';

/** Apps of packages are installed and often not listed (facts 2.x ConnectedApplication): of them nothing is known beyond the record. */
function unlisted({ connectedApps }: OrgAsk['facts'], list: readonly MetadataListing[]): readonly Gap[] {
  const apps = (connectedApps?.rows ?? []).filter((app) => !list.some(({ id }) => sameId(id, app.id)));
  if (apps.length === 0) return [];
  const words = `Salesforce does not list the settings of ${apps.length} installed connected apps, as it does not for those of packages: ${apps.slice(0, 5).map(({ name }) => name).join(', ')}${apps.length > 5 ? ' and more' : ''}.`;
  return [{ kind: 'unreadable', words, about: apps.flatMap(({ id, name }) => [id, name]) }];
}

export const fromOrg: NonNullable<FactUnit<'connectedAppMetadata'>['fromOrg']> = async ({ org, facts }) => {
  const list = await listed(org, 'ConnectedApp', 'The settings of connected apps');
  if (isGap(list)) return unknown(list);
  const found = await components(org, 'ConnectedApp', list.map(({ fullName }) => fullName), 'Connected app');
  const rows = list.flatMap(({ fullName, id }) => {
    const content = found.get(fullName);
    return isComponent(content) ? [connectedAppFacts(fullName, id === '' ? undefined : id, content)] : [];
  });
  const gaps = list.flatMap(({ fullName, id }): readonly Gap[] => {
    const content = found.get(fullName);
    if (isComponent(content)) return [];
    const about = [fullName, id].filter((name) => name !== '');
    return [content === undefined ? { kind: 'unreadable', words: `Salesforce lists connected app ${fullName} and does not give its settings.`, needs: metadataNeeds, about } : { ...content, about }];
  });
  const all = [...gaps, ...unlisted(facts, list)];
  return rows.length === 0 && gaps.length > 0 ? unknown(...all) : asFarAs(rows, all);
};
