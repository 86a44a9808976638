import { expect } from 'chai';
import { expectOAuthRefusal, expectRefusal, practiceOrg, records, send } from './caller.ts';
import type { PracticeOrg } from './caller.ts';
import { deploy, deployed, refusedDeploy, retrieve } from './deploying.ts';
import { change, newIdentity, profile, profileId } from './identity.ts';
import { accessToken, canCallFrom, jwtLogin } from './logging-in.ts';
import type { XmlFields } from './xml.ts';

const range = (startAddress: string, endAddress = startAddress): XmlFields => ({ endAddress, startAddress });
const ranges = (...pairs: [start: string, end?: string][]): { loginIpRanges: XmlFields[] } => ({
  loginIpRanges: pairs.map(([start, end]) => range(start, end)),
});

async function startAddresses(org: PracticeOrg, name: string): Promise<string[]> {
  const { files } = await retrieve(org, [['Profile', name]]);
  return [...(files[`profiles/${name}.profile`] ?? '').matchAll(/<startAddress>([^<]+)</g)].map((match) => match[1] ?? '');
}

describe('practice org refusals: login IP ranges of a profile', () => {
  const org = practiceOrg();

  const wrong: [what: string, start: string, end: string][] = [
    ['a CIDR block', '203.0.113.0/24', '203.0.113.0/24'],
    ['ends of two families', '203.0.113.0', '2001:db8::1'],
    ['a range that crosses the IPv4-mapped space', '::fffe:ffff:ffff', '::ffff:1.2.3.4'],
    ['a name instead of an address', 'example.com', 'example.com'],
    ['an octet beyond 255', '203.0.113.256', '203.0.113.256'],
  ];
  for (const [what, start, end] of wrong) {
    it(`refuses ${what} (facts 1.1 [A])`, async () => {
      await refusedDeploy(org(), [profile('Wrong Ranges', ranges([start, end]))]);
      expect(await records(org(), "SELECT Id FROM Profile WHERE Name = 'Wrong Ranges'")).to.deep.equal([]);
    });
  }

  it('names INVALID_INET_ADDRESS when an address is none (facts 3.3 [A])', async () => {
    const result = await deploy(org(), [profile('Wrong Address', ranges(['203.0.113.256']))]);
    expect(JSON.stringify(result.details.componentFailures)).to.include('INVALID_INET_ADDRESS');
  });

  it('takes single addresses, IPv4 and IPv6 ranges (facts 1.1 [A])', async () => {
    await deployed(org(), [profile('Right Ranges', ranges(['203.0.113.7'], ['198.51.100.0', '198.51.100.255'], ['2001:db8::', '2001:db8::ffff']))]);
    expect(await startAddresses(org(), 'Right Ranges')).to.have.members(['203.0.113.7', '198.51.100.0', '2001:db8::']);
  });

  it('replaces all earlier ranges by the list of a new deploy (facts 7.8 [B])', async () => {
    await deployed(org(), [profile('One List', ranges(['203.0.113.1'], ['203.0.113.2']))]);
    await deployed(org(), [profile('One List', ranges(['203.0.113.3']))]);
    expect(await startAddresses(org(), 'One List')).to.deep.equal(['203.0.113.3']);
  });

  it('keeps the ranges when the file names none, by default (facts 8.1 [C])', async () => {
    await deployed(org(), [profile('Kept List', ranges(['203.0.113.1']))]);
    await deployed(org(), [profile('Kept List')]);
    expect(await startAddresses(org(), 'Kept List')).to.deep.equal(['203.0.113.1']);
  });

  it('has no profile ranges in LoginIp (facts 2.x LoginIp [A])', async () => {
    await deployed(org(), [profile('Not There', ranges(['203.0.113.1']))]);
    const found = await records(org(), 'SELECT SourceIp FROM LoginIp');
    expect(found.map((row) => row['SourceIp'])).to.not.include('203.0.113.1');
  });
});

describe('practice org refusals: login IP ranges in the other position of the switches', () => {
  const org = practiceOrg({ settings: { switches: { emptyLoginIpRanges: 'clear', fewerLoginIpRanges: 'keep' } } });

  it('clears the ranges when the file names none, where the switch says so (facts 8.1 [C])', async () => {
    await deployed(org(), [profile('Cleared List', ranges(['203.0.113.1']))]);
    await deployed(org(), [profile('Cleared List')]);
    expect(await startAddresses(org(), 'Cleared List')).to.deep.equal([]);
  });

  it('keeps the ranges a file leaves out, where the switch says so (facts 8.1 [C])', async () => {
    await deployed(org(), [profile('Sticky List', ranges(['203.0.113.1'], ['203.0.113.2']))]);
    await deployed(org(), [profile('Sticky List', ranges(['203.0.113.2']))]);
    expect(await startAddresses(org(), 'Sticky List')).to.have.members(['203.0.113.1', '203.0.113.2']);
  });
});

