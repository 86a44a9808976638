import { expect } from 'chai';
import { takesColour } from '../../../src/edges/terminal/colour.ts';

const cases: readonly (readonly [title: string, isTTY: boolean | undefined, env: Record<string, string>, colour: boolean])[] = [
  ['a terminal is coloured', true, { TERM: 'xterm-256color' }, true],
  ['a pipe or a file is not', undefined, { TERM: 'xterm-256color' }, false],
  ['NO_COLOR is heeded', true, { NO_COLOR: '1' }, false],
  ['an empty NO_COLOR says nothing', true, { NO_COLOR: '' }, true],
  ['a dumb terminal is left plain', true, { TERM: 'dumb' }, false],
  ['FORCE_COLOR colours a pipe, and wins over NO_COLOR', false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
  ['FORCE_COLOR=0 leaves a terminal plain', true, { FORCE_COLOR: '0' }, false],
];

describe('Colours in the terminal', () => {
  for (const [title, isTTY, env, colour] of cases) it(title, () => expect(takesColour({ isTTY }, env)).to.equal(colour));
});
