import { expect } from 'chai';
import { all } from '../../../src/catalog/components/index.ts';
import { inOrder } from '../../../src/core/planning/order.ts';
import { leadSyncSpec } from '../../support/lead-sync.ts';

const order = (changes: object): string[] => inOrder(all, leadSyncSpec(changes).value).map((part) => part.id);

describe('the order of creation', () => {
  it('makes rights before the app, and opens the app last', () => {
    expect(order({})).to.deep.equal(['profile', 'permission-set', 'user', 'licence-assignment', 'permission-set-assignment', 'credential', 'external-client-app', 'external-client-app-access']);
  });

  it('is the same for a connected app', () => {
    expect(order({ auth: { app: 'connected-app' } }).slice(-3)).to.deep.equal(['credential', 'connected-app', 'connected-app-access']);
  });

  it('refuses parts that wait for each other', () => {
    const circle = [
      { id: 'a', after: ['b'] },
      { id: 'b', after: ['a'] },
    ];
    expect(() => inOrder(circle, leadSyncSpec().value)).to.throw('wait for each other');
  });
});
