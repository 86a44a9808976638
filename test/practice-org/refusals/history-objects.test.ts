import { expect } from 'chai';
import { created, expectRefusal, get, patch, post, practiceOrg, query, records, remove, send, toolingQuery, API } from './caller.ts';
import type { Answer, Fields } from './caller.ts';
import { deployed } from './deploying.ts';
import { change } from './identity.ts';
import { trackedField, trackedObject, standardObject } from './tracked-object.ts';

interface Described {
  name: string;
  type: string;
  nillable: boolean;
  createable: boolean;
  updateable: boolean;
  filterable: boolean;
  groupable: boolean;
  sortable: boolean;
  referenceTo: string[];
  relationshipName: string | null;
}
interface Description {
  createable: boolean;
  updateable: boolean;
  deletable: boolean;
  queryable: boolean;
  fields: Described[];
}

const parents = { AccountHistory: 'AccountId', ContactHistory: 'ContactId', LeadHistory: 'LeadId', CaseHistory: 'CaseId', OpportunityFieldHistory: 'OpportunityId', Invoice__History: 'ParentId' };

describe('practice org refusals: which history objects there are', () => {
  const org = practiceOrg();
  const described = async (object: string): Promise<Description> => {
    const answer = await get(org(), `/sobjects/${object}/describe`);
    expect(answer.status, object).to.equal(200);
    return answer.body as Description;
  };
  before(async () => {
    await deployed(org(), [trackedObject('Invoice__c', [trackedField('Status__c')]), trackedObject('Plain__c', [], { enableHistory: false })]);
  });

  for (const [object, parent] of Object.entries(parents)) {
    it(`describes ${object} with ${parent}, and nine columns in all (facts 2.x history objects [A])`, async () => {
      const { fields } = await described(object);
      expect(fields.map((field) => field.name)).to.have.members(['Id', 'IsDeleted', parent, 'CreatedById', 'CreatedDate', 'Field', 'DataType', 'OldValue', 'NewValue']);
      await records(org(), `SELECT Id, ${parent}, Field FROM ${object}`);
    });

    it(`has no SystemModstamp and no LastModifiedDate on ${object} (facts 2.x history objects [A])`, async () => {
      for (const column of ['SystemModstamp', 'LastModifiedDate', 'LastModifiedById']) expectRefusal(await query(org(), `SELECT ${column} FROM ${object}`), { code: 'INVALID_FIELD' });
    });
  }

  it('tells what each column can be used for (facts 2.x history objects [A])', async () => {
    const { fields } = await described('CaseHistory');
    const uses = new Map(fields.map(({ name, type, filterable, groupable, sortable, nillable }) => [name, { type, filterable, groupable, sortable, nillable }]));
    for (const value of ['OldValue', 'NewValue']) expect(uses.get(value)).to.deep.equal({ type: 'anyType', filterable: false, groupable: false, sortable: false, nillable: true });
    expect(uses.get('Field')).to.include({ type: 'picklist', filterable: true, groupable: true, nillable: false });
    expect(uses.get('DataType')).to.include({ type: 'picklist', filterable: true, groupable: true, nillable: true });
    expect(uses.get('CreatedById')).to.include({ type: 'reference', filterable: true, groupable: true });
    expect(uses.get('CreatedDate')).to.include({ type: 'datetime', filterable: true, sortable: true });
  });

  it('has none for an object that keeps no history, and none for a name made up (facts 1.6, 2.x [A])', async () => {
    for (const object of ['Plain__History', 'Invoice__cHistory', 'InvoiceHistory', 'OpportunityFieldHistories', 'Nonsense__History']) {
      expectRefusal(await query(org(), `SELECT Id FROM ${object}`), { code: 'INVALID_TYPE' });
    }
  });

  for (const [object, own] of [
    ['OpportunityHistory', 'StageName'],
    ['LoginHistory', 'LoginTime'],
  ] as const) {
    it(`has no Field and no values on the look-alike ${object} (facts 2.x, 7.14 [A])`, async () => {
      await records(org(), `SELECT Id, ${own} FROM ${object}`);
      for (const column of ['Field', 'OldValue', 'NewValue']) {
        expectRefusal(await query(org(), `SELECT ${column} FROM ${object}`), { code: 'INVALID_FIELD', message: new RegExp(`No such column '${column}' on entity '${object}'`) });
      }
    });
  }

  it('lists them in the global describe, the custom one by its parent only (facts 2.x EntityDefinition [B])', async () => {
    const { sobjects } = (await get(org(), '/sobjects')).body as { sobjects: { name: string; custom: boolean }[] };
    const names = sobjects.map(({ name }) => name);
    expect(names).to.include.members(Object.keys(parents));
    expect(names).to.not.include.members(['Plain__History']);
  });

  it('names the objects that keep history in Tooling, and the fields in FieldDefinition (facts 2.x EntityDefinition [B], FieldDefinition [A])', async () => {
    await deployed(org(), [standardObject('Lead', { enableHistory: true, fields: [{ fullName: 'Title', trackHistory: true }] })]);
    const entities = await toolingQuery(org(), 'SELECT DurableId, QualifiedApiName, Label FROM EntityDefinition WHERE IsFieldHistoryTracked = true ORDER BY DurableId LIMIT 2000');
    const tracked = (entities.body as { records: { QualifiedApiName: string; DurableId: string }[] }).records;
    expect(tracked.map((row) => row.QualifiedApiName)).to.include.members(['Invoice__c', 'Lead']).and.not.include('Plain__c');
    const invoice = tracked.find((row) => row.QualifiedApiName === 'Invoice__c')?.DurableId ?? '';
    const fields = await records(org(), `SELECT QualifiedApiName FROM FieldDefinition WHERE EntityDefinitionId = '${invoice}' AND IsFieldHistoryTracked = true`);
    expect(fields.map((row) => row['QualifiedApiName'])).to.deep.equal(['Status__c']);
    expectRefusal(await query(org(), 'SELECT DurableId FROM EntityDefinition WHERE IsFieldHistoryTracked = true'), { code: 'INVALID_FIELD' });
  });
});

