import { expect } from 'chai';
import { expectRefusal, practiceOrg, query, records } from './caller.ts';
import { deployed, refusedDeploy } from './deploying.ts';
import type { Component } from './deploying.ts';
import { objectGrant, permissionSet } from './identity.ts';
import { xml } from './xml.ts';
import type { XmlFields } from './xml.ts';

const text = (fullName: string, more: XmlFields = {}): XmlFields => ({
  fullName,
  label: fullName,
  length: 20,
  trackHistory: true,
  type: 'Text',
  ...more,
});

function customObject(name: string, fields: XmlFields[], more: XmlFields = {}, sharingModel = 'ReadWrite'): Component {
  const own = { deploymentStatus: 'Deployed', enableHistory: true, ...more };
  const tail = { label: name, nameField: { label: 'Name', type: 'Text' }, pluralLabel: `${name}s`, sharingModel };
  const ordered = fields.map((field) => Object.fromEntries(Object.entries(field).sort(([one], [other]) => (one < other ? -1 : 1))));
  return { type: 'CustomObject', name, xml: xml({ ...own, fields: ordered, ...tail }) };
}

describe('practice org refusals: field history tracking', () => {
  const org = practiceOrg();

  it('refuses a tracked field on an object that keeps no history (facts 1.6 [A])', async () => {
    const failure = await refusedDeploy(org(), [customObject('Silent__c', [text('One__c')], { enableHistory: false })]);
    expect(failure.problem).to.include('enableHistory');
    await deployed(org(), [customObject('Loud__c', [text('One__c')])]);
    await records(org(), 'SELECT Id, ParentId, Field, OldValue, NewValue FROM Loud__History');
  });

  it('names the parent of a custom history ParentId (facts 7.14 [A])', async () => {
    expectRefusal(await query(org(), 'SELECT Loud__c FROM Loud__History'), { code: 'INVALID_FIELD' });
    expectRefusal(await query(org(), "SELECT Id FROM Loud__History WHERE OldValue = 'x'"), {
      code: 'INVALID_FIELD',
      message: /field 'OldValue' can not be filtered in a query call/,
    });
  });

  it('has no history object for an object that keeps none (facts 1.6 [A])', async () => {
    await deployed(org(), [customObject('Quiet__c', [text('One__c', { trackHistory: false })], { enableHistory: false })]);
    expectRefusal(await query(org(), 'SELECT Id FROM Quiet__History'), { code: 'INVALID_TYPE' });
  });

  it('refuses a twenty-first tracked field (facts 1.6 [A])', async () => {
    const fields = (count: number): XmlFields[] => Array.from({ length: count }, (_, index) => text(`Field_${String(index)}__c`));
    const failure = await refusedDeploy(org(), [customObject('Many__c', fields(21))]);
    expect(failure.problem).to.include('NUM_HISTORY_FIELDS_BY_SOBJECT_EXCEEDED');
    await deployed(org(), [customObject('Many__c', fields(20))]);
  });

  it('refuses to track a formula or an auto-number (facts 1.6 [K])', async () => {
    const formula = { fullName: 'Sum__c', formula: '1 + 1', label: 'Sum', precision: 18, scale: 0, trackHistory: true, type: 'Number' };
    await refusedDeploy(org(), [customObject('Formulaic__c', [formula])]);
    await refusedDeploy(org(), [
      customObject('Numbered__c', [{ displayFormat: 'A-{0}', fullName: 'No__c', label: 'No', trackHistory: true, type: 'AutoNumber' }]),
    ]);
  });

  it('refuses a custom name without its suffix (facts 1.6 [A])', async () => {
    await refusedDeploy(org(), [customObject('Suffixless', [text('One__c')])]);
    await refusedDeploy(org(), [customObject('Suffix__c', [text('One')])]);
  });
});

describe('practice org refusals: rights on custom objects', () => {
  const org = practiceOrg();
  const detail: XmlFields = {
    fullName: 'Master__c',
    label: 'Master',
    referenceTo: 'Master__c',
    relationshipLabel: 'Details',
    relationshipName: 'Details',
    type: 'MasterDetail',
  };
  before(async () => {
    const fields = [detail, text('Must__c', { required: true, trackHistory: false }), text('May__c', { trackHistory: false })];
    await deployed(org(), [customObject('Master__c', []), customObject('Detail__c', fields, { enableHistory: false }, 'ControlledByParent')]);
  });

  for (const field of ['Detail__c.Master__c', 'Detail__c.Must__c']) {
    it(`refuses field permissions on ${field} (facts 1.2 [K])`, async () => {
      const objectPermissions = [objectGrant('Master__c', 'Read'), objectGrant('Detail__c', 'Read')];
      const failure = await refusedDeploy(org(), [
        permissionSet('Details', { fieldPermissions: [{ editable: false, field, readable: true }], objectPermissions }),
      ]);
      expect(failure.problem).to.equal(`You cannot deploy to a required field: ${field}`);
    });
  }

  it('refuses to read a detail without its master (facts 1.2 [B])', async () => {
    const failure = await refusedDeploy(org(), [permissionSet('Details', { objectPermissions: [objectGrant('Detail__c', 'Read')] })]);
    expect(failure.problem).to.match(/Permission Read Detail__c depends on permission\(s\): Read Master__c/);
    await deployed(org(), [
      permissionSet('Details', {
        fieldPermissions: [{ editable: false, field: 'Detail__c.May__c', readable: true }],
        objectPermissions: [objectGrant('Detail__c', 'Read'), objectGrant('Master__c', 'Read')],
      }),
    ]);
  });
});
