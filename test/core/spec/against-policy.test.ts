import { expect } from 'chai';
import type { Policy } from '../../../src/core/model/policy.ts';
import { defaultPolicy, policySchema } from '../../../src/core/model/policy.ts';
import { checkAgainstPolicy, leftToTheOrg, needsClassifications, notEvaluated } from '../../../src/core/spec/against-policy.ts';
import { parse, parseSpec } from '../../../src/core/spec/parse.ts';
import { globMatches } from '../../../src/core/model/glob.ts';
import { specText } from '../../support/spec-text.ts';

const policyWith = (changes: object): Policy => policySchema.parse({ apiVersion: 'integration-user/v1', ...changes });

function violations(spec: object, policy: object = {}, file = 'x.yaml'): readonly (readonly string[])[] {
  const { value, placeOf } = parseSpec(specText(spec), file);
  return checkAgainstPolicy(value, policyWith(policy), { placeOf }).map((each) => [each.key, ...each.tokens.slice(1)]);
}
const lead = (fields: object): object => ({ access: { objects: { Lead: { edit: true, fields } } } });
const contact = (fields: object): object => ({ access: { objects: { Contact: { edit: true, fields } } } });

describe('a spec against the policy', () => {
  it('passes where it keeps the policy', () => expect(violations({})).to.deep.equal([]));

  for (const [title, spec, policy, expected] of [
    ['a vendor that is not approved', {}, { approved: { vendors: ['Example Biling'] } }, ['policy-not-approved', 'the vendor', '"Example Billing"', 'Did you mean "Example Biling"?']],
    ['a look-alike of an approved vendor', { vendor: 'HubSp\u03BFt' }, { approved: { vendors: ['HubSpot'] } }, ['policy-not-approved', 'the vendor', '"HubSp\u03BFt"', 'Did you mean "HubSpot"?']],
    ['a flow that is not approved', { auth: { flow: 'client-credentials' } }, { approved: { flows: ['jwt-bearer'] } }, ['policy-not-approved', 'the login flow', '"client-credentials"', 'Allowed here: jwt-bearer.']],
    ['a scope that is not approved', { auth: { scopes: ['Api', 'Full'] } }, {}, ['policy-not-approved', 'the scope', '"Full"', 'Allowed here: Api, RefreshToken.']],
    ['a full licence', { identity: { licence: 'Salesforce' } }, {}, ['policy-not-approved', 'the licence', '"Salesforce"', 'Allowed here: Salesforce Integration.']],
    ['a system permission', { access: { userPermissions: ['ModifyAllData'] } }, {}, ['policy-not-approved', 'the system permission', '"ModifyAllData"', 'Nothing is allowed here.']],
    ['a template that is not approved', { template: 'hubspt' }, { approved: { templates: ['hubspot'] } }, ['policy-not-approved', 'the template', '"hubspt"', 'Did you mean "hubspot"?']],
    ['no template where one is wanted', {}, { approved: { templates: ['hubspot'] } }, ['policy-template-missing', 'hubspot']],
    ['too few custodians', { custodians: ['bo@example.com'] }, {}, ['policy-custodians', '1', '3', '7']],
    ['too many custodians', {}, { custodians: { min: 1, max: 2 } }, ['policy-custodians', '3', '1', '2']],
    ['the owner\'s own mailbox', { mailbox: 'Ana@example.com' }, {}, ['policy-mailbox', 'Ana@example.com']],
    ['a custodian\'s own mailbox', { mailbox: 'bo@example.com' }, {}, ['policy-mailbox', 'bo@example.com']],
    ['a wide IPv4 block', { network: { allow: [{ cidr: '203.0.112.0/23', source: 'x' }] } }, {}, ['policy-too-wide', 'network.allow[1]', '/23', '/24']],
    ['a wide IPv4 range', { network: { allow: [{ from: '203.0.113.0', to: '203.0.114.0', source: 'x' }] } }, {}, ['policy-too-wide', 'network.allow[1]', '/23', '/24']],
    ['a wide IPv6 block', { network: { allow: [{ cidr: '2001:db8::/48', source: 'x' }] } }, {}, ['policy-too-wide', 'network.allow[1]', '/48', '/64']],
    ['a wide block of one environment', { environments: { uat: { username: 'u@example.com', network: { allow: [{ cidr: '0.0.0.0/0', source: 'x' }] } } } }, {}, ['policy-too-wide', 'environments.uat.network.allow[1]', '/0', '/24']],
    ['a restricted field', lead({ SSN__c: 'outbound' }), { restrictedFields: [{ object: 'lead', field: 'ssn__c' }] }, ['policy-restricted', 'access.objects.Lead.fields.SSN__c', 'lead.ssn__c']],
    ['a field of a restricted pattern', lead({ Base_Salary_Eur__c: 'outbound' }), { restrictedFields: [{ pattern: '*.*Salary*' }] }, ['policy-restricted', 'access.objects.Lead.fields.Base_Salary_Eur__c', '*.*Salary*']],
    ['an object whose fields are all restricted', { access: { objects: { Payroll__c: {} } } }, { restrictedFields: [{ pattern: 'Payroll*.*' }] }, ['policy-restricted', 'access.objects.Payroll__c', 'Payroll*.*']],
    ['a direction that is not allowed', lead({ Email: 'two-way' }), { directions: [{ object: 'Lead', field: 'Email', allow: ['outbound'] }] }, ['policy-direction', 'access.objects.Lead.fields.Email', 'two-way', 'outbound']],
    ['a direction on any field of an object', lead({ Email: 'inbound' }), { directions: [{ object: 'Lead', field: '*', allow: ['outbound'] }] }, ['policy-direction', 'access.objects.Lead.fields.Email', 'inbound', 'outbound']],
    ['a field that may not flow at all', lead({ Email: 'outbound' }), { directions: [{ object: 'Lead', field: 'Email', allow: [] }] }, ['policy-direction', 'access.objects.Lead.fields.Email', 'outbound', 'none']],
    ['a part of a restricted address', contact({ MailingStreet: 'outbound' }), { restrictedFields: [{ object: 'contact', field: 'mailingaddress' }] }, ['policy-restricted', 'access.objects.Contact.fields.MailingStreet', 'contact.mailingaddress; Salesforce grants an address whole']],
    ['an address of which a part is restricted', contact({ MailingAddress: 'outbound' }), { restrictedFields: [{ object: 'Contact', field: 'MailingStreet' }] }, ['policy-restricted', 'access.objects.Contact.fields.MailingAddress', 'Contact.MailingStreet; Salesforce grants an address whole']],
    ['a part of an address of which another part is restricted', contact({ MailingCity: 'outbound' }), { restrictedFields: [{ pattern: '*.*Street' }] }, ['policy-restricted', 'access.objects.Contact.fields.MailingCity', '*.*Street; Salesforce grants an address whole']],
    ['a part of an address of an object in other letter case', { access: { objects: { contact: { fields: { mailingcity: 'outbound' } } } } }, { restrictedFields: [{ object: 'Contact', field: 'MailingAddress' }] }, ['policy-restricted', 'access.objects.contact.fields.mailingcity', 'Contact.MailingAddress; Salesforce grants an address whole']],
    ['a direction that the whole address may not have', contact({ MailingStreet: 'two-way' }), { directions: [{ object: 'Contact', field: 'MailingAddress', allow: ['outbound'] }] }, ['policy-direction', 'access.objects.Contact.fields.MailingStreet', 'two-way', 'outbound']],
    ['a direction that another part of the address may not have', contact({ MailingStreet: 'two-way' }), { directions: [{ object: 'Contact', field: 'MailingCity', allow: ['outbound'] }] }, ['policy-direction', 'access.objects.Contact.fields.MailingStreet', 'two-way', 'outbound']],
    ['slow rotation of a certificate', { credentials: { rotateEveryDays: 366 } }, {}, ['policy-rotation', 'credentials.rotateEveryDays', '366', 'certificate', '365']],
    ['a kept refresh token', { auth: { flow: 'authorization-code', callbackUrl: 'https://vendor.example.com/back', keepsRefreshToken: 'it stores the first' } }, { approved: { flows: ['authorization-code'] }, refreshToken: { mustRotate: true } }, ['policy-refresh-token-kept']],
    ['slow rotation of a secret', { credentials: { rotateEveryDays: 91 }, auth: { flow: 'client-credentials' } }, {}, ['policy-rotation', 'credentials.rotateEveryDays', '91', 'secret', '90']],
    ['slow rotation in one environment', { environments: { uat: { username: 'u@example.com', credentials: { rotateEveryDays: 400 } } } }, {}, ['policy-rotation', 'environments.uat.credentials.rotateEveryDays', '400', 'certificate', '365']],
  ] as const) {
    it(`names ${title}`, () => expect(violations(spec, policy)).to.deep.equal([expected]));
  }

  for (const [title, spec, policy] of [
    ['what has ended: it counts for nothing', { network: { allow: [{ cidr: '203.0.113.0/24', source: 'x', until: '2020-01-31' }] }, aliases: [{ app: 'Old', until: '2020-01-01' }], exceptions: [{ rule: 'NET-001', reason: 'r', approver: 'a@example.com', until: '2020-01-01' }] }, {}],
    ['one address where only the other is restricted', contact({ OtherCity: 'two-way' }), { restrictedFields: [{ object: 'Contact', field: 'MailingAddress' }, { pattern: '*.MailingStreet' }], directions: [{ object: 'Contact', field: 'MailingCity', allow: [] }] }],
    ['as many addresses in a range as the widest block has', { network: { allow: [{ from: '203.0.113.7', to: '203.0.114.6', source: 'x' }] } }, {}],
    ['both directions where each is allowed', lead({ Email: 'two-way' }), { directions: [{ object: 'Lead', field: 'Email', allow: ['inbound', 'outbound'] }] }],
    ['one direction where two-way is allowed', lead({ Email: 'inbound' }), { directions: [{ object: 'Lead', field: 'Email', allow: ['two-way'] }] }],
    ['any vendor and template where the policy names none', { template: 'erp' }, {}],
    ['a system permission the policy allows', { access: { userPermissions: ['ViewSetup'] } }, { max: { userPermissions: ['ViewSetup'] } }],
    ['a field whose restriction names another object', lead({ SSN__c: 'outbound' }), { restrictedFields: [{ object: 'Contact', field: 'SSN__c' }, { pattern: 'Contact.*SSN*' }] }],
  ] as const) {
    it(`lets pass ${title}`, () => expect(violations(spec, policy)).to.deep.equal([]));
  }

  it('names the line of the spec', () => {
    const text = specText({ auth: { scopes: ['Api', 'Full'] } });
    const { value, placeOf } = parseSpec(text, 'integrations/billing.yaml');
    const [found] = checkAgainstPolicy(value, defaultPolicy, { placeOf });
    const line = text.split('\n').findIndex((each) => each.includes('- Full')) + 1;
    expect(found?.tokens[0]).to.equal(`integrations/billing.yaml:${line}:7`);
    expect(found?.exit).to.equal(2);
  });

  it('names the first line where the spec came from no file', () => {
    const [found] = checkAgainstPolicy(parse(specText({ mailbox: 'ana@example.com' }), 'x.yaml'), defaultPolicy);
    expect(found?.tokens[0]).to.equal('billing.yaml:1:1');
  });

  it('wants a file under integrations/ to be named after the integration', () => {
    expect(violations({}, {}, 'integrations/invoices.yaml')).to.deep.equal([['policy-file-name', 'billing', 'invoices.yaml']]);
    expect(violations({}, {}, 'integrations/Billing.yaml')).to.deep.equal([['policy-file-name', 'billing', 'Billing.yaml']]);
    expect(violations({}, {}, 'integrations\\billing.yml')).to.deep.equal([]);
    expect(violations({}, {}, 'elsewhere/any.yaml')).to.deep.equal([]);
  });

  describe('that restricts by classification', () => {
    const spec = parse(specText(lead({ SSN__c: 'outbound', Street: 'inbound' })), 'x.yaml');
    const policy = policyWith({ restrictedFields: [{ classification: 'Restricted' }] });
    const asked = (answers: Readonly<Record<string, string>>) => ({ classificationOf: (object: string, field: string): string | undefined => answers[`${object}.${field}`] });
    const found = (answers: Readonly<Record<string, string>>): readonly unknown[] => checkAgainstPolicy(spec, policy, asked(answers)).map(({ tokens }) => tokens[1]);
    const open = (answers: Readonly<Record<string, string>>): readonly unknown[] => notEvaluated(spec, policy, asked(answers)).map(({ key, tokens }) => [key, tokens[1]]);

    it('says that only an org can judge it, where there is a field to judge', () => {
      expect(checkAgainstPolicy(spec, policy)).to.deep.equal([]);
      expect(needsClassifications(spec, policy)).to.equal(true);
      expect(leftToTheOrg(spec, policy)[0]).to.include('classified as Restricted');
      for (const [other, rules] of [[parse(specText(), 'x.yaml'), policy], [spec, defaultPolicy]] as const) {
        expect([needsClassifications(other, rules), ...leftToTheOrg(other, rules)]).to.deep.equal([false]);
      }
    });

    it('names a field that the org classifies so, and an address of which a part is', () => {
      expect(found({ 'Lead.SSN__c': 'restricted', 'Lead.Street': '' })).to.deep.equal(['access.objects.Lead.fields.SSN__c']);
      expect(found({ 'Lead.SSN__c': 'Public', 'Lead.City': 'Restricted' })).to.deep.equal(['access.objects.Lead.fields.Street']);
    });

    it('takes a field the org tells nothing about for open, never for a pass', () => {
      expect(open({ 'Lead.SSN__c': '', 'Lead.Address': '' })).to.deep.equal([]);
      expect(open({ 'Lead.Address': '' })).to.deep.equal([['policy-classification-unknown', 'access.objects.Lead.fields.SSN__c']]);
      expect(open({ 'Lead.SSN__c': '' })).to.deep.equal([['policy-classification-unknown', 'access.objects.Lead.fields.Street']]);
    });
  });
});

describe('a pattern with stars', () => {
  for (const [glob, text, matches] of [
    ['*.*Salary*', 'Contact.Salary__c', true],
    ['*.*Salary*', 'Contact.BaseSALARY__c', true],
    ['*.*Salary*', 'Salary__c.Name', false],
    ['Contact.SSN__c', 'contact.ssn__c', true],
    ['Contact.SSN__c', 'Contact.SSN__c2', false],
    ['*.*a*b*c', 'X.1a2b3c', true],
    ['*.*a*b*c', 'X.1b2a3c', false],
    ['*ab*.*ba', 'ab.ba', true],
    ['ab*ba', 'aba', false],
  ] as const) {
    it(`${glob} ${matches ? 'matches' : 'does not match'} ${text}`, () => expect(globMatches(glob, text)).to.equal(matches));
  }

  it('takes no long time, however many stars there are', () => {
    expect(globMatches(`${'*a'.repeat(5000)}*.*`, `${'a'.repeat(4999)}.b`)).to.equal(false);
  });
});
