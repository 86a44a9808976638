import { delimiter } from 'node:path';
import { expect } from 'chai';
import { childEnvironment } from '../../../src/edges/vault/child-environment.ts';

const own = {
  PATH: ['/usr/bin', '.', 'node_modules/.bin', '/opt/bin'].join(delimiter),
  HOME: '/home/ana',
  LC_TIME: 'C',
  HTTPS_PROXY: 'http://127.0.0.1:9',
  OP_SERVICE_ACCOUNT_TOKEN: 'op',
  VAULT_ADDR: 'vault',
  VAULT_TOKEN: 'vault',
  GH_TOKEN: 'gh',
  GITHUB_TOKEN: 'gh',
  AWS_PROFILE: 'aws',
  AZURE_CONFIG_DIR: 'az',
  KUBECONFIG: 'kubectl',
  SF_ACCESS_TOKEN: 'never',
  SFDX_AUTH_URL: 'never',
  SF_INTEGRATION_USER_AGE_IDENTITY: 'never',
  NODE_OPTIONS: 'never',
  LD_PRELOAD: 'never',
  DYLD_INSERT_LIBRARIES: 'never',
  GIT_SSH_COMMAND: 'never',
  NPM_TOKEN: 'of nobody here',
};
const always = ['PATH', 'HOME', 'LC_TIME', 'HTTPS_PROXY'];

describe('the environment of a store’s command', () => {
  for (const [program, names] of [
    ['op', ['OP_SERVICE_ACCOUNT_TOKEN']],
    ['/usr/local/bin/vault', ['VAULT_ADDR', 'VAULT_TOKEN']],
    ['gh', ['GH_TOKEN', 'GITHUB_TOKEN']],
    ['C:\\Program Files\\Amazon\\aws.exe', ['AWS_PROFILE']],
    ['az', ['AZURE_CONFIG_DIR']],
    ['kubectl', ['KUBECONFIG']],
    ['pass', []],
    ['sf', []],
    ['sfdx', []],
    ['git', []],
    ['node', []],
  ] as const) {
    it(`holds for ${program} what every program needs, and ${names.length === 0 ? 'nothing else' : names.join(' and ')}`, () => {
      expect(Object.keys(childEnvironment(program, own))).to.have.members([...always, ...names]);
    });
  }

  it('looks for programs in absolute folders only', () => {
    expect(childEnvironment('op', own)['PATH']).to.equal(['/usr/bin', '/opt/bin'].join(delimiter));
  });

  it('does not mind the letter case in which Windows keeps names', () => {
    expect(childEnvironment('op', { Path: '/usr/bin', Op_Account: 'a', Sf_Access_Token: 'b', undefined: undefined })).to.deep.equal({ Path: '/usr/bin', Op_Account: 'a' });
  });
});
