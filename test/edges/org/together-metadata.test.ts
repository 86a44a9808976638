import { expect } from 'chai';
import { zipSync } from 'fflate';
import { handClock, orgAt, servers, soapBody, text } from './loopback.ts';
import type { Behaviour, Seen } from './loopback.ts';

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `N${index}`);
const asked = (seen: Seen, element: string): string[] => [...seen.body.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'))].map((match) => match[1] ?? '');
const soap = (reply: Parameters<Behaviour>[1], inner: string): void => text(reply, 200, 'text/xml', soapBody(inner));

describe('metadata of the same moment', () => {
  const serving = servers();
  const record = (type: string, name: string): string => `<records xsi:type="${type}"><fullName>${name}</fullName><label>${type} ${name}</label></records>`;
  const zip = (files: readonly { readonly type: string; readonly name: string }[]): string => {
    const entries = files.map(({ type, name }) => [`unpackaged/${type}s/${name}.${type}`, new TextEncoder().encode(`<?xml version="1.0"?>\n<${type} xmlns="x">\n    <label>${type} ${name}</label>\n</${type}>\n`)] as const);
    const properties = files.map(({ type, name }) => `<fileProperties><fileName>unpackaged/${type}s/${name}.${type}</fileName><type>${type}</type></fileProperties>`);
    return `<done>true</done><success>true</success>${properties.join('')}<zipFile>${Buffer.from(zipSync(Object.fromEntries(entries))).toString('base64')}</zipFile>`;
  };
  const members = (seen: Seen): { type: string; name: string }[] =>
    [...seen.body.matchAll(/<types>(.*?)<\/types>/gs)].flatMap(([, block = '']) => {
      const type = /<name>([^<]*)</.exec(block)?.[1] ?? '';
      return [...block.matchAll(/<members>([^<]*)</g)].map(([, name = '']) => ({ type, name }));
    });
  const operation = (seen: Seen): string => /<soapenv:Body><(\w+)>/.exec(seen.body)?.[1] ?? '';
  /** An org that has everything but what begins with `Gone`. */
  const org = (): Behaviour => {
    let wanted: { type: string; name: string }[] = [];
    return (seen, reply) => {
      const [type = ''] = asked(seen, 'type');
      const records = asked(seen, 'fullNames').map((name) => (name.startsWith('Gone') ? '<records xsi:nil="true"/>' : record(type, name)));
      if (seen.body.includes('<retrieve>')) wanted = members(seen).filter(({ name }) => !name.startsWith('Gone'));
      const answers = { retrieve: '<id>09S1</id><done>false</done>', checkRetrieveStatus: zip(wanted), readMetadata: records.join('') };
      soap(reply, `<r><result>${answers[operation(seen) as keyof typeof answers]}</result></r>`);
    };
  };

  it('goes ten names a call, whoever asked, and each gets what it asked for', async () => {
    const server = await serving(org());
    const reader = orgAt(server);
    const found = await Promise.all(names(40).map((name) => reader.readMetadata('PermissionSet', [name, 'Gone1', name])));
    expect(found.map((one) => one.map(({ fullName, content }) => [fullName, content]))).to.deep.equal(names(40).map((name) => [[name, { label: [`PermissionSet ${name}`] }]]));
    expect(server.seen.map(operation)).to.deep.equal(Array.from({ length: 5 }, () => 'readMetadata'));
  });

  it('above a handful of calls comes in one retrieve, of all types at once, and says the same', async () => {
    const server = await serving(org());
    const reader = orgAt(server);
    const types = ['PermissionSet', 'ExternalClientApplication', 'ExtlClntAppOauthSettings'];
    const wanted = names(100).flatMap((name) => types.map((type) => ({ type, name })));
    const found = await Promise.all(wanted.map(({ type, name }) => reader.readMetadata(type, [name, 'Gone1'])));
    expect(server.seen.map(operation)).to.deep.equal(['retrieve', 'checkRetrieveStatus']);
    const alone = await Promise.all(wanted.slice(0, 3).map(({ type, name }) => orgAt(server).readMetadata(type, [name, 'Gone1'])));
    expect(found.slice(0, 3)).to.deep.equal(alone);
    expect(found.map((one) => one.map(({ content }) => content))).to.deep.equal(wanted.map(({ type, name }) => [{ label: [`${type} ${name}`] }]));
  });

  it('is not asked for too early where much was asked for', async () => {
    const server = await serving(org());
    const clock = handClock();
    const member = (fullName: string): { type: string; fullName: string } => ({ type: 'PermissionSet', fullName });
    await orgAt(server, { clock }).retrieve(names(10).map(member));
    expect(clock.slept).to.deep.equal([]);
    await orgAt(server, { clock }).retrieve(names(100).map(member));
    await orgAt(server, { clock }).retrieve(names(1000).map(member));
    expect(clock.slept).to.deep.equal([500, 2000]);
  });

  it('never comes in a retrieve where that would say less or more: profiles, and what may hold a consumer key', async () => {
    const server = await serving(org());
    const reader = orgAt(server);
    await Promise.all(['Profile', 'ExtlClntAppGlobalOauthSettings', 'ConnectedApp'].flatMap((type) => names(100).map((name) => reader.readMetadata(type, [name]))));
    expect(server.seen.map(operation)).to.deep.equal(Array.from({ length: 30 }, () => 'readMetadata'));
  });

  it('falls back to tens where the org refuses the retrieve or says something that cannot be read', async () => {
    for (const status of ['<done>true</done><success>false</success><errorMessage>no</errorMessage>', '<done>true</done><success>true</success><zipFile>AAAA</zipFile>']) {
      const there = org();
      const server = await serving((seen, reply, count) => (seen.body.includes('<checkRetrieveStatus>') ? soap(reply, `<r><result>${status}</result></r>`) : there(seen, reply, count)));
      const reader = orgAt(server);
      const found = await Promise.all(names(100).map((name) => reader.readMetadata('PermissionSet', [name])));
      expect(found.flat().map(({ fullName }) => fullName)).to.deep.equal(names(100));
      expect(server.seen.filter((seen) => operation(seen) === 'readMetadata')).to.have.length(10);
    }
  });

  it('begins a retrieve again whose zip an answer that got lost took along', async () => {
    const there = org();
    let handedOut = 0;
    const server = await serving((seen, reply, count) => {
      if (seen.body.includes('<checkRetrieveStatus>') && (handedOut += 1) === 1) soap(reply, '<r><result><done>true</done><success>true</success></result></r>');
      else there(seen, reply, count);
    });
    expect(await orgAt(server).retrieve([{ type: 'PermissionSet', fullName: 'N0' }])).to.have.length(1);
    expect(server.seen.map(operation)).to.deep.equal(['retrieve', 'checkRetrieveStatus', 'retrieve', 'checkRetrieveStatus']);
  });

  it('of a call that a neighbour spoils is read alone, and the failure is the neighbour’s', async () => {
    const there = org();
    const server = await serving((seen, reply, count) => {
      if (asked(seen, 'fullNames').includes('N3')) text(reply, 500, 'text/xml', soapBody('<soapenv:Fault><faultcode>sf:UNKNOWN_EXCEPTION</faultcode><faultstring>UNKNOWN_EXCEPTION: boom</faultstring></soapenv:Fault>'));
      else there(seen, reply, count);
    });
    const reader = orgAt(server);
    const outcomes = await Promise.allSettled(names(10).map((name) => reader.readMetadata('Profile', [name])));
    expect(outcomes.map(({ status }) => status === 'fulfilled')).to.deep.equal(names(10).map((name) => name !== 'N3'));
  });

  it('finds a name that the org writes in another way', async () => {
    const server = await serving((seen, reply) => {
      const records = asked(seen, 'fullNames').map((name) => record('Profile', name === 'admin' ? 'Admin' : name === 'System Administrator' ? 'Root' : name));
      soap(reply, `<r><result>${records.join('')}</result></r>`);
    });
    const reader = orgAt(server);
    const found = await Promise.all(['admin', 'System Administrator', 'N1'].map((name) => reader.readMetadata('Profile', [name])));
    expect(found.map((one) => one[0]?.fullName)).to.deep.equal(['Admin', 'Root', 'N1']);
  });

  it('is listed three types a call, each type once; where one is refused the others are listed', async () => {
    const server = await serving((seen, reply) => {
      const types = asked(seen, 'type');
      if (types.includes('Unknown')) text(reply, 500, 'text/xml', soapBody('<soapenv:Fault><faultcode>sf:INVALID_TYPE</faultcode><faultstring>INVALID_TYPE: no</faultstring></soapenv:Fault>'));
      else soap(reply, `<r>${types.map((type) => `<result><type>${type}</type><fullName>${type}1</fullName><id>1</id></result>`).join('')}</r>`);
    });
    const reader = orgAt(server);
    const types = ['A', 'B', 'C', 'D'];
    const found = await Promise.all([...types, ...types].map((type) => reader.listMetadata(type)));
    expect(found.map((one) => one.map(({ fullName }) => fullName))).to.deep.equal([...types, ...types].map((type) => [`${type}1`]));
    expect(server.seen).to.have.length(2);
    const outcomes = await Promise.allSettled(['A', 'Unknown'].map((type) => reader.listMetadata(type)));
    expect(outcomes.map(({ status }) => status)).to.deep.equal(['fulfilled', 'rejected']);
  });
});
