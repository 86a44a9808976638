import { dailyFile } from '../../event-log.ts';
import type { LoggedCall } from '../../event-log.ts';
import { newId } from '../../ids.ts';
import { putRow } from '../../state.ts';
import type { OrgState } from '../../state.ts';
import { grouped } from '../../soql/grouped.ts';
import { stamps } from '../stamps.ts';

/** With Event Monitoring files stay thirty days; without, only yesterday's is seen (switch `eventMonitoring`). */
const FILES = 30;
const DAY = 86_400_000;

/** A file of usage a day, made a few hours after its end, or just now where that is still to come. */
export function addUsageFiles(state: OrgState, calls: readonly LoggedCall[], byId: string): void {
  const days = [...grouped(calls, (call) => String(call.TIMESTAMP_DERIVED).slice(0, 10))];
  for (const [day, ofDay] of days.slice(-FILES)) {
    const logDate = `${day}T00:00:00.000Z`;
    const made = new Date(Math.min(state.now().getTime(), Date.parse(logDate) + DAY + 3 * 3_600_000)).toISOString();
    const then = { CreatedDate: made, LastModifiedDate: made, SystemModstamp: made };
    putRow(state, 'EventLogFile', { Id: newId(state, '0AT'), ...dailyFile(state, logDate, ofDay), ...stamps(state, byId), ...then });
  }
}
