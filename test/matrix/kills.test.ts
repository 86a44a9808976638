import { expect } from 'chai';
import { runUntouched, type Scenario, type Untouched } from './kill.ts';
import { killAll, killsWords } from './kills.ts';
import { isAtEvent, type Point } from './points.ts';
import { applyingThree, creating, repairing, withSecret } from './scenarios.ts';
import { whyNoStrace } from './strace.ts';
import { chooser, seconds, seed, someOf, tell } from './summary.ts';

/** What every push runs: every event of the journal of a create, and some of all else; `npm run kills` runs every point. */
const samples: readonly { readonly scenario: Scenario; readonly events: boolean; readonly others: number }[] = [
  { scenario: creating('create with a key'), events: true, others: 8 },
  { scenario: withSecret, events: false, others: 4 },
  { scenario: applyingThree, events: false, others: 4 },
  { scenario: repairing, events: false, others: 4 },
];

describe(`a run that is killed (seed ${seed})`, () => {
  before(function () {
    const why = whyNoStrace();
    if (why === undefined) return;
    process.stderr.write(`  skipped: ${why}\n`);
    this.skip();
  });

  for (const { scenario, events, others } of samples) {
    it(`can do no more than its spec at that moment, and is whole when run again: ${scenario.name}`, async () => {
      const since = performance.now();
      const untouched: Untouched = await runUntouched(scenario);
      const beside = untouched.points.filter((point) => !events || !isAtEvent(point));
      const chosen: readonly Point[] = [...untouched.points.filter((point) => events && isAtEvent(point)), ...someOf(beside, others, chooser(seed))];
      const killed = await killAll(scenario, chosen, untouched);
      tell('kills', `${scenario.name}: ${killsWords(killed, untouched.points)}, ${seconds(since)}`);
      expect(killed.flatMap(({ wrong }) => wrong)).to.deep.equal([]);
      expect(killed.filter(({ landed }) => landed !== undefined), 'killed at all').to.have.length.above(killed.length * 0.9);
    });
  }
});
