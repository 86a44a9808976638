import type { RegistryRow } from '../../model/audit/rows-files.ts';
import { grouped } from '../../model/audit/grouped.ts';
import { nameKey } from '../../model/audit/record-key.ts';
import type { World } from './world.ts';

/** The username a spec has in this org; none where no environment of it is this org. */
export const usernameOf = ({ spec, environment }: RegistryRow): string | undefined => (environment === undefined ? undefined : spec.environments[environment]?.username);

/** Specs by the username they have here. */
export const registeredBy = (world: World): ReadonlyMap<string, readonly RegistryRow[]> =>
  grouped(world.rows('registry'), (row) => {
    const username = usernameOf(row);
    return username === undefined ? undefined : nameKey(username);
  });
