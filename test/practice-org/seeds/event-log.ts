import { dailyFile } from '../event-log.ts';
import type { LoggedCall } from '../event-log.ts';
import { newId } from '../ids.ts';
import { putRow } from '../state.ts';
import type { OrgState } from '../state.ts';
import { stamps } from './stamps.ts';

/** A daily ApiTotalUsage file of the day that began at `logDate`. Returns its id. */
export function addApiTotalUsage(state: OrgState, logDate: string, calls: readonly LoggedCall[], byId: string): string {
  const id = newId(state, '0AT');
  putRow(state, 'EventLogFile', { Id: id, ...dailyFile(state, logDate, calls), ...stamps(state, byId) });
  return id;
}
