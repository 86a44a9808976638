import type { Org, OrgIdentity } from '../../core/model/ports.ts';
import { about } from './about.ts';
import { openDeploys } from './deploy.ts';
import { openLine } from './line.ts';
import type { Line, OrgOptions } from './line.ts';
import { openMetadataCalls } from './metadata-reads.ts';
import { openQueries } from './query.ts';
import { openRecords } from './records.ts';
import { openRetrieve } from './retrieve.ts';
import { openSoap } from './soap.ts';
import { openTogether } from './together.ts';

export type { OrgOptions } from './line.ts';

const usualPatience = { polls: 600, deadlineMs: 30 * 60_000 };

/**
 * An org behind a session. Nothing is sent until a method is called; the identity is asked once. `line` where something else
 * asks over the same session. Throws `host-*` for an address that is not Salesforce's, `api-version-odd`.
 */
export function openOrg(options: OrgOptions, line: Line = openLine(options)): Org {
  const { caller, origin, username, clock, orgClock, version, base } = line;
  const patience = options.patience ?? usualPatience;
  const soap = openSoap(caller, version);
  const queries = openQueries(caller, base);
  const records = openRecords(caller, base);
  let identity: Promise<OrgIdentity> | undefined;

  return {
    ...records,
    ...openTogether({ caller, base, queries, calls: openMetadataCalls(soap, version), retrieve: openRetrieve(soap, clock, patience, version), get: records.get }),
    ...openDeploys(caller, clock, patience, version),
    about: async () => {
      identity ??= about(queries.query, origin, username);
      return identity.catch((error: unknown) => {
        identity = undefined;
        throw error;
      });
    },
    usage: () => caller.usage(),
    warnings: () => orgClock.warnings(),
  };
}
