import { expect } from 'chai';
import { Connection } from '@jsforce/jsforce-node';
import { strToU8, zipSync } from 'fflate';
import { practiceOrg } from '../refusals/caller.ts';

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';

/** A client the org did not make: faults must look to it as Salesforce's own trouble does. */
describe('practice org: faults as a real client meets them', () => {
  const org = practiceOrg();
  afterEach(() => {
    expect(org().faults.unfired()).to.deep.equal([]);
    org().faults.clear();
  });
  const connect = (refresh?: () => string): Connection => {
    const connection = new Connection({
      instanceUrl: org().instanceUrl,
      accessToken: org().newSession().accessToken,
      version: '66.0',
      ...(refresh
        ? {
            refreshFn: (_connection, callback) => {
              callback(null, refresh());
            },
          }
        : {}),
    });
    connection.metadata.pollInterval = 5;
    return connection;
  };
  const zip = (name: string): Buffer =>
    Buffer.from(
      zipSync({
        'package.xml': strToU8(`<Package xmlns="${NAMESPACE}"><types><members>${name}</members><name>PermissionSet</name></types><version>66.0</version></Package>`),
        [`permissionsets/${name}.permissionset`]: strToU8(`<PermissionSet xmlns="${NAMESPACE}"><label>${name}</label></PermissionSet>`),
      }),
    );

  it('lets a client refresh an expired session once and go on', async () => {
    let refreshes = 0;
    const connection = connect(() => {
      refreshes += 1;
      return org().newSession().accessToken;
    });
    org().faults.add({ kind: 'expired-session' });
    expect((await connection.query('SELECT Id FROM User LIMIT 1')).totalSize).to.equal(1);
    expect(refreshes).to.equal(1);
  });

  it('leaves a client that cannot refresh with INVALID_SESSION_ID', async () => {
    const connection = connect();
    org().faults.add({ kind: 'expired-session' });
    for (let turn = 0; turn < 2; turn += 1) {
      const error = await connection.query('SELECT Id FROM User LIMIT 1').then(() => undefined, (thrown: unknown) => thrown as { errorCode?: string });
      expect(error?.errorCode).to.equal('INVALID_SESSION_ID');
    }
  });

  it('keeps a client waiting for a deploy, through Pending and InProgress, over SOAP', async () => {
    const connection = connect();
    org().faults.add({ kind: 'deploy-phases', pending: 2, inProgress: 2 });
    const seen: string[] = [];
    const deploying = connection.metadata.deploy(zip('Waited_For'), { singlePackage: true, rollbackOnError: true });
    deploying.on('progress', (result: { status: string }) => seen.push(result.status));
    const result = await deploying.complete(true);
    expect(result).to.include({ status: 'Succeeded', success: true });
    expect(seen).to.deep.equal(['Pending', 'Pending', 'InProgress', 'InProgress']);
  });

  it('tells a client of a locked setup by the code of the deploy', async () => {
    org().faults.add({ kind: 'lock-row', variant: 'setup' });
    const result = await connect().metadata.deploy(zip('Shut_Out'), { singlePackage: true, rollbackOnError: true }).complete(true);
    expect(result).to.include({ status: 'Failed', success: false, errorStatusCode: 'ALREADY_IN_PROCESS' });
  });
});
