import type { App, Holder, Integration } from '../../model/audit/view.ts';
import type { Subject } from '../../model/audit/check.ts';
import type { RegistryRow } from '../../model/audit/rows-files.ts';
import { given } from './given.ts';
import { usernameOf } from './registered.ts';
import type { World } from './world.ts';

function subjectOf({ spec, file, places }: RegistryRow, holder: Holder | undefined, apps: readonly App[]): Subject {
  const names = [holder?.subject, ...apps.map(({ subject }) => subject)].flatMap((subject) => (subject === undefined ? [] : [subject.key, ...(subject.also ?? [])]));
  return { kind: 'integration', key: spec.name, label: spec.label, integration: spec.name, also: [...new Set(names)], at: places['name'] ?? { file, line: 1, column: 1 } };
}

/** Every spec, planned and retired ones too, with whom and what it has here. `holderNamed`: by username. */
export function viewedIntegrations(world: World, holderNamed: (username: string) => Holder | undefined, holders: readonly Holder[], apps: readonly App[]): readonly Integration[] {
  return world.rows('registry').map((row) => {
    const username = world.mode === 'org' ? usernameOf(row) : undefined;
    const holder = username === undefined ? holders.find(({ registered }) => registered === row) : holderNamed(username);
    const own = apps.filter(({ registered }) => registered.includes(row));
    return { subject: subjectOf(row, holder, own), spec: row.spec, row, apps: own, ...given({ username, holder }) };
  });
}
