import { expect } from 'chai';
import { cleanSteps, faultsWords, meet, type Met } from './fault.ts';
import { runUntouched } from './kill.ts';
import { creating } from './scenarios.ts';
import { distinct, fits, troubles } from './steps.ts';
import { chooser, seconds, seed, someOf, tell } from './summary.ts';

describe(`a create that meets a fault (seed ${seed})`, () => {
  it('ends well or says by name why not, and is whole when run again: every fault there is, each at a step drawn from the seed', async () => {
    const since = performance.now();
    const scenario = creating('create');
    const [untouched, steps] = await Promise.all([runUntouched(scenario, false), cleanSteps(scenario)]);
    const choose = chooser(seed);
    const met: Met[] = [];
    for (const trouble of troubles) {
      const [step] = someOf(distinct(steps).filter((each) => fits(trouble, each)), 1, choose);
      if (step === undefined) throw new Error('A fault that no step meets.');
      met.push(await meet(scenario, step, trouble, untouched));
    }
    tell('faults', `${faultsWords(met, steps.length)}, ${seconds(since)}`);
    expect(met.flatMap(({ wrong }) => wrong)).to.deep.equal([]);
  });
});
