import { expect } from 'chai';
import { expectRefusal, practiceOrg, records, send, toolingQuery } from './caller.ts';
import { deployed } from './deploying.ts';
import { profile, profileId } from './identity.ts';

describe('practice org refusals: Tooling queries', () => {
  const org = practiceOrg();
  const other = practiceOrg({ settings: { switches: { entityDefinitionHistoryInTooling: 'no' } } });

  it('refuses Metadata or FullName of more than one row (facts 7.2 [A])', async () => {
    const [row] = await records(org(), 'SELECT COUNT(Id) n FROM Profile');
    for (const field of ['Metadata', 'FullName']) {
      expectRefusal(await toolingQuery(org(), `SELECT Id, ${field} FROM Profile`), {
        code: 'MALFORMED_QUERY',
        message: `When retrieving results with Metadata or FullName fields, the query qualifications must specify no more than one row for retrieval. Result size: ${String(row?.['n'])}`,
      });
    }
  });

  it('gives Metadata and FullName of one profile, with its ranges (facts 2.y [A])', async () => {
    await deployed(org(), [profile('Looked At', { loginIpRanges: [{ endAddress: '203.0.113.9', startAddress: '203.0.113.1' }] })]);
    const answer = await toolingQuery(org(), `SELECT Id, FullName, Metadata FROM Profile WHERE Id = '${await profileId(org(), 'Looked At')}'`);
    expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
    const [row] = (answer.body as { records: { FullName: string; Metadata: { loginIpRanges: Record<string, string>[] } }[] }).records;
    expect(row?.FullName).to.equal('Looked At');
    expect(row?.Metadata.loginIpRanges).to.have.lengthOf(1);
    expect(row?.Metadata.loginIpRanges[0]).to.include({ startAddress: '203.0.113.1', endAddress: '203.0.113.9' });
  });

  it('counts the rows a filter finds, not those of a limit that fits (facts 7.2 [A])', async () => {
    const answer = await toolingQuery(org(), 'SELECT Id, Metadata FROM Profile LIMIT 1');
    expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
  });

  it('refuses the objects that only the data API has (facts 2.x ExternalClientApplication [A])', async () => {
    for (const object of ['ExtlClntAppOauthPlcyCnfg', 'ExternalClientApplication']) {
      expectRefusal(await toolingQuery(org(), `SELECT Id FROM ${object}`), {
        code: 'INVALID_TYPE',
        message: new RegExp(`sObject type '${object}' is not supported\\.`),
      });
    }
  });

  it('refuses FieldDefinition without its filter here too (facts 7.3 [A])', async () => {
    expectRefusal(await toolingQuery(org(), 'SELECT DurableId FROM FieldDefinition'), {
      code: 'MALFORMED_QUERY',
      message: /FieldDefinition: a filter on a reified column is required \[EntityDefinitionId,DurableId\]/,
    });
    const answer = await toolingQuery(
      org(),
      "SELECT DurableId, IsFieldHistoryTracked FROM FieldDefinition WHERE EntityDefinitionId = 'Account' AND IsFieldHistoryTracked = true",
    );
    expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
  });

  it('knows IsFieldHistoryTracked of EntityDefinition by default (facts 8.7 [B])', async () => {
    const answer = await toolingQuery(org(), 'SELECT DurableId, QualifiedApiName, Label FROM EntityDefinition WHERE IsFieldHistoryTracked = true');
    expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
  });

  it('refuses IsFieldHistoryTracked of EntityDefinition where the switch says so (facts 8.7 [B])', async () => {
    const answer = await toolingQuery(other(), 'SELECT DurableId FROM EntityDefinition WHERE IsFieldHistoryTracked = true');
    expectRefusal(answer, { code: 'INVALID_FIELD', message: /No such column 'IsFieldHistoryTracked' on entity 'EntityDefinition'/ });
  });

  it('answers 404 to the source tracking probe of an org without it (facts/clients.md [A])', async () => {
    expectRefusal(await send(org(), '/services/data/v66.0/tooling/sobjects/SourceMember/describe'), { status: 404, code: 'NOT_FOUND' });
  });
});
