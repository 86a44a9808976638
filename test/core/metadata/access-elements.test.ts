import { expect } from 'chai';
import { accessDifference, firstAccess } from '../../../src/core/metadata/access-difference.ts';
import { accessIn, turnedOff } from '../../../src/core/metadata/access-elements.ts';
import type { XmlElement } from '../../../src/core/model/metadata-file.ts';

const told = (before: XmlElement, after: XmlElement): readonly string[] => accessDifference(accessIn(before), accessIn(after)).map(({ words }) => words);
const userPermission = (name: string): XmlElement => ({ userPermissions: [{ enabled: ['true'], name: [name] }] });

describe('access in a profile or permission set', () => {
  it('is what is switched on; an element of a later version counts where it has a switch that is on', () => {
    const content: XmlElement = {
      classAccesses: [{ apexClass: ['Off'], enabled: ['false'] }],
      dataspaceScopes: [{ dataspaceScope: ['default'], enabled: ['true'] }, { dataspaceScope: ['other'], enabled: ['false'] }],
      robotAccesses: [{ canFly: ['true'], robot: ['R2'] }],
      layoutAssignments: [{ layout: ['Lead Layout'] }],
      loginFlows: [{ flow: ['F'], useLightningRuntime: ['true'] }],
      description: ['true'],
    };
    expect([...accessIn(content).values()].map(({ element, name, rights }) => [element.noun, name, rights])).to.deep.equal([['dataspace scope', 'default', ['allowed']], ['robot access', 'R2', ['canFly']]]);
  });

  it('is judged by the last of two entries of one name', () => {
    expect(accessIn({ fieldPermissions: [{ editable: ['true'], field: ['Lead.A'], readable: ['true'] }, { editable: ['false'], field: ['Lead.A'], readable: ['false'] }] }).size).to.equal(0);
  });

  it('is turned off by every right of its kind', () => {
    const [hidden, robot] = accessIn({ categoryGroupVisibilities: [{ dataCategoryGroup: ['Topics'], visibility: ['ALL'] }], robotAccesses: [{ canFly: ['true'], canTalk: ['false'], robot: ['R2'] }] }).values();
    expect(turnedOff(hidden!)).to.deep.equal({ dataCategoryGroup: 'Topics', visibility: 'NONE' });
    expect(turnedOff(robot!)).to.deep.equal({ canFly: false, canTalk: false, robot: 'R2' });
  });
});

describe('the difference of access', () => {
  it('takes for a loss what holds the user back, and for a gain that it is gone', () => {
    const [given] = accessDifference(new Map(), accessIn(userPermission('ForceTwoFactor')));
    expect(given).to.include({ words: 'User permission ForceTwoFactor: given; with it, browser logins need a second factor.', effect: 'loses', kind: 'create' });
    const [taken] = accessDifference(accessIn(userPermission('TwoFactorApi')), new Map());
    expect(taken).to.include({ words: 'User permission TwoFactorApi: taken away; without it, API logins by password need no second factor; the spec does not name it.', effect: 'gains', kind: 'remove' });
    const [first] = firstAccess(accessIn(userPermission('ApiUserOnly')));
    expect(first).to.include({ kind: 'create' }).and.not.have.property('effect');
  });

  it('says what goes and what comes apart, each from what was there before it', () => {
    const object = (...rights: readonly string[]): XmlElement => ({ objectPermissions: [{ object: ['Lead'], ...Object.fromEntries(rights.map((right) => [right, ['true']])) }] });
    const changes = accessDifference(accessIn(object('allowRead', 'allowDelete')), accessIn(object('allowRead', 'allowCreate')));
    expect(changes.map(({ from, to, effect }) => [from, to, effect])).to.deep.equal([['read, delete', 'read', 'loses'], ['read', 'read, create', 'gains']]);
    expect(told(object('viewAllFields'), object('allowRead'))).to.deep.equal(['Lead: may no longer see all fields.', 'Lead: may read; today it may see all fields.']);
  });

  it('puts fields below their object, and other things by kind and name', () => {
    const after: XmlElement = {
      classAccesses: [{ apexClass: ['Z'], enabled: ['true'] }, { apexClass: ['A'], enabled: ['true'] }],
      fieldPermissions: ['Lead__c.A', 'Lead.B', 'Lead.A'].map((field) => ({ field: [field], readable: ['true'] })),
      objectPermissions: ['Lead__c', 'Lead', 'Account'].map((object) => ({ object: [object], allowRead: ['true'] })),
    };
    expect(accessDifference(new Map(), accessIn(after)).map(({ part }) => part)).to.deep.equal(['object Account', 'object Lead', 'field Lead.A', 'field Lead.B', 'object Lead__c', 'field Lead__c.A', 'Apex class A', 'Apex class Z']);
  });
});
