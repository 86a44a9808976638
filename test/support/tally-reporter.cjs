// The spec reporter, which also adds its counts to the file that TALLY names: .ci/run sums them up.
const { appendFileSync } = require('node:fs');
const { Runner, reporters } = require('mocha');

module.exports = class TallyReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats;
      if (process.env.TALLY) appendFileSync(process.env.TALLY, `${passes} ${failures} ${pending}\n`);
    });
  }
};
