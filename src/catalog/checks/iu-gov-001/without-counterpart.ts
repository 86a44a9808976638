import type { Evidence } from '../../../core/model/audit/check.ts';
import { placeIn, seen } from '../../../core/model/audit/evidence.ts';
import { nameKey } from '../../../core/model/audit/record-key.ts';
import type { Integration, View } from '../../../core/model/audit/view.ts';

const active = ({ integrations }: View): readonly Integration[] => integrations.filter(({ spec }) => spec.state === 'active');

/** Specs whose user this org does not have. */
export function withoutUser(view: View): readonly Evidence[] {
  const there = new Set(view.rows('users').map(({ username }) => nameKey(username)));
  return active(view).flatMap(({ spec, row, username }) => {
    if (username === undefined || there.has(nameKey(username))) return [];
    const at = placeIn({ ...row, at: { file: row.file, line: 1, column: 1 } }, `environments.${row.environment ?? ''}.username`);
    return [seen(`The org has no user ${username}, which ${row.file} names.`, { key: `spec:${spec.name}`, at, fix: `Run \`sf integration-user apply --name ${spec.name}\`, or say \`state: retired\` in ${row.file}.` })];
  });
}

/** Specs without components, in a project that keeps those of others; one that keeps none works on orgs directly. */
export function withoutFiles(view: View): readonly Evidence[] {
  const has = ({ holder, apps }: Integration): boolean => holder !== undefined || apps.length > 0;
  if (!view.integrations.some(has)) return [];
  return active(view)
    .filter((integration) => !has(integration))
    .map(({ spec, row, subject }) => seen(`The project has no profile, permission set or app of ${row.file}, and has those of other specs.`, { key: `spec:${spec.name}`, at: subject.at, fix: `Run \`sf integration-user generate --name ${spec.name}\`, which writes them.` }));
}
