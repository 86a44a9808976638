import { expect } from 'chai';
import fc from 'fast-check';
import { text } from '../../src/core/metadata/read-xml.ts';
import type { XmlContent } from '../../src/core/metadata/write-xml.ts';
import { fromCommas } from '../../src/core/model/oauth-scopes.ts';
import { openAppHouse, type AppHouse } from './app-house.ts';

const app = 'hubspot_Integration';
const policy = 'ExtlClntAppOauthConfigurablePolicies';
const global = 'ExtlClntAppGlobalOauthSettings';
const settings = 'ExtlClntAppOauthSettings';
const names = { [policy]: `${app}_oauthPlcy`, [global]: `${app}_glbloauth`, [settings]: `${app}_oauth` } as const;
const runs = 15;

/** Each element either left alone or set to one of these by hand. */
const oneOf = (values: Readonly<Record<string, readonly (string | boolean)[]>>): fc.Arbitrary<XmlContent> =>
  fc.record(Object.fromEntries(Object.entries(values).map(([element, some]) => [element, fc.constantFrom(...some)])), { requiredKeys: [] });

const edits = fc.record({
  [policy]: oneOf({
    permittedUsersPolicyType: ['AllSelfAuthorized', 'AdminApprovedPreAuthorized'],
    ipRelaxationPolicyType: ['Bypass', 'Bypass_2factor', 'Enforce_RelaxRefresh', 'Enforce'],
    commaSeparatedProfile: ['', 'System Administrator', `System Administrator,${app}`, app],
    commaSeparatedPermissionSet: ['', app],
    refreshTokenPolicyType: ['Infinite', 'Zero'],
    startUrl: ['https://example.com/start'],
    isGuestCodeCredFlowEnabled: [true, false],
  }),
  [global]: oneOf({
    isPkceRequired: [true, false],
    isRefreshTokenRotationEnabled: [true, false],
    isDeviceFlowEnabled: [true, false],
    isConsumerSecretOptional: [true, false],
    isIntrospectAllTokens: [true, false],
    callbackUrl: ['https://elsewhere.example.com/cb'],
  }),
  [settings]: oneOf({ commaSeparatedOauthScopes: ['Api', 'Full', 'Api, RefreshToken, Web', 'RefreshToken, Api'], singleLogoutUrl: ['https://example.com/out'] }),
});

describe('whatever somebody does to an external client app by hand', function () {
  this.timeout(120_000);
  let house: AppHouse;
  before(async () => {
    house = await openAppHouse({ access: {} });
    await house.mend();
  });
  after(() => house.close());

  it(`is mended to the spec, with the app closed to others from the first step on and no scope added on the way (${runs} hands)`, async () => {
    const of = async (type: keyof typeof names) => house.content(type, names[type]);
    const scopes = async (): Promise<readonly string[]> => fromCommas(text(await of(settings), 'commaSeparatedOauthScopes'));
    const key = text(await of(global), 'consumerKey');
    await fc.assert(
      fc.asyncProperty(edits, async (hand) => {
        for (const [type, changes] of Object.entries(hand)) await house.editApp(type, names[type as keyof typeof names], changes);
        const allowed = new Set([...(await scopes()), 'Api', 'RefreshToken']);
        await house.mend(async () => {
          const now = await of(policy);
          expect([text(now, 'permittedUsersPolicyType'), text(now, 'ipRelaxationPolicyType')]).to.deep.equal(['AdminApprovedPreAuthorized', 'Enforce']);
          expect(text(now, 'commaSeparatedProfile') ?? '').to.not.include('System Administrator');
          for (const scope of await scopes()) expect(allowed.has(scope), scope).to.equal(true);
        });
        expect(await house.drift()).to.deep.equal({});
        expect(await house.mend()).to.deep.equal([]);
        expect(text(await of(global), 'consumerKey')).to.equal(key);
      }),
      { numRuns: runs }
    );
  });
});
