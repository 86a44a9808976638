import { expect } from 'chai';
import { expectRefusal, practiceOrg, query, records } from './caller.ts';

const cannotFilter = (field: string): RegExp => new RegExp(`field '${field}' can not be filtered in a query call`);

describe('practice org refusals: what other objects do not filter, group or sort', () => {
  const org = practiceOrg();

  for (const [object, field] of [
    ['AuthSession', 'SourceIp'],
    ['SetupAuditTrail', 'Section'],
    ['SetupAuditTrail', 'Display'],
    ['AccountHistory', 'OldValue'],
    ['AccountHistory', 'NewValue'],
    ['OpportunityFieldHistory', 'OldValue'],
  ] as const) {
    it(`refuses a filter on ${object}.${field} (facts 2.x [A])`, async () => {
      expectRefusal(await query(org(), `SELECT Id FROM ${object} WHERE ${field} = 'x'`), { code: 'INVALID_FIELD', message: cannotFilter(field) });
    });
  }
  for (const [object, field] of [
    ['SetupAuditTrail', 'Section'],
    ['AccountHistory', 'OldValue'],
    ['CaseHistory', 'NewValue'],
  ] as const) {
    it(`refuses a GROUP BY of ${object}.${field} (facts 2.x [A])`, async () => {
      expectRefusal(await query(org(), `SELECT ${field} FROM ${object} GROUP BY ${field}`), { code: ['INVALID_FIELD', 'MALFORMED_QUERY'] });
    });
  }
  it('refuses to sort history by its values and takes it by date and id (facts 7.14 [A])', async () => {
    expectRefusal(await query(org(), 'SELECT Id FROM ContactHistory ORDER BY NewValue'), { code: ['INVALID_FIELD', 'MALFORMED_QUERY'] });
    await records(
      org(),
      "SELECT Id, Field, DataType, OldValue, NewValue FROM ContactHistory WHERE CreatedById = '005000000000001AAA' ORDER BY CreatedDate, Id",
    );
    await records(org(), 'SELECT Field, COUNT(Id) n FROM LeadHistory WHERE CreatedDate >= 2026-01-01T00:00:00Z GROUP BY Field');
  });

  it('has no Field, OldValue or NewValue on OpportunityHistory (facts 7.14 [A])', async () => {
    for (const field of ['Field', 'OldValue', 'NewValue']) {
      expectRefusal(await query(org(), `SELECT ${field} FROM OpportunityHistory`), {
        code: 'INVALID_FIELD',
        message: new RegExp(`No such column '${field}' on entity 'OpportunityHistory'`),
      });
    }
    await records(org(), 'SELECT Id, StageName, Amount FROM OpportunityHistory');
  });

  it('has no SystemModstamp on field history (facts 2.x History objects [A])', async () => {
    expectRefusal(await query(org(), 'SELECT SystemModstamp FROM AccountHistory'), { code: 'INVALID_FIELD' });
  });

  it('refuses COUNT(Id) on SetupAuditTrail and takes COUNT() (facts 7.18 [A])', async () => {
    expectRefusal(await query(org(), 'SELECT COUNT(Id) FROM SetupAuditTrail'), {});
    const answer = await query(org(), 'SELECT COUNT() FROM SetupAuditTrail');
    expect((answer.body as { totalSize: number }).totalSize).to.be.a('number');
  });

  it('refuses FieldDefinition without the filter it needs (facts 7.3 [A])', async () => {
    const message = /FieldDefinition: a filter on a reified column is required \[EntityDefinitionId,DurableId\]/;
    expectRefusal(await query(org(), 'SELECT QualifiedApiName FROM FieldDefinition'), { code: 'MALFORMED_QUERY', message });
    expectRefusal(await query(org(), 'SELECT QualifiedApiName FROM FieldDefinition WHERE IsFieldHistoryTracked = true'), {
      code: 'MALFORMED_QUERY',
      message,
    });
    for (const where of ["EntityDefinitionId = 'Account'", "EntityDefinition.QualifiedApiName = 'Account'"]) {
      expect(await records(org(), `SELECT QualifiedApiName FROM FieldDefinition WHERE ${where}`)).to.not.have.lengthOf(0);
    }
  });

  it('has no IsFieldHistoryTracked on EntityDefinition in the data API (facts 2.x EntityDefinition [B])', async () => {
    expectRefusal(await query(org(), 'SELECT QualifiedApiName FROM EntityDefinition WHERE IsFieldHistoryTracked = true'), { code: 'INVALID_FIELD' });
  });

  it('refuses OR and COUNT on EntityDefinition (facts 2.x EntityDefinition [K])', async () => {
    expectRefusal(await query(org(), "SELECT Id FROM EntityDefinition WHERE QualifiedApiName = 'Account' OR QualifiedApiName = 'Lead'"), {});
    expectRefusal(await query(org(), 'SELECT COUNT() FROM EntityDefinition'), {});
    expect(await records(org(), "SELECT DurableId FROM EntityDefinition WHERE QualifiedApiName = 'Account'")).to.have.lengthOf(1);
  });

  it('names the rows of OauthToken nothing: their id is null (facts 7.13 [A])', async () => {
    for (const row of await records(org(), 'SELECT Id, AppName, UserId, DeleteToken FROM OauthToken')) expect(row['Id']).to.equal(null);
    await records(org(), 'SELECT UsersId, Users.Name FROM AuthSession');
    expectRefusal(await query(org(), 'SELECT UserId FROM AuthSession'), { code: 'INVALID_FIELD' });
  });

  it('has neither FullName nor Metadata on Profile in the data API (facts 2.x Profile [A])', async () => {
    for (const field of ['FullName', 'Metadata'])
      expectRefusal(await query(org(), `SELECT ${field} FROM Profile LIMIT 1`), { code: 'INVALID_FIELD' });
  });
});
