import { expect } from 'chai';
import { all } from '../../../src/catalog/components/index.ts';
import { inOrder } from '../../../src/core/planning/order.ts';
import { leadSyncSpec } from '../../support/lead-sync.ts';

const order = (changes: object): string[] => inOrder(all, leadSyncSpec(changes).value).map((part) => part.id);

/** What takes away, and makes nothing. */
const closing = new Set(['external-client-app-limits', 'connected-app-limits', 'other-apps', 'former-apps']);

describe('the order of creation', () => {
  it('makes rights before the app, and opens the app last', () => {
    expect(order({}).filter((id) => !closing.has(id))).to.deep.equal(['profile', 'permission-set', 'user', 'licence-assignment', 'permission-set-assignment', 'credential', 'external-client-app', 'external-client-app-access']);
  });

  it('is the same for a connected app', () => {
    expect(order({ auth: { app: 'connected-app' } }).filter((id) => !closing.has(id)).slice(-3)).to.deep.equal(['credential', 'connected-app', 'connected-app-access']);
  });

  it('takes away what reaches too far before anything is made, and the way in from before a move only after the new one', () => {
    expect(order({}).filter((id) => closing.has(id))).to.deep.equal(['external-client-app-limits', 'other-apps', 'former-apps']);
    expect([order({})[0], order({}).at(-1)]).to.deep.equal(['external-client-app-limits', 'former-apps']);
    expect(order({ auth: { app: 'connected-app' } })[0]).to.equal('connected-app-limits');
  });

  it('refuses parts that wait for each other', () => {
    const circle = [
      { id: 'a', after: ['b'] },
      { id: 'b', after: ['a'] },
    ];
    expect(() => inOrder(circle, leadSyncSpec().value)).to.throw('wait for each other');
  });
});
