import { expect } from 'chai';
import { soql } from '../../../src/core/model/soql.ts';
import { json, orgAt, refuse, servers } from './loopback.ts';

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `N${index}`);

describe('requests', () => {
  const serving = servers();

  it('are never more than five at once', async () => {
    let [open, most] = [0, 0];
    const server = await serving((_seen, reply) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        json(reply, 200, { done: true, records: [] });
      }, 5);
    });
    const org = orgAt(server);
    await Promise.all(names(30).map((name) => org.query(soql`SELECT Id FROM User WHERE Name = ${name}`)));
    expect(server.seen).to.have.length(30);
    expect(most).to.equal(5);
  });

  it('about the schema are sent once, and again only where they failed', async () => {
    const server = await serving((_seen, reply, count) => (count === 1 ? refuse(reply, 400, 'QUERY_TIMEOUT', 'no') : json(reply, 200, { done: true, records: [{ Id: '1' }] })));
    const org = orgAt(server);
    const query = soql`SELECT QualifiedApiName FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName = ${'Lead'}`;
    expect((await Promise.allSettled([org.schemaQuery(query), org.schemaQuery(query)])).map(({ status }) => status)).to.deep.equal(['rejected', 'rejected']);
    expect(await org.schemaQuery(query)).to.deep.equal([{ Id: '1' }]);
    expect(await org.schemaQuery(query)).to.deep.equal([{ Id: '1' }]);
    expect(server.seen).to.have.length(2);
  });

  it('that fail give their place to the next', async () => {
    const server = await serving((_seen, reply) => refuse(reply, 400, 'MALFORMED_QUERY', 'no'));
    const org = orgAt(server);
    const outcomes = await Promise.allSettled(names(12).map((name) => org.query(soql`SELECT Id FROM User WHERE Name = ${name}`)));
    expect(outcomes.every(({ status }) => status === 'rejected')).to.equal(true);
    expect(server.seen).to.have.length(12);
  });

  it('that ask the same in the same moment are one, and in the next moment another', async () => {
    const server = await serving((_seen, reply) => json(reply, 200, { done: true, records: [{ Id: '1' }] }));
    const org = orgAt(server);
    const query = soql`SELECT Id FROM User WHERE Username = ${'N0'}`;
    const [one, two] = await Promise.all([org.query(query), org.query(query)]);
    expect(one).to.deep.equal(two);
    expect(server.seen).to.have.length(1);
    await org.query(query);
    expect(server.seen).to.have.length(2);
  });
});
