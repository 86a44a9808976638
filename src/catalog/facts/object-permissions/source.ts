import { sourceGaps } from '../../../core/metadata/source/gaps.ts';
import { objectGrants, sourceHolders } from '../../../core/metadata/source/grants.ts';
import { asFarAs } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';

export const fromSource: NonNullable<FactUnit<'objectPermissions'>['fromSource']> = (project) =>
  asFarAs(
    sourceHolders(project).flatMap(({ id, component }) => objectGrants(component.root).map(({ name, rights, at }) => ({ parentId: id, object: name, rights, at }))),
    sourceGaps(project, 'Profile', 'PermissionSet'),
  );
