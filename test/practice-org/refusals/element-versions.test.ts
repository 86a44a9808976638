import { expect } from 'chai';
import { practiceOrg } from './caller.ts';
import type { PracticeOrg } from './caller.ts';
import { deploy } from './deploying.ts';
import type { Component } from './deploying.ts';
import { sorted } from './xml.ts';
import type { XmlFields } from './xml.ts';

type Sample = readonly [element: string, value: string | boolean, first: number];

/** Elements with the API version they came in, by type (facts 1.1 to 1.4, WSDL history [A]). */
const ELEMENTS: Record<string, { base: XmlFields; inside?: string; elements: readonly Sample[] }> = {
  ExtlClntAppOauthSettings: {
    base: { externalClientApplication: 'Versioned' },
    elements: [
      ['areAttributesIncludedInAssetToken', false, 61],
      ['commaSeparatedCustomScopes', 'x', 61],
      ['isFirstPartyAppEnabled', false, 62],
    ],
  },
  ExtlClntAppGlobalOauthSettings: {
    base: { externalClientApplication: 'Versioned' },
    elements: [
      ['certificate', 'x', 60],
      ['isClientCredentialsFlowEnabled', false, 60],
      ['isCodeCredFlowEnabled', false, 61],
      ['isCodeCredPostOnly', false, 61],
      ['isDeviceFlowEnabled', false, 60],
      ['isNamedUserJwtEnabled', false, 61],
      ['isRefreshTokenRotationEnabled', false, 60],
      ['isSecretRequiredForTokenExchange', false, 60],
      ['isTokenExchangeEnabled', false, 60],
    ],
  },
  ExtlClntAppOauthConfigurablePolicies: {
    base: { externalClientApplication: 'Versioned' },
    elements: [
      ['clientCredentialsFlowUser', 'a@b.example', 60],
      ['commaSeparatedCustomScopes', 'x', 61],
      ['commaSeparatedProfile', 'Standard User', 62],
      ['executeHandlerAs', 'a@b.example', 61],
      ['guestJwtSessionTimeoutType', 'x', 65],
      ['isClientCredentialsFlowEnabled', false, 60],
      ['isGuestCodeCredFlowEnabled', false, 61],
      ['isTokenExchangeFlowEnabled', false, 60],
      ['namedUserJwtSessionTimeoutType', 'x', 65],
    ],
  },
  ExtlClntAppConfigurablePolicies: {
    base: { externalClientApplication: 'Versioned', isEnabled: true },
    elements: [
      ['isCanvasPluginEnabled', false, 65],
      ['isMobilePluginEnabled', false, 62],
      ['isNotificationPluginEnabled', false, 61],
      ['isPushPluginEnabled', false, 62],
      ['isSamlPluginEnabled', false, 63],
      ['startPage', 'None', 62],
    ],
  },
  ExternalClientApplication: { base: {}, elements: [['managedType', 'x', 60]] },
  ConnectedApp: {
    base: { contactEmail: 'a@b.example', label: 'Versioned' },
    inside: 'oauthConfig',
    elements: [
      ['isClientCredentialEnabled', false, 56],
      ['isCodeCredentialEnabled', false, 57],
      ['isConsumerSecretOptional', false, 49],
      ['isIntrospectAllTokens', false, 49],
      ['isNamedUserJwtEnabled', false, 58],
      ['isPkceRequired', false, 59],
      ['isRefreshTokenRotationEnabled', false, 60],
      ['isSecretRequiredForRefreshToken', false, 51],
      ['isSecretRequiredForTokenExchange', false, 60],
      ['isTokenExchangeEnabled', false, 60],
      ['oauthClientCredentialUser', 'a@b.example', 56],
    ],
  },
};

/** What the org says of the element, if it does not know it: no other complaint about the file counts. */
async function complaint(org: PracticeOrg, component: Component, element: string, version: number): Promise<string | undefined> {
  const { details } = await deploy(org, [component], { checkOnly: true, version: `${String(version)}.0` });
  const problems = details.componentFailures.map((failure) => failure.problem ?? '');
  return problems.find((problem) => problem.includes(element) && /invalid at this location|not exist|unknown|not (?:valid|available)/i.test(problem));
}

describe('practice org refusals: elements before their API version', () => {
  const org = practiceOrg({ settings: { switches: { connectedAppCreation: 'allowed' } } });

  for (const [type, { base, inside, elements }] of Object.entries(ELEMENTS)) {
    for (const [element, value, first] of elements) {
      it(`knows ${element} of ${type} from its API version on, not before (facts 1 [A])`, async () => {
        const added = inside
          ? {
              [inside]: Object.fromEntries(
                Object.entries({ callbackUrl: 'https://login.salesforce.com/services/oauth2/success', [element]: value }).sort(),
              ),
            }
          : { [element]: value };
        const component = { type, name: 'Versioned', xml: sorted({ ...base, ...added }) };
        expect(await complaint(org(), component, element, first - 1), `API ${String(first - 1)}`).to.be.a('string');
        expect(await complaint(org(), component, element, first), `API ${String(first)}`).to.equal(undefined);
      });
    }
  }
});
