import { expect } from 'chai';
import { systemClock } from '../../../src/edges/clock/clock.ts';
import { systemRandom } from '../../../src/edges/clock/random.ts';

describe('this machine’s clock', () => {
  it('moves on while it sleeps', async () => {
    const before = systemClock.now();
    await systemClock.sleep(20);
    expect(systemClock.now().getTime() - before.getTime()).to.be.at.least(19);
  });
});

describe('random text', () => {
  it('has the length asked for, of letters and digits, and uses all of them', () => {
    const drawn = systemRandom.text(10_000);
    expect(drawn).to.match(/^[A-Za-z0-9]{10000}$/);
    expect(new Set(drawn).size).to.equal(62);
  });

  it('is not drawn twice', () => {
    expect(systemRandom.text(85)).not.to.equal(systemRandom.text(85));
    expect(systemRandom.text(0)).to.equal('');
  });
});
