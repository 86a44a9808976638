import { expect } from 'chai';
import { objectOfFile, objectOfHistory } from '../../../../src/core/model/history/history-object.ts';

describe('the object behind a history object', () => {
  const known: Readonly<Record<string, string | undefined>> = {
    CaseHistory: 'Case',
    AccountHistory: 'Account',
    OpportunityFieldHistory: 'Opportunity',
    My_Thing__History: 'My_Thing__c',
    ns__My_Thing__History: 'ns__My_Thing__c',
    OpportunityHistory: undefined,
    LoginHistory: undefined,
    ActivityHistory: undefined,
    ProcessInstanceHistory: undefined,
    Case: undefined,
  };
  for (const [name, object] of Object.entries(known)) it(`${name}: ${object ?? 'no field history'}`, () => expect(objectOfHistory(name)).to.equal(object));
});

describe('the object whose history a file holds, by its name', () => {
  const files: Readonly<Record<string, string>> = {
    'CaseHistory.csv': 'Case',
    'CaseHistory.csv.gz': 'Case',
    'CaseHistory-2026-10.parquet': 'Case',
    'CaseHistory_001.csv': 'Case',
    'export_CaseHistory-1.csv': 'Case',
    'uci_incident_CaseHistory.csv': 'Case',
    'OpportunityFieldHistory.csv': 'Opportunity',
    'My_Thing__History.csv': 'My_Thing__c',
    'My_Thing__History-00001.csv.gz': 'My_Thing__c',
  };
  for (const [file, object] of Object.entries(files)) it(`${file}: ${object}`, () => expect(objectOfFile(file)).to.deep.equal({ kind: 'history', object }));
  it('a look-alike is told from a name that says nothing', () => {
    expect(objectOfFile('OpportunityHistory.csv')).to.deep.equal({ kind: 'look-alike' });
    expect(objectOfFile('export.csv')).to.deep.equal({ kind: 'unnamed' });
  });
});
