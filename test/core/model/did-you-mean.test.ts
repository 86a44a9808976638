import { expect } from 'chai';
import { allowedHere, didYouMean, hint } from '../../../src/core/model/did-you-mean.ts';
import { printable, shown } from '../../../src/core/spec/printable.ts';

describe('the nearest word', () => {
  const keys = ['objects', 'userPermissions', 'customPermissions', 'apexClasses'];
  for (const [text, expected] of [
    ['objcets', 'objects'],
    ['userpermissions', 'userPermissions'],
    ['user-permissions', 'userPermissions'],
    ['object', 'objects'],
    ['apexClass', 'apexClasses'],
    ['zebra', undefined],
    ['', undefined],
    ['x'.repeat(61), undefined],
  ] as const) {
    it(`of "${text.slice(0, 20)}" is ${expected ?? 'none'}`, () => expect(didYouMean(text, keys)).to.equal(expected));
  }

  it('is offered in a sentence, else all that is allowed', () => {
    expect(hint('objcts', keys)).to.equal('Did you mean "objects"?');
    expect(hint('zebra', ['a', 'b'])).to.equal('Allowed here: a, b.');
    expect(allowedHere([])).to.equal('Nothing is allowed here.');
  });
});

describe('a value in a sentence', () => {
  for (const [value, expected] of [
    ['x', '"x"'],
    ['a\u001B[31m\u202Eb', '"a\\u{1b}[31m\\u{202e}b"'],
    [12, '12'],
    [true, 'true'],
    [null, 'nothing'],
    [undefined, 'nothing'],
    [[1], 'a list'],
    [{}, 'a group of keys'],
  ] as const) {
    it(`is ${expected}`, () => expect(shown(value)).to.equal(expected));
  }

  it('is cut where it is long', () => expect(printable('x'.repeat(100))).to.equal(`${'x'.repeat(80)}...`));
});
