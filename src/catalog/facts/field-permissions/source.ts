import { sourceGaps } from '../../../core/metadata/source/gaps.ts';
import { fieldGrants, sourceHolders } from '../../../core/metadata/source/grants.ts';
import { asFarAs } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';

export const fromSource: NonNullable<FactUnit<'fieldPermissions'>['fromSource']> = (project) =>
  asFarAs(
    sourceHolders(project).flatMap(({ id, component }) => fieldGrants(component.root).map(({ name, rights, at }) => ({ parentId: id, field: name, rights, at }))),
    sourceGaps(project, 'Profile', 'PermissionSet'),
  );
