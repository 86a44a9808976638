import { expect } from 'chai';
import { lengthOf, width, wrapped } from '../../../src/core/model/terminal-lines.ts';

describe('Lines of a terminal report', () => {
  it('are broken at spaces, and go on as far in as asked', () => {
    const lines = wrapped('  - ', 'word '.repeat(60), 4);
    expect(lines.every((line) => lengthOf(line) <= width)).to.equal(true);
    expect(lines[1]).to.match(/^ {4}word/);
  });

  it('hold nothing that the log of a build would obey', () => {
    for (const command of ['::error file=a,line=1::owned', '::stop-commands::x', '##[error]owned', '##vso[task.setvariable variable=a]b']) {
      const text = wrapped('', `${'word '.repeat(19)}${command} and ${command}`, 2).join('\n');
      expect(text).not.to.match(/^\s*::/m).and.not.to.match(/##(\[|vso\[)/);
    }
    expect(wrapped('', 'Name::inside, 10::1 and # 1', 0)).to.deep.equal(['Name::inside, 10::1 and # 1']);
  });

  it('cut a word that nobody reads to its end, and say how much is left out', () => {
    expect(wrapped('', 'A'.repeat(10_000), 0)).to.deep.equal([`${'A'.repeat(150)}...(9850 more characters)`]);
    expect(wrapped('', 'A'.repeat(300), 0)).to.deep.equal(['A'.repeat(300)]);
  });
});
