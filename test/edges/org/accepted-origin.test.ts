import { expect } from 'chai';
import { acceptedOrigin } from '../../../src/edges/org/accepted-origin.ts';
import { Problem } from '../../../src/problems.ts';
import { hostileUrls } from './hostile-urls.ts';

const accepted: Readonly<Record<string, string>> = {
  'https://acme.my.salesforce.com': 'https://acme.my.salesforce.com',
  'https://acme.my.salesforce.com/': 'https://acme.my.salesforce.com',
  'https://acme.my.salesforce.com///': 'https://acme.my.salesforce.com',
  'https://acme.my.salesforce.com:443': 'https://acme.my.salesforce.com',
  'HTTPS://ACME.MY.SALESFORCE.COM': 'https://acme.my.salesforce.com',
  'https://acme--uat.sandbox.my.salesforce.com': 'https://acme--uat.sandbox.my.salesforce.com',
  'https://acme-dev-ed.develop.my.salesforce.com': 'https://acme-dev-ed.develop.my.salesforce.com',
  'https://flow-1234.scratch.my.salesforce.com': 'https://flow-1234.scratch.my.salesforce.com',
  'https://army.my.salesforce.mil': 'https://army.my.salesforce.mil',
  'https://acme.my.sfcrmproducts.cn': 'https://acme.my.sfcrmproducts.cn',
  'https://login.salesforce.com': 'https://login.salesforce.com',
  'https://test.salesforce.com': 'https://test.salesforce.com',
};


describe('the addresses a session may go to', () => {
  for (const [given, url] of Object.entries(accepted)) {
    it(`accepts ${given} as ${url}`, () => {
      expect(acceptedOrigin(given, false)).to.include({ url, loopback: false });
    });
  }

  for (const url of hostileUrls) {
    it(`refuses ${JSON.stringify(url.slice(0, 80))}, even where loopback is allowed`, () => {
      expect(() => acceptedOrigin(url, true)).to.throw(Problem).with.property('key').that.matches(/^host-not-/);
    });
  }

  for (const url of ['http://127.0.0.1:8080', 'http://127.0.0.2:8080', 'http://localhost:8080', 'http://[::1]:8080']) {
    it(`accepts ${url} only where loopback is allowed`, () => {
      expect(acceptedOrigin(`${url}/`, true)).to.include({ url, loopback: true });
      expect(() => acceptedOrigin(url, false)).to.throw(Problem).with.property('key', 'host-loopback-not-allowed');
    });
  }
});
