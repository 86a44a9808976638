import type { App, Holder, Integration } from '../../model/audit/view.ts';
import { usernameOf } from './registered.ts';
import type { World } from './world.ts';

/** Every spec, planned and retired ones too, with whom and what it has here. */
export function viewedIntegrations(world: World, holderOf: (username: string) => Holder | undefined, holders: readonly Holder[], apps: readonly App[]): readonly Integration[] {
  return world.rows('registry').map((row) => {
    const { spec } = row;
    const username = world.mode === 'org' ? usernameOf(row) : undefined;
    const holder = username === undefined ? holders.find(({ registered }) => registered === row) : holderOf(username);
    const own = apps.filter(({ registered }) => registered.includes(row));
    const { user, profile } = holder ?? {};
    const also = [username, user?.id, user?.profileId, profile?.name, ...(holder?.subject.also ?? []), ...own.flatMap(({ subject }) => [subject.key, ...(subject.also ?? [])])];
    return {
      subject: { kind: 'integration', key: spec.name, label: spec.label, integration: spec.name, also: [...new Set(also.filter((name) => name !== undefined))], at: row.places['name'] ?? { file: row.file, line: 1, column: 1 } },
      spec,
      row,
      ...(username === undefined ? {} : { username }),
      ...(holder === undefined ? {} : { holder }),
      apps: own,
    };
  });
}
