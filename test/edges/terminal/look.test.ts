import { expect } from 'chai';
import { lookOf } from '../../../src/edges/terminal/look.ts';

const terminal = { isTTY: true, columns: 120 };

describe('How a stream shows text', () => {
  for (const [title, env, platform, ascii] of [
    ['a locale of UTF-8', { LANG: 'en_US.UTF-8' }, 'linux', false],
    ['a locale of UTF-8 without a language', { LC_ALL: 'C.utf8' }, 'darwin', false],
    ['the locale C over everything else', { LC_ALL: 'C', LANG: 'en_US.UTF-8' }, 'linux', true],
    ['an empty variable, which is as none', { LC_ALL: '', LC_CTYPE: 'de_DE.ISO-8859-1', LANG: 'de_DE.UTF-8' }, 'linux', true],
    ['no locale at all', {}, 'linux', true],
    ['the console of Linux', { LANG: 'en_US.UTF-8', TERM: 'linux' }, 'linux', true],
    ['the old console of Windows', {}, 'win32', true],
    ['Windows Terminal', { WT_SESSION: 'x' }, 'win32', false],
  ] as const) {
    it(`draws ${ascii ? 'with ASCII alone' : 'with everything'} on ${title}`, () => {
      expect(lookOf(terminal, env, platform).ascii).to.equal(ascii);
    });
  }

  it('fits the terminal within what can be read', () => {
    const width = (columns?: number): number | undefined => lookOf({ isTTY: true, columns }, {}, 'linux').width;
    expect([80, 30, 400, 0, undefined].map(width)).to.deep.equal([80, 60, 160, undefined, undefined]);
  });

  it('holds nothing back from a file or a log', () => {
    expect(lookOf({}, { LANG: 'C' }, 'linux')).to.deep.equal({ colour: false, ascii: false });
    expect(lookOf({}, { FORCE_COLOR: '1' }, 'linux').colour).to.equal(true);
  });
});
