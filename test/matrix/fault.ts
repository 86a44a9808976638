import { OrgRefusal } from '../../src/core/model/ports.ts';
import { Problem, Problems } from '../../src/problems.ts';
import { type Scenario, type Untouched, wrongAtLast, wrongNow } from './kill.ts';
import type { Site } from './site.ts';
import { faultAt, stepsOf, stepWords, troubleWords, type Step, type Trouble } from './steps.ts';
import { virtualClock } from './virtual-clock.ts';

/** What a run under a fault may cost beyond an undisturbed one: looking again, attempts, watching. */
const moreRequests = 160;
const longestMs = 60 * 60_000;
/** Of one exchange, where a fault is one of time: long for a busy machine, short for a test. */
const shortMs = 1_000;

export interface Met {
  readonly step: Step;
  readonly trouble: Trouble;
  readonly fired: boolean;
  /** `well`, or the key of the problem it stopped with. */
  readonly end: string;
  readonly requests: number;
  readonly wrong: readonly string[];
}

/** The requests of a create or apply that nobody disturbs, as steps. */
export async function cleanSteps(scenario: Scenario): Promise<readonly Step[]> {
  const site = await scenario.open();
  try {
    const before = site.practice.requests.length;
    await scenario.again(site.deps());
    return stepsOf(site.practice.requests.slice(before));
  } finally {
    await site.close();
  }
}

function keyOf(error: Problem): string {
  const [first] = error instanceof Problems ? error.all : [];
  return first === undefined ? error.key : `${error.key} (${first.key})`;
}

/** Anything but a problem with words of its own is a mistake of ours. */
async function endOf(run: Promise<unknown>): Promise<{ readonly end: string; readonly wrong: readonly string[] }> {
  try {
    await run;
    return { end: 'well', wrong: [] };
  } catch (error) {
    // Outside of any part the base of the commands names it.
    if (error instanceof OrgRefusal) return { end: 'org-refused', wrong: [] };
    if (error instanceof Problem && error.key !== 'unforeseen') return { end: keyOf(error), wrong: [] };
    return { end: 'nameless', wrong: [`it stopped without a name: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`] };
  }
}

async function goOn(site: Site, scenario: Scenario): Promise<readonly string[]> {
  try {
    const { proofs } = await scenario.again(site.deps());
    const before = site.practice.requests.length;
    const { unfinished } = await scenario.again(site.deps());
    const changed = site.practice.requests.slice(before).filter((request) => request.changed);
    return [
      ...proofs.filter((outcome) => outcome !== 'proven except live login').map((outcome) => `the second run's proof is: ${outcome}`),
      ...(unfinished ? ['the third run had something left to do'] : []),
      ...changed.map(({ method, path }) => `the third run changed the org: ${method} ${path}`),
    ];
  } catch (error) {
    return [`the second run failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  }
}

/** One run that meets the fault at the step, looked at, and run again without it. */
export async function meet(scenario: Scenario, step: Step, trouble: Trouble, untouched: Untouched): Promise<Met> {
  const site = await scenario.open();
  try {
    const { faults, requests } = site.practice;
    const forever = trouble.fault.kind === 'unauthorized-forever';
    faults.add(faultAt(trouble, step, forever ? 'always' : 1));
    const clock = virtualClock();
    const before = requests.length;
    const { end, wrong } = await endOf(scenario.again(site.deps({ clock }, trouble.timeoutMs === undefined ? undefined : shortMs)));
    const spent = requests.length - before;
    const fired = site.practice.faultsFired.length > 0;
    faults.clear();
    site.logInAgain();
    const all = [
      ...wrong,
      ...(fired ? [] : ['the fault was not met']),
      ...(spent > untouched.requests + moreRequests ? [`it took ${spent} requests`] : []),
      ...(clock.slept() > longestMs ? [`it waited ${clock.slept()} ms`] : []),
      ...(await wrongNow(site, scenario, untouched)).map((words) => `under the fault: ${words}`),
      ...(await goOn(site, scenario)),
      ...(await wrongAtLast(site, scenario, untouched)).map((words) => `at last: ${words}`),
    ];
    return { step, trouble, fired, end, requests: spent, wrong: all.map((words) => `${troubleWords(trouble)} at ${stepWords(step)} (${end}): ${words}`) };
  } finally {
    await site.close();
  }
}

/** e.g. `45 runs, 45 faults fired; well 21, stopped-half-way 20` */
export function faultsWords(met: readonly Met[], steps: number): string {
  const ends = new Map<string, number>();
  for (const { end } of met) ends.set(end, (ends.get(end) ?? 0) + 1);
  const kinds = new Set(met.map(({ trouble }) => troubleWords(trouble))).size;
  return `${met.length} of ${kinds} faults x ${steps} steps, ${met.filter(({ fired }) => fired).length} fired; ${[...ends].map(([end, count]) => `${end} ${count}`).join(', ')}; ${met.filter(({ wrong }) => wrong.length > 0).length} wrong`;
}
