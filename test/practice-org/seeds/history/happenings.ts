import type { Value } from '../../state.ts';
import { DAYS, fights, jobs, objects } from './plan.ts';
import type { Fight, Job, Next } from './plan.ts';

/** One change of one record, in the words of the plan. */
export interface Happening {
  /** Milliseconds since the first midnight of the plan. */
  at: number;
  by: Pick<Job, 'actor' | 'app' | 'address'>;
  object: string;
  record: number;
  fields: Readonly<Record<string, Next | { value: Value }>>;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Everything that happens in the ninety days, in order; the same on every start. */
export function happenings(): Happening[] {
  const all = [...jobs.flatMap((job, place) => everyday(job, place)), ...fights.flatMap(fought)];
  return all.sort((one, other) => one.at - other.at);
}

/** A job goes through its records in turn, a few seconds each; records that are fought about are left alone. */
function everyday(job: Job, place: number): Happening[] {
  const count = (objects[job.object]?.count ?? 0) - foughtAbout(job.object);
  const found: Happening[] = [];
  let turn = place * 7;
  for (let day = place % job.everyDays; day < DAYS; day += job.everyDays) {
    for (const hour of job.hours) {
      for (let one = 0; one < job.records; one += 1, turn += 1) {
        const at = day * DAY + hour * HOUR + (place % 10) * 60_000 + one * 3_000;
        found.push({ at, by: job, object: job.object, record: foughtAbout(job.object) + (turn % count), fields: job.fields });
      }
    }
  }
  return found;
}

function foughtAbout(object: string): number {
  return Math.max(0, ...fights.filter((fight) => fight.object === object).map(({ records }) => records));
}

function fought({ object, field, sides, records, from, to, rounds }: Fight): Happening[] {
  const found: Happening[] = [];
  for (let day = from; day < to; day += 1) {
    for (let round = 0; round < rounds; round += 1) {
      for (const [side, { job, value }] of sides.entries()) {
        for (let record = 0; record < records; record += 1) {
          const at = day * DAY + (9 + round * 4 + side) * HOUR + 30 * 60_000 + record * 2_000;
          found.push({ at, by: job, object, record, fields: { [field]: { value } } });
        }
      }
    }
  }
  return found;
}
