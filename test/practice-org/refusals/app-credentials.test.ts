import { expect } from 'chai';
import { practiceOrg, send } from './caller.ts';
import type { Answer, Ask, PracticeOrg } from './caller.ts';
import { deployed } from './deploying.ts';
import { newIdentity } from './identity.ts';
import type { Identity } from './identity.ts';
import { accessToken, jwtLogin } from './logging-in.ts';

const ROOT = '/services/data/v66.0/apps/oauth';
const exposed = {
  type: 'Settings',
  name: 'ExternalClientApp',
  root: 'ExternalClientAppSettings',
  xml: '<enableClientSecretInRestApiAccess>true</enableClientSecretInRestApiAccess>',
};

interface Consumer {
  id: string;
  key: string;
}

/** The address of the only consumer of an app, found as a client finds it. */
async function consumerPath(org: PracticeOrg, name: string): Promise<string> {
  const { apps } = (await send(org, `${ROOT}/usage`)).body as { apps: { developerName: string; identifier: string }[] };
  const app = apps.find((one) => one.developerName === name);
  const { consumers } = (await send(org, `${ROOT}/credentials/${app?.identifier ?? ''}`)).body as { consumers: Consumer[] };
  return `${ROOT}/credentials/${app?.identifier ?? ''}/${consumers[0]?.id ?? ''}`;
}

describe('practice org refusals: credentials of external client apps over Connect REST', () => {
  const org = practiceOrg();
  const closed = practiceOrg();
  let identity: Identity;
  let path = '';
  const at = (tail: string, ask: Ask = {}): Promise<Answer> => send(org(), `${path}${tail}`, ask);
  before(async () => {
    await deployed(org(), [exposed]);
    identity = await newIdentity(org(), 'Turning');
    path = await consumerPath(org(), 'Turning');
  });

  it('shows the key and the secret where the org exposes them (facts 5.1 [A])', async () => {
    expect((await at('?part=keyandsecret')).body).to.include({ key: identity.consumerKey, secret: identity.consumerSecret });
  });

  it('keeps the secret where the org does not expose it (facts 5.1 [A])', async () => {
    const hidden = await newIdentity(closed(), 'Closed');
    const usage = await send(closed(), `${ROOT}/usage`);
    const { apps = [] } = (usage.status === 200 ? usage.body : {}) as { apps?: { developerName: string; identifier: string }[] };
    for (const { identifier } of apps) {
      const { body } = await send(closed(), `${ROOT}/credentials/${identifier}`);
      expect(JSON.stringify(body)).to.not.include(hidden.consumerSecret);
      const [consumer] = (body as { consumers?: Consumer[] }).consumers ?? [];
      const answer = await send(closed(), `${ROOT}/credentials/${identifier}/${consumer?.id ?? 'none'}?part=keyandsecret`);
      expect(answer.status, JSON.stringify(answer.body)).to.be.within(400, 499);
    }
  });

  it('keeps them from an integration identity (facts 5.1 [A])', async () => {
    const token = accessToken(await jwtLogin(org(), identity));
    const answer = await at('?part=keyandsecret', { token });
    expect(answer.status, JSON.stringify(answer.body)).to.be.within(400, 499);
  });

  it('is not there before API 65 (facts 5.1 [A])', async () => {
    expect((await send(org(), '/services/data/v64.0/apps/oauth/usage')).status).to.equal(404);
  });
});
