import { Connection } from '@jsforce/jsforce-node';
import type { OrgProcess } from './practice-org-process.ts';
import type { Sf, SfOutcome } from './sf.ts';

/** The admin of the practice org becomes the real CLI's default org, as PRODUCT.md tells people to do it. */
export async function logInAdmin(sf: Sf, org: OrgProcess): Promise<SfOutcome> {
  const args = ['org', 'login', 'access-token', '--instance-url', org.instanceUrl, '--no-prompt', '--set-default', '--alias', 'admin'];
  return sf.json(args, { env: { SF_ACCESS_TOKEN: org.accessToken } });
}

/** jsforce with a session: the admin's, unless another access token is given. */
export function connect(org: OrgProcess, accessToken: string = org.accessToken): Connection {
  const connection = new Connection({ instanceUrl: org.instanceUrl, accessToken, version: '66.0' });
  connection.metadata.pollInterval = 50;
  connection.metadata.pollTimeout = 30_000;
  return connection;
}
