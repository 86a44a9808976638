/*
 * Every kill there is: each scenario, SIGKILL at every system call on a file of ours. `npm run kills [-- PART OF A NAME]`.
 * Half an hour to an hour; needs strace. Exit code 1 where anything came out wrong.
 */
import { runUntouched } from '../test/matrix/kill.ts';
import { killAll, killsWords } from '../test/matrix/kills.ts';
import { allScenarios } from '../test/matrix/scenarios.ts';
import { whyNoStrace } from '../test/matrix/strace.ts';
import { seconds, summary, tell } from '../test/matrix/summary.ts';

const why = whyNoStrace();
if (why !== undefined) throw new Error(why);
const part = process.argv[2] ?? '';
for (const scenario of allScenarios.filter(({ name }) => name.includes(part))) {
  const since = performance.now();
  const untouched = await runUntouched(scenario);
  let done = 0;
  const killed = await killAll(scenario, untouched.points, untouched, ({ wrong }) => {
    done += 1;
    for (const words of wrong) process.stdout.write(`WRONG ${words}\n`);
    if (done % 25 === 0) process.stdout.write(`${scenario.name}: ${done} of ${untouched.points.length}\n`);
  });
  tell('kills', `${scenario.name}: ${killsWords(killed, untouched.points)}, ${seconds(since)}`);
  if (killed.some((each) => each.wrong.length > 0)) process.exitCode = 1;
}
process.stdout.write(summary());
