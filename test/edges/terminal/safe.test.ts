import { expect } from 'chai';
import { safe } from '../../../src/edges/terminal/safe.ts';

describe('text for a terminal', () => {
  it('shows control characters, ANSI sequences and direction marks instead of obeying them', () => {
    expect(safe('a\u001b[31mred\u0007\u202eevil\u200bx\r')).to.equal('a\\u{1b}[31mred\\u{7}\\u{202e}evil\\u{200b}x\\u{d}');
  });

  it('leaves newlines, tabs and every script alone', () => {
    expect(safe('Zürich\t東京\n')).to.equal('Zürich\t東京\n');
  });
});
