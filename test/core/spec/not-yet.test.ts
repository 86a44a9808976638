import { expect } from 'chai';
import { mustBeCreatable } from '../../../src/core/spec/not-yet.ts';
import { parseSpec } from '../../../src/core/spec/parse.ts';
import { mistakesOf, specText } from '../../support/spec-text.ts';

function create(changes: object): void {
  const { value, placeOf } = parseSpec(specText(changes), 'x.yaml');
  mustBeCreatable(value, placeOf);
}
const reasons = (changes: object): readonly unknown[] => mistakesOf(() => create(changes)).map(([key, , ...tokens]) => [key, ...tokens]);

describe('a spec that create cannot carry out', () => {
  it('is one that is not active', () => {
    for (const state of ['planned', 'retired']) expect(reasons({ state })).to.deep.equal([['state-not-active', state]]);
  });

  it('is refused with every reason, its line and exit 2', () => {
    expect(reasons({ state: 'retired', credentials: { store: 'age' } })).to.have.length(1);
    expect(() => create({ state: 'retired' })).to.throw().that.deep.includes({ key: 'not-creatable', exit: 2, tokens: ['billing'] });
    expect(mistakesOf(() => create({ state: 'retired' }))[0]?.[1]).to.match(/^x\.yaml:\d+:\d+$/);
  });

  it('is not one that says nothing of it, or says what this version does', () => {
    create({});
    create({ state: 'active', credentials: { store: 'file' } });
  });
});