describe('practice org refusals: logging in from another network', () => {
  const org = practiceOrg();
  const every = practiceOrg({ settings: { switches: { enforceIpRangesEveryRequest: 'on' } } });
  before(async function () {
    if (!(await canCallFrom(org(), '127.0.0.2'))) this.skip();
  });

  async function fenced(on: PracticeOrg, name: string, ipRelaxationPolicyType = 'Enforce'): Promise<Awaited<ReturnType<typeof newIdentity>>> {
    await deployed(on, [profile(`${name} Fence`, ranges(['127.0.0.2']))]);
    return newIdentity(on, name, { user: { ProfileId: await profileId(on, `${name} Fence`) }, policy: { ipRelaxationPolicyType } });
  }

  it('refuses a token outside the ranges and gives one inside (facts 3.4 [A])', async () => {
    const identity = await fenced(org(), 'Fenced');
    expectOAuthRefusal(await jwtLogin(org(), identity, { from: '127.0.0.1' }), 'invalid_grant', 'ip restricted');
    expectOAuthRefusal(await jwtLogin(org(), identity, { from: '127.0.0.3' }), 'invalid_grant', 'ip restricted');
    accessToken(await jwtLogin(org(), identity, { from: '127.0.0.2' }));
  });

  it('gives a token anywhere when the app bypasses the ranges (facts 1.1 [A])', async () => {
    accessToken(await jwtLogin(org(), await fenced(org(), 'Relaxed', 'Bypass'), { from: '127.0.0.3' }));
  });

  it('looks at the ranges at log-in only, by default (facts 1.1 [A])', async () => {
    const identity = await fenced(org(), 'Once');
    const token = accessToken(await jwtLogin(org(), identity, { from: '127.0.0.2' }));
    expect((await send(org(), '/services/data/v66.0/limits', { token, from: '127.0.0.3' })).status).to.equal(200);
  });

  it('answers 401 from outside the ranges where they are enforced on every request (facts 3.3 [A])', async () => {
    const identity = await fenced(every(), 'Always');
    const token = accessToken(await jwtLogin(every(), identity, { from: '127.0.0.2' }));
    expect((await send(every(), '/services/data/v66.0/limits', { token, from: '127.0.0.2' })).status).to.equal(200);
    const answer = await send(every(), '/services/data/v66.0/limits', { token, from: '127.0.0.3' });
    expectRefusal(answer, { status: 401, code: 'INVALID_SESSION_ID', message: 'Session expired or invalid' });
  });

  it('restricts nothing by the ranges of the app itself (facts 1.3 [A])', async () => {
    const identity = await newIdentity(org(), 'App_Ranges', {
      oauth: { trustedIpRanges: [{ endIpAddress: '203.0.113.1', startIpAddress: '203.0.113.1' }] },
    });
    accessToken(await jwtLogin(org(), identity, { from: '127.0.0.3' }));
  });

  it('refuses to enforce ranges on every request for a caller outside his own (facts 3.3 [A])', async () => {
    const xml = '<sessionSettings><enforceIpRangesEveryRequest>true</enforceIpRangesEveryRequest></sessionSettings>';
    const settings = { type: 'Settings', name: 'Security', root: 'SecuritySettings', xml };
    const { files } = await retrieve(org(), [['Profile', 'Admin']]);
    const admin = (files['profiles/Admin.profile'] ?? '')
      .replace(/^[\s\S]*?<Profile[^>]*>|<\/Profile>\s*$/g, '')
      .replace(/<loginIpRanges>[\s\S]*?<\/loginIpRanges>/g, '');
    const fence = '<loginIpRanges><endAddress>203.0.113.1</endAddress><startAddress>203.0.113.1</startAddress></loginIpRanges>';
    await deployed(org(), [{ type: 'Profile', name: 'Admin', xml: admin.replace(/(?=<userLicense>|<userPermissions>|$)/, fence) }]);
    const result = await deploy(org(), [settings]);
    expect(JSON.stringify(result), 'the whole result').to.include('CANNOT_ENABLE_IP_RESTRICT_REQUESTS');
  });

  it('writes the refused log-in into the history of the user (facts 2.x LoginHistory [A])', async () => {
    const identity = await fenced(org(), 'Noted');
    await jwtLogin(org(), identity, { from: '127.0.0.3' });
    const rows = await records(org(), `SELECT Status, SourceIp FROM LoginHistory WHERE UserId = '${identity.userId}'`);
    expect(rows).to.have.lengthOf(1);
    expect(rows[0]).to.include({ SourceIp: '127.0.0.3' });
    expect(rows[0]?.['Status']).to.not.equal('Success');
    await change(org(), 'User', identity.userId, { IsActive: false });
  });
});
