import { newId } from '../../ids.ts';
import { putRow } from '../../state.ts';
import type { OrgState } from '../../state.ts';
import { stamps } from '../stamps.ts';
import { daysAgo } from './days.ts';

/** CronJobDetail.JobType of Scheduled Apex, Dashboard Refresh and Report Run (object reference [A]). */
const APEX = '7';
const REPORT = '8';

/** What runs at night, and in whose name: two jobs of machines, one of a person. */
const jobs: { owner: string; name: string; type: string; times: number }[] = [
  { owner: 'ERP Sync', name: 'Nightly invoice match', type: APEX, times: 712 },
  { owner: 'Legacy ETL', name: 'Warehouse snapshot', type: APEX, times: 1501 },
  { owner: 'clara.grant.19@typical.example.com', name: 'Report Run', type: REPORT, times: 88 },
];

/** CronTrigger with its CronJobDetail. Throws where a job's owner is nobody. */
export function addJobs(state: OrgState, ids: Map<string, string>): void {
  for (const { owner, name, type, times } of jobs) {
    const ownerId = ids.get(owner);
    if (ownerId === undefined) throw new Error(`The typical seed has no user ${owner}`);
    const detailId = newId(state, '08a');
    putRow(state, 'CronJobDetail', { Id: detailId, Name: name, JobType: type });
    const runs = { PreviousFireTime: daysAgo(state, 1), NextFireTime: daysAgo(state, -1), StartTime: daysAgo(state, 300), EndTime: null };
    const fixed = { State: 'WAITING', CronExpression: '0 0 3 * * ?', TimeZoneSidKey: 'America/Los_Angeles', TimesTriggered: times };
    putRow(state, 'CronTrigger', { Id: newId(state, '08e'), CronJobDetailId: detailId, OwnerId: ownerId, ...runs, ...fixed, ...stamps(state, ownerId) });
  }
}
