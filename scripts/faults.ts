/*
 * Every fault of the practice org at every distinct request of a create and of a drift repair: `npm run faults [-- PART OF A
 * NAME]`. About an hour. Exit code 1 where anything came out wrong.
 */
import { cleanSteps, faultsWords, meet, type Met } from '../test/matrix/fault.ts';
import { runUntouched } from '../test/matrix/kill.ts';
import { faulted } from '../test/matrix/scenarios.ts';
import { distinct, fits, stepWords, troubles } from '../test/matrix/steps.ts';
import { seconds, summary, tell } from '../test/matrix/summary.ts';

const part = process.argv[2] ?? '';
for (const scenario of faulted.filter(({ name }) => name.includes(part))) {
  const since = performance.now();
  const [untouched, all] = await Promise.all([runUntouched(scenario, false), cleanSteps(scenario)]);
  const steps = distinct(all);
  const met: Met[] = [];
  for (const [index, step] of steps.entries()) {
    for (const trouble of troubles.filter((each) => fits(each, step))) {
      const one = await meet(scenario, step, trouble, untouched);
      met.push(one);
      for (const words of one.wrong) process.stdout.write(`WRONG ${words}\n`);
    }
    process.stdout.write(`${scenario.name}, ${index + 1} of ${steps.length}: ${stepWords(step)}\n`);
  }
  tell('faults', `${scenario.name}: ${faultsWords(met, steps.length)}, ${seconds(since)}`);
  if (met.some(({ wrong }) => wrong.length > 0)) process.exitCode = 1;
}
process.stdout.write(summary());
