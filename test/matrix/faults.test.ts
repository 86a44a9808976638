import { expect } from 'chai';
import { cleanSteps, faultsWords, meet, type Met } from './fault.ts';
import { runUntouched } from './kill.ts';
import { faulted } from './scenarios.ts';
import { distinct, fits, troubles } from './steps.ts';
import { chooser, seconds, seed, someOf, tell } from './summary.ts';

/** Of the repair a third of the faults, drawn from the seed: it is the same machinery, from another beginning. */
const share: Readonly<Record<string, number>> = { create: 1, 'drift repair': 1 / 3 };

for (const scenario of faulted) {
  describe(`a ${scenario.name} that meets a fault (seed ${seed})`, () => {
    it('ends well or says by name why not, and is whole when run again: each fault at a step drawn from the seed', async () => {
      const since = performance.now();
      const [untouched, steps] = await Promise.all([runUntouched(scenario, false), cleanSteps(scenario)]);
      const choose = chooser(seed);
      const met: Met[] = [];
      for (const trouble of someOf(troubles, Math.ceil(troubles.length * (share[scenario.name] ?? 1)), choose)) {
        const fitting = distinct(steps).filter((each) => fits(trouble, each));
        for (const step of someOf(fitting, 1, choose)) met.push(await meet(scenario, step, trouble, untouched));
      }
      tell('faults', `${scenario.name}: ${faultsWords(met, steps.length)}, ${seconds(since)}`);
      expect(met.flatMap(({ wrong }) => wrong)).to.deep.equal([]);
      expect(met).to.not.have.lengthOf(0);
    });
  });
}
