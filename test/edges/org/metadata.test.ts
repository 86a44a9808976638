import { expect } from 'chai';
import { zipSync } from 'fflate';
import { OrgRefusal } from '../../../src/core/model/ports.ts';
import { parseXml } from '../../../src/edges/org/soap-envelope.ts';
import { failureOf, newToken, oldToken, orgAt, renewableSession, servers, soapBody, text } from './loopback.ts';

describe('metadata over SOAP', () => {
  const serving = servers();

  it('lists components, with their names decoded', async () => {
    const listed = '<result><type>Profile</type><fullName>Custom%3A Sales</fullName><id>00e1</id></result><result><fullName>Admin</fullName></result>';
    const server = await serving((_seen, reply) => text(reply, 200, 'text/xml', soapBody(`<listMetadataResponse>${listed}</listMetadataResponse>`)));
    expect(await orgAt(server).listMetadata('Profile')).to.deep.equal([
      { type: 'Profile', fullName: 'Custom: Sales', id: '00e1' },
      { type: 'Profile', fullName: 'Admin', id: '' },
    ]);
    const [seen] = server.seen;
    expect(seen?.path).to.equal('/services/Soap/m/66.0');
    expect(seen?.headers).to.include({ soapaction: '""' });
    const sent = JSON.stringify(await parseXml(seen?.body ?? ''));
    expect(sent).to.include(`"sessionId":["${oldToken}"]`).and.include('"queries":[{"type":["Profile"]}]').and.include('"asOfVersion":["66.0"]');
  });

  it('reads in tens and leaves out what is not there', async () => {
    const server = await serving((seen, reply) => {
      const names = [...seen.body.matchAll(/<fullNames>([^<]*)<\/fullNames>/g)].map((match) => match[1] ?? '');
      const records = names.map((name) =>
        name === 'P3' ? '<records xsi:nil="true"/>' : `<records xsi:type="Profile"><fullName>${name}</fullName><custom>true</custom><loginIpRanges><startAddress>192.0.2.1</startAddress></loginIpRanges></records>`
      );
      text(reply, 200, 'text/xml', soapBody(`<readMetadataResponse><result>${records.join('')}</result></readMetadataResponse>`));
    });
    const names = Array.from({ length: 23 }, (_, index) => `P${index}`);
    const read = await orgAt(server).readMetadata('Profile', [...names, 'P0']);
    expect(read.map((component) => component.fullName)).to.deep.equal(names.filter((name) => name !== 'P3'));
    expect(read[0]?.content).to.deep.equal({ custom: ['true'], loginIpRanges: [{ startAddress: ['192.0.2.1'] }] });
    expect(server.seen.map((seen) => seen.body.split('<fullNames>').length - 1)).to.deep.equal([10, 10, 3]);
  });

  it('renews a session that SOAP calls invalid, in the envelope too', async () => {
    const fault = soapBody('<soapenv:Fault><faultcode>sf:INVALID_SESSION_ID</faultcode><faultstring>Invalid Session ID found in SessionHeader: Illegal Session</faultstring></soapenv:Fault>');
    const server = await serving((seen, reply) => {
      if (seen.body.includes(newToken)) text(reply, 200, 'text/xml', soapBody('<listMetadataResponse/>'));
      else text(reply, 500, 'text/xml', fault);
    });
    expect(await orgAt(server).listMetadata('Profile')).to.deep.equal([]);
    expect(server.seen).to.have.length(2);
  });

  it('hands on a fault as a refusal, its code without prefix', async () => {
    const server = await serving((_seen, reply) =>
      text(reply, 500, 'text/xml', soapBody('<soapenv:Fault><faultcode>sf:INVALID_TYPE</faultcode><faultstring>INVALID_TYPE: Unknown type: X</faultstring></soapenv:Fault>'))
    );
    const refusal = await failureOf(orgAt(server).listMetadata('X'));
    expect(refusal).to.be.instanceOf(OrgRefusal).and.include({ status: 500, code: 'INVALID_TYPE', message: 'INVALID_TYPE: Unknown type: X' });
  });

  it('does not even try with a session in JWT form', async () => {
    const server = await serving((_seen, reply) => text(reply, 200, 'text/xml', ''));
    const session = { ...renewableSession(server.url), accessToken: () => 'eyJhbGciOiJSUzI1NiJ9.e30.c2ln' };
    expect(await failureOf(orgAt(server, { session }).listMetadata('Profile'))).to.have.property('key', 'soap-needs-opaque-session');
    expect(server.seen).to.have.length(0);
  });

  for (const [what, body] of [
    ['no XML at all', 'Bad gateway'],
    ['XML that is no SOAP', '<html><body>Sign in</body></html>'],
    ['a document type of its own', `<!DOCTYPE x [<!ENTITY a "b">]>${soapBody('<listMetadataResponse/>')}`],
    ['half an envelope', soapBody('<listMetadataResponse>').slice(0, 200)],
    ['an empty body', ''],
  ] as const) {
    it(`takes ${what} for an odd answer`, async () => {
      const server = await serving((_seen, reply) => text(reply, 200, 'text/xml', body));
      expect(await failureOf(orgAt(server).listMetadata('Profile'))).to.have.property('key', 'org-odd-answer');
    });
  }

  it('retrieves files with their types, waiting until they are ready', async () => {
    const zip = zipSync({
      'unpackaged/package.xml': new TextEncoder().encode('<Package/>'),
      'unpackaged/profiles/Custom%3A Sales.profile': new TextEncoder().encode('<Profile/>'),
    });
    const properties = '<fileProperties><fileName>unpackaged/profiles/Custom%3A Sales.profile</fileName><type>Profile</type></fileProperties><fileProperties><fileName>unpackaged/package.xml</fileName><type>Package</type></fileProperties>';
    const server = await serving((seen, reply, count) => {
      const done = `<done>true</done><success>true</success>${properties}<messages><problem>Entity of type 'Profile' named 'Gone' cannot be found</problem></messages><zipFile>${Buffer.from(zip).toString('base64')}</zipFile>`;
      const result = seen.body.includes('<retrieve>') ? '<id>09S1</id><done>false</done>' : count < 4 ? '<done>false</done><status>InProgress</status>' : done;
      text(reply, 200, 'text/xml', soapBody(`<r><result>${result}</result></r>`));
    });
    const files = await orgAt(server).retrieve([{ type: 'Profile', fullName: 'Custom: Sales' }, { type: 'Profile', fullName: 'Gone' }]);
    expect(files).to.deep.equal([{ type: 'Profile', fullName: 'Custom: Sales', folder: 'profiles', suffix: 'profile', xml: '<Profile/>' }]);
    expect(server.seen[0]?.body).to.include('<types><members>Custom%3A Sales</members><members>Gone</members><name>Profile</name></types><version>66.0</version>');
    expect(server.seen[1]?.body).to.include('<asyncProcessId>09S1</asyncProcessId><includeZip>true</includeZip>');
  });

  for (const [what, result, key] of [
    ['that fails', '<done>true</done><success>false</success><errorMessage>no</errorMessage>', 'retrieve-refused'],
    ['with a problem in it', "<done>true</done><success>true</success><messages><problem>Entity type 'X' is not available in this api version</problem></messages>", 'retrieve-refused'],
    ['whose zip is none', '<done>true</done><success>true</success><zipFile>AAAA</zipFile>', 'retrieve-unreadable'],
    ['that never ends', '<done>false</done>', 'retrieve-takes-too-long'],
  ] as const) {
    it(`ends a retrieve ${what} in ${key}`, async () => {
      const server = await serving((_seen, reply) => text(reply, 200, 'text/xml', soapBody(`<r><result><id>09S1</id>${result}</result></r>`)));
      expect(await failureOf(orgAt(server, { patience: { polls: 5, deadlineMs: 60_000 } }).retrieve([{ type: 'Profile', fullName: 'P' }]))).to.have.property('key', key);
    });
  }

  it('refuses a zip that unpacks into more than it may', async () => {
    const bomb = Buffer.from(zipSync({ a: new TextEncoder().encode('small') }));
    // The size an entry claims to have stands at byte 24 of its record in the central directory.
    bomb.writeUInt32LE(101_000_000, bomb.indexOf('PK\u0001\u0002') + 24);
    const server = await serving((_seen, reply) =>
      text(reply, 200, 'text/xml', soapBody(`<r><result><id>1</id><done>true</done><success>true</success><zipFile>${bomb.toString('base64')}</zipFile></result></r>`))
    );
    expect(await failureOf(orgAt(server).retrieve([{ type: 'Profile', fullName: 'P' }]))).to.have.property('key', 'retrieve-too-big');
  });

  it('asks nothing for no members', async () => {
    const server = await serving((_seen, reply) => text(reply, 500, 'text/xml', ''));
    expect(await orgAt(server).retrieve([])).to.deep.equal([]);
    expect(server.seen).to.have.length(0);
  });
});
