import { asFarAs, unknown, type Gap } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { given, isGap } from '../../../core/model/audit/org-reading.ts';
import { externalAppFacts } from '../../../core/metadata/app-facts.ts';
import { components, isComponent, listed, metadataNeeds } from '../../../core/metadata/org-components.ts';

const type = 'ExtlClntAppGlobalOauthSettings';

/** Settings belong to the app they name; an app without them has flags, callback and certificate not known. Keys and secrets are not kept. */
export const fromOrg: NonNullable<FactUnit<'externalClientAppMetadata'>['fromOrg']> = async ({ org, facts }) => {
  const list = await listed(org, type, 'The settings of external client apps');
  if (isGap(list)) return unknown(list);
  const found = [...(await components(org, type, list.map(({ fullName }) => fullName), 'The settings'))];
  const apps = facts.externalClientApps?.rows ?? [];
  const rows = found.flatMap(([, content]) => (isComponent(content) ? [externalAppFacts(content)] : [])).map((row) => ({ ...row, ...given('id', apps.find(({ name }) => name === row.app)?.id) }));
  const refused = found.flatMap(([, content]) => (content === undefined || isComponent(content) ? [] : [content]));
  const without = apps.filter(({ name }) => !rows.some(({ app }) => app === name));
  const gap: Gap = {
    kind: refused[0]?.kind ?? 'unreadable',
    words: `The OAuth settings of ${without.length} of ${apps.length} external client apps could not be read${refused[0] === undefined ? '' : `. ${refused[0].words}`}${refused[0] === undefined ? '.' : ''}`,
    needs: metadataNeeds,
    about: without.flatMap(({ name, id }) => [name, id]),
  };
  const gaps = without.length === 0 ? refused : [gap];
  return rows.length === 0 && gaps.length > 0 ? unknown(...gaps) : asFarAs(rows, gaps);
};
