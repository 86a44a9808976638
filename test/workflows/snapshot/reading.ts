import { datasetIds, type Facts, type Snapshot } from '../../../src/core/model/audit/datasets.ts';
import { defaultPolicy } from '../../../src/core/model/policy.ts';
import { inQuestion } from '../../../src/core/auditing/view/index.ts';
import { systemClock } from '../../../src/edges/clock/clock.ts';
import { openOrg } from '../../../src/edges/org/org.ts';
import { takeSnapshot } from '../../../src/workflows/snapshot/take-snapshot.ts';
import type { PracticeOrg, Welcome } from '../../practice-org/server.ts';

/** Everything that an org tells a session, read with the real edges. */
export function snapshotOf(practice: PracticeOrg, session: Pick<Welcome, 'accessToken' | 'username'> = practice, files: Facts = {}): Promise<Snapshot> {
  const org = openOrg({
    session: { instanceUrl: practice.instanceUrl, username: session.username, accessToken: () => session.accessToken, refresh: () => Promise.reject(new Error('no refresh')) },
    clock: systemClock,
    allowLoopback: true,
  });
  return takeSnapshot({ org, clock: systemClock }, { policy: defaultPolicy, wanted: datasetIds, files, inQuestion });
}
