import { expect } from 'chai';
import { soql } from '../../../src/core/model/soql.ts';
import { json, orgAt, refuse, servers } from './loopback.ts';
import type { Behaviour, Seen } from './loopback.ts';

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `N${index}`);
const queryOf = (seen: Seen): string => new URL(seen.path, 'http://org').searchParams.get('q') ?? '';
const listed = (query: string): string[] => [...query.matchAll(/'((?:[^'\\]|\\.)*)'/g)].map((match) => match[1] ?? '');

describe('finds of the same moment', () => {
  const serving = servers();
  const users: Behaviour = (seen, reply) =>
    json(reply, 200, { done: true, records: listed(queryOf(seen)).flatMap((name) => [{ Id: `1-${name}`, Username: name }, { Id: `2-${name}`, Username: name }]) });
  const find = { from: 'User', fields: ['Id'], key: 'Username' } as const;

  it('cost one query, and each gets its own rows', async () => {
    const server = await serving(users);
    const org = orgAt(server);
    const found = await Promise.all(names(150).map((value) => org.find<{ Id: string }>({ ...find, value })));
    expect(server.seen).to.have.length(1);
    expect(queryOf(server.seen[0] as Seen)).to.match(/^SELECT Id, Username FROM User WHERE Username IN \('N0', 'N1', /);
    expect(found.map((rows) => rows.map(({ Id }) => Id))).to.deep.equal(names(150).map((name) => [`1-${name}`, `2-${name}`]));
  });

  it('are asked for again in the next moment, since something may have been written between', async () => {
    const server = await serving(users);
    const org = orgAt(server);
    await org.find({ ...find, value: 'N0' });
    await org.find({ ...find, value: 'N0' });
    expect(server.seen).to.have.length(2);
  });

  it('go 200 values a query, fewer where they would not fit into an address', async () => {
    const server = await serving(users);
    const org = orgAt(server);
    await Promise.all(names(450).map((value) => org.find({ ...find, value })));
    expect(server.seen.map((seen) => listed(queryOf(seen)).length).toSorted((a, b) => b - a)).to.deep.equal([200, 200, 50]);
    server.seen.length = 0;
    const long = names(200).map((name) => `${name}.${'ü'.repeat(40)}@example.com`);
    const found = await Promise.all(long.map((value) => org.find<{ Id: string }>({ ...find, value })));
    expect(server.seen.length).to.be.within(4, 5);
    expect(Math.max(...server.seen.map((seen) => seen.path.length))).to.be.at.most(15_000);
    expect(found.map((rows) => rows.length)).to.deep.equal(long.map(() => 2));
  });

  it('of another shape or condition go apart', async () => {
    const server = await serving(users);
    const org = orgAt(server);
    await Promise.all([
      org.find({ ...find, value: 'N0' }),
      org.find({ ...find, fields: ['Id', 'Name'], value: 'N0' }),
      org.find({ ...find, value: 'N0', and: soql`IsActive = ${true} OR Name = ${"O'Hara"}` }),
    ]);
    expect(server.seen.map(queryOf).toSorted()).to.deep.equal([
      "SELECT Id, Name, Username FROM User WHERE Username IN ('N0')",
      "SELECT Id, Username FROM User WHERE Username IN ('N0')",
      "SELECT Id, Username FROM User WHERE Username IN ('N0') AND (IsActive = true OR Name = 'O\\'Hara')",
    ]);
  });

  it('know a value whose case the org changed, an id by its first 15 characters, and the key of a parent', async () => {
    const server = await serving((seen, reply) => {
      const query = queryOf(seen);
      if (query.includes('UserLogin')) json(reply, 200, { done: true, records: [{ UserId: '005000000000001AAA', IsFrozen: true }, { UserId: '005000000000002AAA', IsFrozen: false }] });
      else json(reply, 200, { done: true, records: [{ Id: 'a', Assignee: { Username: 'ana@example.com' } }, { Id: 'b', Assignee: { Username: 'bo@example.com' } }] });
    });
    const org = orgAt(server);
    const login = { from: 'UserLogin', fields: ['IsFrozen'], key: 'UserId' };
    const held = { from: 'PermissionSetAssignment', fields: ['Id'], key: 'Assignee.Username' };
    const [first, second, ana, bo] = await Promise.all([
      org.find<{ IsFrozen: boolean }>({ ...login, value: '005000000000001' }),
      org.find<{ IsFrozen: boolean }>({ ...login, value: '005000000000002AAA' }),
      org.find<{ Id: string }>({ ...held, value: 'Ana@Example.com' }),
      org.find<{ Id: string }>({ ...held, value: 'bo@example.com' }),
    ]);
    expect([first[0]?.IsFrozen, second[0]?.IsFrozen, ana[0]?.Id, bo[0]?.Id]).to.deep.equal([true, false, 'a', 'b']);
    expect(server.seen).to.have.length(2);
  });

  it('are asked for one by one where a row belongs to none of the values as we compare them', async () => {
    const server = await serving((seen, reply) => {
      const values = listed(queryOf(seen));
      json(reply, 200, { done: true, records: values.map((value) => ({ Id: `of ${value}`, Username: value.normalize('NFKC') })) });
    });
    const org = orgAt(server);
    const [wide, plain] = await Promise.all(['Ａna', 'bo'].map((value) => org.find<{ Id: string }>({ ...find, value })));
    expect([wide?.[0]?.Id, plain?.[0]?.Id]).to.deep.equal(['of Ａna', 'of bo']);
    expect(server.seen).to.have.length(3);
  });

  it('fail together where their query is refused, and only then', async () => {
    const server = await serving((seen, reply) => (queryOf(seen).includes('Nothing') ? refuse(reply, 400, 'INVALID_TYPE', 'no') : users(seen, reply, 0)));
    const org = orgAt(server);
    const outcomes = await Promise.allSettled([
      ...['N0', 'N1'].map((value) => org.find({ ...find, value })),
      ...['N0', 'N1'].map((value) => org.find({ ...find, from: 'Nothing', value })),
      org.find({ ...find, value: 'bad\u0000value' }),
      org.find({ ...find, from: 'User; DROP', value: 'N0' }),
    ]);
    expect(outcomes.map(({ status }) => status)).to.deep.equal(['fulfilled', 'fulfilled', 'rejected', 'rejected', 'rejected', 'rejected']);
    expect(server.seen).to.have.length(2);
  });
});
