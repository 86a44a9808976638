import { expect } from 'chai';
import * as kinds from '../../../../src/core/model/audit/login-kinds.ts';

/** Each login with all kinds it is. */
const table: readonly (readonly [kinds.LoginKind, readonly string[]])[] = [
  [{ type: 'Application' }, ['isInteractive']],
  [{ type: 'SAML Idp Initiated SSO' }, ['isInteractive']],
  [{ type: 'Saml2' }, ['isInteractive']],
  [{ type: 'LightningLogin' }, ['isInteractive']],
  [{ type: 'Passwordless Login' }, ['isInteractive']],
  [{ type: 'Employee Login to Community' }, ['isInteractive']],
  [{ type: 'Other', subType: 'UiPasswordReset' }, ['isInteractive']],
  [{ type: 'Oauth2, Remote Access 2.0' }, ['isOauth', 'isJwtBearer', 'isApi', 'isServerSide']],
  [{ type: 'Remote Access 2.0', subType: '' }, ['isOauth', 'isJwtBearer', 'isApi', 'isServerSide']],
  [{ type: 'Remote Access 2.0', subType: 'OauthClientCredentials' }, ['isOauth', 'isClientCredentials', 'isApi', 'isServerSide']],
  [{ type: 'Remote Access 2.0', subType: 'OAuth Refresh Token' }, ['isOauth', 'isRefresh', 'isApi', 'isServerSide']],
  [{ type: 'Remote Access 2.0', subType: 'OauthHybridRefreshToken' }, ['isOauth', 'isRefresh', 'isApi', 'isServerSide']],
  [{ type: 'Remote Access 2.0', subType: 'OauthUsernamePassword' }, ['isOauth', 'isUsernamePassword', 'isApi', 'isServerSide']],
  [{ type: 'Remote Access 2.0', subType: 'OauthWebServer' }, ['isOauth', 'isWebServer', 'isApi']],
  [{ type: 'Remote Access 2.0', subType: 'OauthUserAgent' }, ['isOauth', 'isUserAgent', 'isApi']],
  [{ type: 'Remote Access 2.0', subType: 'OauthTokenExchange' }, ['isOauth', 'isTokenExchange', 'isApi', 'isServerSide']],
  [{ type: 'Other Apex API', apiType: 'SOAP Partner' }, ['isSoapLogin', 'isApi', 'isServerSide']],
  [{ type: 'Partner Product', apiType: '' }, ['isApi']],
  [{ type: 'Partner Product' }, ['isApi']],
  [{ type: 'OtherApi', apiType: 'soap Enterprise' }, ['isSoapLogin', 'isApi', 'isServerSide']],
  [{ type: 'Application', subType: 'SoapApiLogin' }, ['isInteractive', 'isSoapLogin']],
  [{ type: 'Chatter Communities External User' }, []],
];
const tests = Object.entries(kinds).filter((entry): entry is [string, (login: kinds.LoginKind) => boolean] => entry[0].startsWith('is') && entry[0] !== 'isSuccess');

describe('Kinds of logins', () => {
  for (const [login, expected] of table) {
    it(`of ${Object.values(login).join(' / ')} are ${expected.join(', ') || 'none'}`, () => {
      expect(tests.filter(([, holds]) => holds(login)).map(([name]) => name)).to.have.members([...expected]);
    });
  }

  it('count no status but Success', () => {
    expect(['Success', 'success ', 'Failed: Invalid password', undefined].map((status) => kinds.isSuccess({ type: 'Application', ...(status === undefined ? {} : { status }) }))).to.deep.equal([true, false, false, false]);
  });

  it('have an app only where the column names one', () => {
    expect(['HubSpot', ' N/A ', 'Browser', '', undefined].map(kinds.loginApp)).to.deep.equal(['HubSpot', undefined, undefined, undefined, undefined]);
  });

  it('have words for each', () => {
    expect(kinds.loginWords({ type: 'Remote Access 2.0', subType: 'OauthWebServer' })).to.equal('OAuth');
    expect(kinds.loginWords({ type: 'Somewhere' })).to.equal('Somewhere');
  });
});