describe('practice org refusals: orgs whose Tooling API does not tell which objects keep history', () => {
  const org = practiceOrg({ settings: { switches: { entityDefinitionHistoryInTooling: 'no' } } });

  it('refuse the column, and still have the history object and the field definitions (facts 2.x EntityDefinition [B])', async () => {
    await deployed(org(), [trackedObject('Invoice__c', [trackedField('Status__c')])]);
    expectRefusal(await toolingQuery(org(), 'SELECT DurableId FROM EntityDefinition WHERE IsFieldHistoryTracked = true'), { code: 'INVALID_FIELD' });
    expect((await get(org(), '/sobjects/Invoice__History/describe')).status).to.equal(200);
  });
});

describe('practice org refusals: history is written by the org alone', () => {
  const org = practiceOrg();
  let account = '';
  let row: Fields = {};
  before(async () => {
    await deployed(org(), [standardObject('Account', { enableHistory: true, fields: [{ fullName: 'Industry', trackHistory: true }] })]);
    account = await created(org(), 'Account', { Name: 'Acme' });
    await change(org(), 'Account', account, { Industry: 'Banking' });
    [row = {}] = await records(org(), "SELECT Id, CreatedById FROM AccountHistory WHERE Field = 'Industry'");
  });
  const untouched = async (call: () => Promise<Answer>): Promise<Answer> => {
    const soql = 'SELECT Id, AccountId, Field, OldValue, NewValue FROM AccountHistory ORDER BY Id';
    const before = await records(org(), soql);
    const answer = await call();
    expect(await records(org(), soql)).to.deep.equal(before);
    return answer;
  };
  const mayNot = (answer: Answer): void => {
    expect(answer.status, JSON.stringify(answer.body)).to.be.oneOf([400, 403, 404, 405]);
    expectRefusal(answer, { status: answer.status });
  };

  it('takes no new row (facts 2.x history objects [A])', async () => {
    mayNot(await untouched(() => post(org(), 'AccountHistory', { AccountId: account, Field: 'Industry', OldValue: 'a', NewValue: 'b' })));
  });

  it('takes no change of a row (facts 2.x history objects [A])', async () => {
    mayNot(await untouched(() => patch(org(), 'AccountHistory', String(row['Id']), { NewValue: 'forged' })));
  });

  it('takes no deletion without Delete From Field History, which no org starts with (facts 2.x history objects, Field Audit Trail guide: delete [A])', async () => {
    mayNot(await untouched(() => remove(org(), 'AccountHistory', String(row['Id']))));
  });

  it('describes them as neither createable, updateable nor deletable (facts 2.x history objects [A])', async () => {
    const { fields, ...object } = (await get(org(), '/sobjects/AccountHistory/describe')).body as Description;
    expect(object).to.include({ createable: false, updateable: false, deletable: false, queryable: true });
    expect(fields.filter((field) => field.createable || field.updateable)).to.deep.equal([]);
  });

  it('gives a single row by its id (facts 2.x history objects, object reference: retrieve [A])', async () => {
    const { status, body } = await send(org(), `${API}/sobjects/AccountHistory/${String(row['Id'])}`);
    expect(status).to.equal(200);
    expect(body).to.include({ AccountId: account, Field: 'Industry', OldValue: null, NewValue: 'Banking' });
  });
});
