import { asFarAs, unknown, type Gap } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { given, isGap } from '../../../core/model/audit/org-reading.ts';
import type { ExternalClientAppRow } from '../../../core/model/audit/rows-apps.ts';
import { externalAppFacts } from '../../../core/metadata/app-facts.ts';
import { components, isComponent, listed, metadataNeeds } from '../../../core/metadata/org-components.ts';

const type = 'ExtlClntAppGlobalOauthSettings';

/** Apps whose settings were not given, with the words of the refusal where there is one. */
function unread(without: readonly ExternalClientAppRow[], all: number, refused: Gap | undefined): readonly Gap[] {
  if (without.length === 0) return [];
  const words = `The OAuth settings of ${without.length} of ${all} external client apps could not be read.`;
  return [{ kind: refused?.kind ?? 'unreadable', words: refused === undefined ? words : `${words} ${refused.words}`, needs: metadataNeeds, about: without.flatMap(({ name, id }) => [name, id]) }];
}

/** Settings belong to the app they name; an app without them has flags, callback and certificate not known. Keys and secrets are not kept. */
export const fromOrg: NonNullable<FactUnit<'externalClientAppMetadata'>['fromOrg']> = async ({ org, facts }) => {
  const list = await listed(org, type, 'The settings of external client apps');
  if (isGap(list)) return unknown(list);
  const found = [...(await components(org, type, list.map(({ fullName }) => fullName), 'The settings')).values()];
  const apps = facts.externalClientApps?.rows ?? [];
  const rows = found.filter(isComponent).map((content) => {
    const row = externalAppFacts(content);
    return { ...row, ...given('id', apps.find(({ name }) => name === row.app)?.id) };
  });
  const refused = found.flatMap((content) => (content === undefined || isComponent(content) ? [] : [content]));
  const without = apps.filter(({ name }) => !rows.some(({ app }) => app === name));
  const gaps = without.length === 0 ? refused : unread(without, apps.length, refused[0]);
  return rows.length === 0 && gaps.length > 0 ? unknown(...gaps) : asFarAs(rows, gaps);
};
