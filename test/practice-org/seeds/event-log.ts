import { logBody, toldOf } from '../event-log.ts';
import type { LoggedCall } from '../event-log.ts';
import { newId } from '../ids.ts';
import { putRow } from '../state.ts';
import type { OrgState } from '../state.ts';
import { stamps } from './stamps.ts';

/** A daily ApiTotalUsage file of the day that began at `logDate`. Returns its id. */
export function addApiTotalUsage(state: OrgState, logDate: string, calls: readonly LoggedCall[], byId: string): string {
  const body = logBody(calls);
  const id = newId(state, '0AT');
  const version = Number(state.settings.apiVersion);
  const fixed = { IsDeleted: false, EventType: 'ApiTotalUsage', ApiVersion: version, Sequence: 0, Interval: 'Daily' };
  putRow(state, 'EventLogFile', { Id: id, ...fixed, LogDate: logDate, ...toldOf(body), LogFile: body, ...stamps(state, byId) });
  return id;
}
