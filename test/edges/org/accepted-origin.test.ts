import { expect } from 'chai';
import { acceptedOrigin } from '../../../src/edges/org/accepted-origin.ts';
import { Problem } from '../../../src/problems.ts';

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

const hostile: readonly string[] = [
  '',
  ' ',
  'acme.my.salesforce.com',
  '//acme.my.salesforce.com',
  'http://acme.my.salesforce.com',
  'ftp://acme.my.salesforce.com',
  'file:///etc/passwd',
  'javascript:alert(1)//acme.my.salesforce.com',
  'data:text/html,acme.my.salesforce.com',
  'https://evil.com',
  'https://evilcrmforce.mil',
  'https://evilsalesforce.com',
  'https://my.salesforce.com',
  'https://salesforce.com',
  'https://www.salesforce.com',
  'https://na12.salesforce.com',
  'https://developer.salesforce.com',
  'https://acme.my.salesforce.com.evil.com',
  'https://acme.my.salesforce.com.',
  'https://acme.my-salesforce.com',
  'https://acmemy.salesforce.com',
  'https://acme.my.salesforce.co',
  'https://acme.my.salesforce.comm',
  'https://acme.my.salesforce.mil.evil.mil',
  'https://localhost.sfdcdev.evil.com',
  'https://localhost.sfdcdev.salesforce.com',
  'https://acme.vpod.salesforce.com',
  'https://acme.lightning.force.com',
  'https://acme.force.com',
  'https://acme.my.site.com',
  'https://evil.com/acme.my.salesforce.com',
  'https://evil.com?acme.my.salesforce.com',
  'https://evil.com#.my.salesforce.com',
  'https://evil.com\\.my.salesforce.com',
  'https://evil.com/\\acme.my.salesforce.com',
  'https://acme.my.salesforce.com@evil.com',
  'https://acme.my.salesforce.com:443@evil.com',
  'https://user@acme.my.salesforce.com',
  'https://user:password@acme.my.salesforce.com',
  'https://:@acme.my.salesforce.com:8443',
  'https://acme.my.salesforce.com:8443',
  'https://acme.my.salesforce.com:80',
  'https://acme.my.salesforce.com/services',
  'https://acme.my.salesforce.com/../x',
  'https://acme.my.salesforce.com?x=1',
  'https://acme.my.salesforce.com#x',
  'https://acme.my.salesforce.com\n.evil.com',
  'https://acme\t.my.salesforce.com',
  'https://acme.my.salesforce.com\u0000.evil.com',
  'https://acme.my.salesforce%2ecom',
  'https://acme.my.ѕalesforce.com',
  'https://acme。my。salesforce。com',
  'https://ａcme.my.salesforce.com',
  'https://-acme.my.salesforce.com',
  'https://acme-.my.salesforce.com',
  'https://a_b.my.salesforce.com',
  'https://..my.salesforce.com',
  'https://127.0.0.1',
  'https://localhost',
  'https://[::1]',
  'https://10.0.0.1',
  'https://169.254.169.254',
  'http://169.254.169.254/latest/meta-data',
  'http://10.0.0.1:8080',
  'http://0.0.0.0:8080',
  'http://[::ffff:127.0.0.1]:8080',
  'http://localhost.evil.com:8080',
  'http://127.0.0.1.evil.com:8080',
  'http://127.0.0.1@evil.com',
  `https://${'a.'.repeat(200)}my.salesforce.com`,
];

describe('the addresses a session may go to', () => {
  for (const [given, url] of Object.entries(accepted)) {
    it(`accepts ${given} as ${url}`, () => {
      expect(acceptedOrigin(given, false)).to.include({ url, loopback: false });
    });
  }

  for (const url of hostile) {
    it(`refuses ${JSON.stringify(url.slice(0, 80))}, even where loopback is allowed`, () => {
      expect(() => acceptedOrigin(url, true)).to.throw(Problem).with.property('key').that.matches(/^host-not-/);
    });
  }

  it('meets at least sixty hostile addresses', () => {
    expect(hostile.length).to.be.at.least(60);
  });

  for (const url of ['http://127.0.0.1:8080', 'http://127.0.0.2:8080', 'http://localhost:8080', 'http://[::1]:8080']) {
    it(`accepts ${url} only where loopback is allowed`, () => {
      expect(acceptedOrigin(`${url}/`, true)).to.include({ url, loopback: true });
      expect(() => acceptedOrigin(url, false)).to.throw(Problem).with.property('key', 'host-loopback-not-allowed');
    });
  }
});
