import { randomBytes } from 'node:crypto';
import { openOrg } from '../../src/edges/org/org.ts';
import { systemClock } from '../../src/edges/clock/clock.ts';
import { soql } from '../../src/core/model/soql.ts';
import type { Org } from '../../src/core/model/ports.ts';
import { rows } from '../practice-org/state.ts';
import type { PracticeDeps } from './practice-deps.ts';

/** A second person in a practice org, on the profile Standard User, which may not look at setup; and the org as that person. */
export async function lesserAdmin({ deps, practice }: PracticeDeps): Promise<{ readonly org: Org; readonly userId: string }> {
  const [profile] = await deps.org.query<{ Id: string }>(soql`SELECT Id FROM Profile WHERE Name = ${'Standard User'}`);
  for (const row of rows(practice.state, 'PermissionSet')) if (row['ProfileId'] === profile?.Id) row['PermissionsViewSetup'] = false;
  const username = 'lesser@example.com.practice';
  const userId = await deps.org.create('User', {
    Username: username, LastName: 'Lesser', Email: 'lesser@example.com', Alias: 'lesser', CommunityNickname: 'lesser', ProfileId: profile?.Id,
    TimeZoneSidKey: 'GMT', LocaleSidKey: 'en_US', EmailEncodingKey: 'UTF-8', LanguageLocaleKey: 'en_US',
  });
  const token = `${practice.orgId.slice(0, 15)}!${randomBytes(8).toString('hex')}`;
  practice.state.sessions.set(token, { token, userId, sourceIp: '127.0.0.1', scopes: [], createdAt: practice.state.now(), expired: false });
  const session = { instanceUrl: practice.instanceUrl, username, accessToken: () => token, refresh: () => Promise.reject(new Error('no refresh')) };
  return { userId, org: openOrg({ session, clock: systemClock, allowLoopback: true }) };
}
