import type { Org as CoreOrg } from '@salesforce/core';
import { expect } from 'chai';
import { coreSession } from '../../../src/edges/org/session.ts';
import { failureOf } from './loopback.ts';

type Refresh = (connection: unknown, callback: (error: unknown, token?: string) => Promise<void>) => Promise<void>;

/** As much of the CLI's Org as a session needs. */
function coreOrg(refreshFn?: Refresh): CoreOrg {
  const connection = {
    accessToken: '00D1!first',
    instanceUrl: 'https://acme.my.salesforce.com/',
    getAuthInfo: () => ({ getConnectionOptions: () => ({ refreshFn }) }),
  };
  return { getConnection: () => connection, getUsername: () => 'admin@example.com' } as unknown as CoreOrg;
}

describe('the session of an org that the CLI knows', () => {
  it('takes over the token of the one refresh it asks for', async () => {
    let asked = 0;
    const session = coreSession(
      coreOrg(async (_connection, callback) => {
        asked += 1;
        await callback(null, '00D1!second');
      })
    );
    expect(session).to.include({ username: 'admin@example.com', instanceUrl: 'https://acme.my.salesforce.com/' });
    expect(session.accessToken()).to.equal('00D1!first');
    await session.refresh();
    expect(session.accessToken()).to.equal('00D1!second');
    expect(asked).to.equal(1);
  });

  it('rejects where the refresh is refused, with its words', async () => {
    const session = coreSession(coreOrg(async (_connection, callback) => callback(new Error('invalid_grant: ip restricted'))));
    expect((await failureOf(session.refresh())).message).to.equal('invalid_grant: ip restricted');
  });

  it('rejects where the refresh throws', async () => {
    const session = coreSession(coreOrg(() => Promise.reject(new Error('fetch failed'))));
    expect((await failureOf(session.refresh())).message).to.equal('fetch failed');
  });

  it('rejects where the refresh gives neither token nor reason', async () => {
    const session = coreSession(coreOrg(async (_connection, callback) => callback(undefined)));
    expect((await failureOf(session.refresh())).message).to.equal('refused');
  });

  it('rejects at once for a login by access token, which has none', async () => {
    expect((await failureOf(coreSession(coreOrg()).refresh())).message).to.include('cannot be refreshed');
  });
});
