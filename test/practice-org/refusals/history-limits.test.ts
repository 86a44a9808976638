import { expect } from 'chai';
import { created, practiceOrg, records } from './caller.ts';
import { deployed, refusedDeploy } from './deploying.ts';
import { change } from './identity.ts';
import { standardObject, trackedField, trackedObject } from './tracked-object.ts';
import type { XmlFields } from './xml.ts';

const many = (count: number, first = 0): XmlFields[] => Array.from({ length: count }, (_, index) => trackedField(`Field_${String(first + index)}__c`));

describe('practice org refusals: how many fields an object tracks', () => {
  const org = practiceOrg();

  it('takes twenty, and not one more that comes later (facts 1.6, 2.z [A])', async () => {
    await deployed(org(), [trackedObject('Full__c', many(20))]);
    const failure = await refusedDeploy(org(), [trackedObject('Full__c', many(1, 20))]);
    expect(failure.problem).to.include('NUM_HISTORY_FIELDS_BY_SOBJECT_EXCEEDED');
    await deployed(org(), [trackedObject('Full__c', [trackedField('Field_20__c', { trackHistory: false })])]);
  });

  it('takes another where one is given up in the same deploy (facts 1.6, 2.z [A])', async () => {
    await deployed(org(), [trackedObject('Swap__c', many(20))]);
    await deployed(org(), [trackedObject('Swap__c', [trackedField('Field_0__c', { trackHistory: false }), trackedField('Field_99__c')])]);
  });

  it('counts standard fields with custom ones (facts 1.6, 2.z [A])', async () => {
    await deployed(org(), [standardObject('Contact', { enableHistory: true, fields: [...many(19), { fullName: 'Title', trackHistory: true }] })]);
    const failure = await refusedDeploy(org(), [standardObject('Contact', { fields: [{ fullName: 'Department', trackHistory: true }] })]);
    expect(failure.problem).to.include('NUM_HISTORY_FIELDS_BY_SOBJECT_EXCEEDED');
  });
});

describe('practice org refusals: tracking fields of an object that keeps no history', () => {
  const org = practiceOrg();
  const industry = { fullName: 'Industry', trackHistory: true };

  it('is refused for a standard field (facts 1.6 [A])', async () => {
    const failure = await refusedDeploy(org(), [standardObject('Account', { enableHistory: false, fields: [industry] })]);
    expect(failure.problem).to.include('enableHistory');
  });

  it('is taken together with enableHistory, and alone once that is on (facts 1.6 [A])', async () => {
    await deployed(org(), [standardObject('Account', { enableHistory: true, fields: [industry] })]);
    await deployed(org(), [standardObject('Account', { fields: [{ fullName: 'Rating', trackHistory: true }] })]);
    expect(await records(org(), "SELECT QualifiedApiName FROM FieldDefinition WHERE EntityDefinitionId = 'Account' AND IsFieldHistoryTracked = true")).to.have.lengthOf(2);
  });

  it('leaves the rest of the object as it was (facts 1.6 [B])', async () => {
    await deployed(org(), [standardObject('Account', { enableHistory: true })]);
    expect(await records(org(), "SELECT QualifiedApiName FROM FieldDefinition WHERE EntityDefinitionId = 'Account' AND IsFieldHistoryTracked = true")).to.have.lengthOf(2);
  });
});

describe('practice org refusals: objects whose history needs no switch', () => {
  const org = practiceOrg();

  for (const [object, field] of [
    ['Case', 'Status'],
    ['Contract', 'Status'],
    ['Order', 'Status'],
    ['Solution', 'Status'],
    ['ContentVersion', 'Title'],
  ] as const) {
    it(`takes a tracked field of ${object} without enableHistory, as real files have it (facts 1.6, real files without the element [A])`, async () => {
      await deployed(org(), [standardObject(object, { fields: [{ fullName: field, trackHistory: true }] })]);
      const tracked = await records(org(), `SELECT QualifiedApiName FROM FieldDefinition WHERE EntityDefinitionId = '${object}' AND IsFieldHistoryTracked = true`);
      expect(tracked.map((row) => row['QualifiedApiName'])).to.include(field);
    });
  }

  it('writes their history (facts 1.6, 2.x history objects [A])', async () => {
    const one = await created(org(), 'Case', { Subject: 'Tracked', Status: 'New' });
    await change(org(), 'Case', one, { Status: 'Working' });
    expect((await records(org(), `SELECT Field, OldValue, NewValue FROM CaseHistory WHERE CaseId = '${one}' AND Field = 'Status'`))[0]).to.include({ OldValue: 'New', NewValue: 'Working' });
  });
});
