import type { SetupEntity } from '../core/model/access-view-facts.ts';
import { findAll } from '../core/model/find.ts';
import { OrgRefusal, type OrgReader } from '../core/model/ports.ts';
import type { PartReader } from './read-part.ts';

interface NameRow {
  readonly Id: string;
  readonly NamespacePrefix?: string | null;
  readonly [name: string]: unknown;
}
interface Source {
  readonly object: string;
  readonly name: string;
  readonly namespaced: boolean;
  readonly entity: Pick<SetupEntity, 'area' | 'app'>;
}

/** Where the name of a SetupEntityType is found (facts 2 and 2.x SetupEntityAccess [A] for the two apps, [K] for the rest). */
const sources: Readonly<Record<string, Source>> = {
  ApexClass: { object: 'ApexClass', name: 'Name', namespaced: true, entity: { area: 'apex-class' } },
  CustomPermission: { object: 'CustomPermission', name: 'DeveloperName', namespaced: true, entity: { area: 'custom-permission' } },
  ExternalClientApplication: { object: 'ExternalClientApplication', name: 'DeveloperName', namespaced: true, entity: { area: 'app', app: 'external client app' } },
  // Its Name is the label; there is no API name in the data API (facts 2, ConnectedApplication).
  ConnectedApplication: { object: 'ConnectedApplication', name: 'Name', namespaced: false, entity: { area: 'app', app: 'connected app' } },
};

async function namesIn(org: OrgReader, source: Source, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const fields = [source.name, ...(source.namespaced ? ['NamespacePrefix'] : [])];
  const rows = await findAll<NameRow>(org, { from: source.object, fields, key: 'Id' }, ids);
  return new Map(
    rows.map((row) => {
      const name = String(row[source.name]);
      return [row.Id, typeof row.NamespacePrefix === 'string' && row.NamespacePrefix !== '' ? `${row.NamespacePrefix}__${name}` : name];
    })
  );
}

/** API names of connected apps by the first 15 characters of their id; empty where the session may not list metadata. */
async function connectedAppNames(org: OrgReader): Promise<ReadonlyMap<string, string>> {
  try {
    return new Map((await org.listMetadata('ConnectedApp')).map(({ id, fullName }) => [id.slice(0, 15), fullName]));
  } catch (error) {
    if (error instanceof OrgRefusal) return new Map();
    throw error;
  }
}

async function ofType(org: OrgReader, type: string, ids: readonly string[], part: PartReader): Promise<readonly (readonly [string, SetupEntity])[]> {
  const source = Object.hasOwn(sources, type) ? sources[type] : undefined;
  if (source === undefined) return ids.map((id) => [id, { area: 'other-setup', name: `${type} ${id}`.trim(), surely: true }]);
  const [names, apiNames] = await Promise.all([
    part('names', new Map<string, string>(), () => namesIn(org, source, ids)),
    source.entity.app === 'connected app' ? connectedAppNames(org) : new Map<string, string>(),
  ]);
  return ids.map((id) => {
    const sure = source.entity.app === 'connected app' ? apiNames.get(id.slice(0, 15)) : names.get(id);
    return [id, { ...source.entity, name: sure ?? names.get(id) ?? id, surely: sure !== undefined }];
  });
}

/** What the ids of SetupEntityAccess stand for; by type, so that each kind is asked for once. */
export async function nameEntities(org: OrgReader, types: ReadonlyMap<string, string>, part: PartReader): Promise<ReadonlyMap<string, SetupEntity>> {
  const byType = new Map<string, string[]>();
  for (const [id, type] of types) byType.set(type, [...(byType.get(type) ?? []), id]);
  return new Map((await Promise.all([...byType].map(([type, ids]) => ofType(org, type, ids, part)))).flat());
}
