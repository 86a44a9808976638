import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import ReportHistory from '../../../src/commands/integration-user/report/history.ts';
import { exitCodes } from '../../../src/problems.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

describe('A flag that its own parser refuses', function () {
  this.timeout(30_000);

  for (const argv of [['--store', 'x', '--top', '0'], ['--store', 'x', '--top', 'many'], ['--store', 'x', '--group-by', 'moon'], ['--nosuch']]) {
    it(`is wrong use of the command, and nothing unforeseen: ${argv.join(' ')}`, async () => {
      const error: unknown = await ReportHistory.run(argv, { root }).then(
        () => undefined,
        (refused: unknown) => refused,
      );
      expect(error).to.be.instanceOf(Error).and.to.have.property('exitCode', exitCodes.wrongUse);
      expect((error as Error).message).not.to.include('did not foresee');
    });
  }
});
