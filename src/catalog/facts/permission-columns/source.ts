import { all, textIn } from '../../../core/metadata/source/element.ts';
import { known } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';

/** Names that occur in files, granted or not: what other permissions an org knows is not in them, and files that do not name one do not grant it. */
export const fromSource: NonNullable<FactUnit<'permissionColumns'>['fromSource']> = (project) => {
  const roots = ['Profile', 'PermissionSet', 'MutingPermissionSet'].flatMap((type) => project.components(type).map(({ root }) => root));
  const names = roots.flatMap((root) => all(root, 'userPermissions').flatMap((entry) => textIn(entry, 'name') ?? []));
  return known([...new Set(names)].toSorted().map((name) => ({ name })));
};
