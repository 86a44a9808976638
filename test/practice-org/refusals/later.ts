import type { PracticeOrg } from './caller.ts';

const HOUR = 3_600_000;

/** Does the work at a later time of the org's clock, which then goes back to where it was. */
export async function hoursLater<T>(org: PracticeOrg, hours: number, work: () => Promise<T>): Promise<T> {
  const { now } = org.state;
  org.state.now = () => new Date(now().getTime() + hours * HOUR);
  try {
    return await work();
  } finally {
    org.state.now = now;
  }
}
