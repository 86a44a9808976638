import { expect } from 'chai';
import type { Org as CoreOrg } from '@salesforce/core';
import { Secret } from '../src/core/model/secret.ts';
import { loopbackSetting, wire } from '../src/wiring.ts';
import { json, servers } from './edges/org/loopback.ts';

/** As much of the CLI's org as a session is made of. */
function orgOf(instanceUrl: string): CoreOrg {
  const connection = { instanceUrl, accessToken: '00D000000000001!admin' };
  return { getConnection: () => connection, getUsername: () => 'admin@example.com' } as unknown as CoreOrg;
}

describe('the edges of one command', () => {
  const serving = servers();
  const before = process.env[loopbackSetting];
  afterEach(() => {
    process.env[loopbackSetting] = before ?? '';
  });

  it('speak the API version that was asked for, as the admin and as the identity', async () => {
    process.env[loopbackSetting] = 'true';
    const server = await serving((seen, reply) => {
      const token = { access_token: '00D000000000001!it', scope: 'api', id: `${server.url}/id/00D000000000001AAA/005000000000001AAA` };
      json(reply, 200, seen.path === '/services/oauth2/token' ? token : { done: true, records: [] });
    });
    const { org, door } = wire({ org: orgOf(server.url), apiVersion: '63.0', projectRoot: '.', progress: { stage: () => undefined, note: () => undefined } });
    await org.get('/limits');
    const credential = { consumerKey: 'ourConsumerKey', consumerSecret: new Secret('hunter22secret'), createdAt: '2026-11-21T10:00:00.000Z' };
    const outcome = await door.knock({ flow: 'client-credentials', instanceUrl: server.url, isSandbox: false, username: 'sync@example.com', credential });
    expect(outcome.kind).to.equal('in');
    const versions = server.seen.flatMap(({ path }) => /^\/services\/data\/(v[\d.]+)\//.exec(path)?.[1] ?? []);
    expect(versions).to.deep.equal(['v63.0', 'v63.0']);
  });
});
