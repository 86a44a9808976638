import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { shapeProblem } from '../metadata/shapes/check.ts';
import { parseXml, XmlSyntaxError } from '../metadata/xml/parse.ts';

const EVIDENCE = new URL('../../../../shared/facts/evidence/xml', import.meta.url).pathname;
const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
const strict = { apiVersion: 66, outOfOrder: 'refused' } as const;

const problemOf = (type: string, inner: string, rules: Parameters<typeof shapeProblem>[2] = strict): string | undefined =>
  shapeProblem(parseXml(`<${type} xmlns="${NAMESPACE}">${inner}</${type}>`), type, rules)?.problem;
const invalid = (element: string, type: string): string => `Element {${NAMESPACE}}${element} invalid at this location in type ${type}`;

describe('metadata held against the declared shapes', () => {
  it('finds nothing wrong with any real file of the facts', function () {
    if (!existsSync(EVIDENCE)) {
      console.log('      skipped: the facts are not on this machine');
      this.skip();
    }
    for (const file of readdirSync(EVIDENCE)) {
      const root = parseXml(readFileSync(join(EVIDENCE, file), 'utf8'));
      // The real global settings carry two elements of API 67.
      expect(shapeProblem(root, root.name, { apiVersion: 67, outOfOrder: 'refused' }), file).to.equal(undefined);
    }
  });

  const cases: [what: string, type: string, inner: string, problem: string][] = [
    ['an element the type does not have', 'PermissionSet', '<label>X</label><systemPermissions/>', invalid('systemPermissions', 'PermissionSet')],
    ['an element out of order', 'PermissionSet', '<label>X</label><description>y</description>', invalid('description', 'PermissionSet')],
    ['repeats that do not stand together', 'Profile', '<loginIpRanges><endAddress>1.1.1.1</endAddress><startAddress>1.1.1.1</startAddress></loginIpRanges><userLicense>x</userLicense><loginIpRanges/>', invalid('loginIpRanges', 'Profile')],
    ['a single element twice', 'PermissionSet', '<label>X</label><label>Y</label>', `Element {${NAMESPACE}}label is duplicated at this location in type PermissionSet`],
    ['a missing element', 'PermissionSet', '<description>y</description>', 'Required field is missing: label'],
    ['a missing element inside another', 'Profile', '<loginIpRanges><endAddress>1.1.1.1</endAddress></loginIpRanges>', 'Required field is missing: startAddress'],
    ['a boolean that is none', 'PermissionSet', '<hasActivationRequired>yes</hasActivationRequired><label>X</label>', "'yes' is not a valid value for the type xsd:boolean"],
    ['a value that no enumeration has', 'ExternalClientApplication', '<distributionState>Packageable</distributionState>', "'Packageable' is not a valid value for the enum 'ExtlClntAppDistState'"],
    ['an element of another namespace', 'PermissionSet', '<x:label xmlns:x="urn:other">X</x:label>', 'Element {urn:other}label invalid at this location in type PermissionSet'],
  ];
  for (const [what, type, inner, problem] of cases) {
    it(`refuses ${what}`, () => expect(problemOf(type, inner)).to.equal(problem));
  }

  it('knows in which version an element came, and went', () => {
    const flags = ['allowCreate', 'allowDelete', 'allowEdit', 'allowRead', 'modifyAllRecords'].map((name) => `<${name}>false</${name}>`).join('');
    const last = '<object>Account</object><viewAllFields>true</viewAllFields><viewAllRecords>true</viewAllRecords>';
    const viewAllFields = `<label>X</label><objectPermissions>${flags}${last}</objectPermissions>`;
    expect(problemOf('PermissionSet', viewAllFields, { ...strict, apiVersion: 62 })).to.equal(invalid('viewAllFields', 'PermissionSetObjectPermissions'));
    expect(problemOf('PermissionSet', viewAllFields, { ...strict, apiVersion: 63 })).to.equal(undefined);
    const older = '<externalClientApplication>A</externalClientApplication><isNamedUserJwtEnabled>true</isNamedUserJwtEnabled>';
    expect(problemOf('ExtlClntAppOauthConfigurablePolicies', older, { ...strict, apiVersion: 63 })).to.equal(undefined);
    expect(problemOf('ExtlClntAppOauthConfigurablePolicies', older)).to.equal(invalid('isNamedUserJwtEnabled', 'ExtlClntAppOauthConfigurablePolicies'));
  });

  it('ignores what stands out of order in an app file, and takes any order in a call', () => {
    const late = '<label>X</label><externalClientApplication>A</externalClientApplication>';
    expect(problemOf('ExtlClntAppOauthSettings', late, { ...strict, outOfOrder: 'dropped' })).to.equal('Required field is missing: externalClientApplication');
    expect(problemOf('ExtlClntAppOauthSettings', late, { ...strict, outOfOrder: 'free' })).to.equal(undefined);
  });

  it('expands no entity of its own making', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "boom">]><a>&b;</a>';
    expect(() => parseXml(bomb)).to.throw(XmlSyntaxError);
  });
});
