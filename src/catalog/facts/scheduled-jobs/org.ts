import { asFarAs, unknown, type Gap } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { givenMoment, isGap, orGap, readTable } from '../../../core/model/audit/org-reading.ts';
import type { ScheduledJobRow } from '../../../core/model/audit/rows-people.ts';
import { soql } from '../../../core/model/soql.ts';

interface Raw {
  readonly Id: string;
  readonly OwnerId: string | null;
  readonly CreatedById: string;
  readonly State: string | null;
  readonly NextFireTime: string | null;
  readonly CronJobDetail: { readonly Name: string; readonly JobType: string | null } | null;
}
interface Queued {
  readonly CreatedById: string;
  readonly JobType: string;
  readonly Status: string;
  readonly jobs: number;
}

/** Reports and dashboards that people subscribe to are jobs as well: two pages of them are enough to see who works by the clock. */
const most = 4_000;
const needs = 'View Setup and Configuration';
const columns = ['Id', 'OwnerId', 'CreatedById', 'State', 'NextFireTime', 'PreviousFireTime', 'CronJobDetail.Name', 'CronJobDetail.JobType'];
const working = ['Holding', 'Queued', 'Preparing', 'Processing'];

const scheduled = (raw: Raw): ScheduledJobRow => ({
  id: raw.Id,
  userId: raw.OwnerId ?? raw.CreatedById,
  name: raw.CronJobDetail?.Name ?? raw.Id,
  kind: raw.CronJobDetail?.JobType ?? '',
  state: raw.State ?? '',
  ...givenMoment('nextAt', raw.NextFireTime),
});

/** Jobs at work have no name of their own; those of one person, kind and state are one row. */
const queued = ({ CreatedById, JobType, Status, jobs }: Queued): ScheduledJobRow => ({ id: `${CreatedById}:${JobType}:${Status}`, userId: CreatedById, name: `${jobs} ${JobType}`, kind: JobType, state: Status });

export const fromOrg: NonNullable<FactUnit<'scheduledJobs'>['fromOrg']> = async ({ org }) => {
  const [jobs, work] = await Promise.all([
    orGap('Scheduled jobs', needs, () => readTable<Raw>(org, { from: 'CronTrigger', columns, rest: soql`ORDER BY CreatedDate DESC LIMIT ${most}` })),
    orGap('Apex jobs at work', needs, () => org.query<Queued>(soql`SELECT CreatedById, JobType, Status, COUNT(Id) jobs FROM AsyncApexJob WHERE Status IN ${working} GROUP BY CreatedById, JobType, Status`)),
  ]);
  if (isGap(jobs)) return unknown(jobs);
  const cut: readonly Gap[] = jobs.length < most ? [] : [{ kind: 'truncated', words: `Only the newest ${most.toLocaleString('en-US')} scheduled jobs were read; there may be more.` }];
  return asFarAs([...jobs.map(scheduled), ...(isGap(work) ? [] : work.map(queued))], isGap(work) ? [...cut, work] : cut);
};
