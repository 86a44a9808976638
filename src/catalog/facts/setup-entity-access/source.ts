import { connectedBindings, policyBindings, type SourceBinding } from '../../../core/metadata/source/bindings.ts';
import { externalAppParts, externalApps } from '../../../core/metadata/source/external-apps.ts';
import { sourceGaps } from '../../../core/metadata/source/gaps.ts';
import { asFarAs, type Gap } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import type { SetupEntityAccessRow } from '../../../core/model/audit/rows-access.ts';
import type { SourceProject } from '../../../core/model/audit/source-project.ts';

interface Bound extends Pick<SetupEntityAccessRow, 'entityId' | 'kind'> {
  readonly bindings: readonly SourceBinding[];
}

function bound(project: SourceProject): readonly Bound[] {
  const [ofConnected, ofPolicy] = [connectedBindings(project), policyBindings(project)];
  const connected = project.components('ConnectedApp').map(({ fullName, root }): Bound => ({ entityId: fullName, kind: 'connected-app', bindings: ofConnected(root) }));
  const external = externalApps(project).map(({ name, policy }): Bound => ({ entityId: name, kind: 'external-client-app', bindings: policy === undefined ? [] : ofPolicy(policy) }));
  return [...connected, ...external];
}

function rowsOf({ entityId, kind, bindings }: Bound): readonly SetupEntityAccessRow[] {
  const rows = new Map(bindings.toReversed().flatMap(({ parentId, at }) => (parentId === undefined ? [] : [[parentId.toLowerCase(), { parentId, entityId, kind, at }] as const])));
  return [...rows.values()].toReversed();
}

function gapsOf({ entityId, bindings }: Bound): readonly Gap[] {
  const ids = bindings.filter(({ parentId }) => parentId === undefined).map(({ written }) => written);
  if (ids.length === 0) return [];
  return [{ kind: 'not-in-files', words: `The policy of ${entityId} names ${ids.join(', ')} by id, which only its org can resolve.`, about: [entityId] }];
}

export const fromSource: NonNullable<FactUnit<'setupEntityAccess'>['fromSource']> = (project) => {
  const apps = bound(project);
  return asFarAs(apps.flatMap(rowsOf), [...sourceGaps(project, 'ConnectedApp', externalAppParts.policy), ...apps.flatMap(gapsOf)]);
};
