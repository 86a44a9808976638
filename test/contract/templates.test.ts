import { expect } from 'chai';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse as parseYaml } from 'yaml';
import { all } from '../../src/catalog/templates/index.ts';
import { shippedKnowledge } from '../../src/core/model/field-knowledge.ts';
import type { Template } from '../../src/core/model/template.ts';
import { refusedBy } from '../../src/core/spec/against-template.ts';
import { parse } from '../../src/core/spec/parse.ts';
import { newSpec } from '../../src/workflows/new-spec.ts';

const corpus = new URL('../../../shared/corpus/', import.meta.url);
const typeNames = new URL('salesforce-experiencecloud__lwrfileupload/.sfdx/tools/soqlMetadata/typeNames.json', corpus);
const describes = new URL('SFDO-Tooling__CumulusCI/cumulusci/tests/shared_cassettes/', corpus);

const answers = {
  name: 'trial',
  purpose: 'A trial of a template',
  owner: { name: 'Ana Ruiz', email: 'ana@example.com' },
  custodians: ['bo@example.com', 'chi@example.com', 'dao@example.com'],
  mailbox: 'trial.integration@example.com',
  username: 'trial.integration@example.com',
  allow: [{ cidr: '203.0.113.0/24', source: 'documentation addresses' }],
};

interface RecordedField {
  readonly name: string;
  readonly permissionable?: boolean;
}

/** Fields of a standard object as an org described them, or `undefined` where no describe was recorded. */
function recordedFields(object: string): readonly RecordedField[] | undefined {
  const file = new URL(`GET_sobjects_${object}_describe.yaml`, describes);
  if (!existsSync(file)) return undefined;
  const cassette = parseYaml(readFileSync(file, 'utf8')) as { response: { body: { string: string } } };
  return (JSON.parse(cassette.response.body.string) as { fields: RecordedField[] }).fields;
}

/** Skips, saying why, where the recorded orgs are not at hand. */
function needs(file: URL, test: Mocha.Context): void {
  if (existsSync(file)) return;
  console.warn('      skipped: the recorded describes of ../shared/corpus are not here');
  test.skip();
}

/** What could unlock something, wherever it stands. */
const secretShapes = [/-----BEGIN/, /\b3MVG9[\w.]{20,}/, /\b00D[a-zA-Z0-9]{12,15}\b/, /password\s*[:=]/i, /[A-Fa-f0-9]{32,}/];
/** Texts with no source are no honest template. */
const ages = /undated|\b(?:19|20)\d\d\b|current|\bv\d/;
const ownPattern = (template: Template): boolean => template.vendor === 'Your organisation';

describe('the templates', () => {
  it('are one per folder, with unique ids', () => {
    const folders = readdirSync(new URL('../../src/catalog/templates/', import.meta.url), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(all.map(({ id }) => id)).to.deep.equal(folders.map(({ name }) => name).sort());
    expect(new Set(all.map(({ id }) => id)).size).to.equal(all.length);
  });

  for (const template of all) {
    describe(template.id, () => {
      it('makes a valid spec from a person\'s answers', () => {
        const spec = parse(newSpec(template, answers), 'trial.yaml');
        expect(spec).to.deep.include({ template: template.id, vendor: template.vendor, auth: template.spec.auth, access: template.spec.access });
        expect(spec.identity.licence).to.equal(template.spec.identity.licence);
      });

      it('grants nothing that it never allows', () => {
        expect(refusedBy(template, template.spec)).to.deep.equal([]);
      });

      it('never allows Modify All Data, Manage Users or the scope Full', () => {
        expect(template.never.userPermissions).to.include.members(['ModifyAllData', 'ManageUsers']);
        expect(template.never.scopes).to.include.members(['Full', 'Web']);
      });

      it('says where it comes from, how old that is, and what to confirm', () => {
        expect(template.checkedOn).to.match(/^2026-/);
        expect(template.confirm).to.not.deep.equal([]);
        expect(template.sources.filter(({ age }) => !ages.test(age))).to.deep.equal([]);
        if (!ownPattern(template)) expect(template.sources).to.not.deep.equal([]);
      });

      it('claims published addresses only with the place where they are', () => {
        expect(template.network.published === 'yes').to.equal(template.network.where !== undefined);
        if (template.network.published !== 'yes') expect(template.network.note).to.be.a('string');
      });

      it('turns PKCE off only where the vendor cannot do it', () => {
        expect(template.spec.auth.pkce).to.equal(template.pkce.answer !== 'no');
      });

      it('asks for a full seat only where the free licence is not known to work', () => {
        if (template.spec.identity.licence === 'Salesforce') expect(template.integrationLicence.answer).to.not.equal('yes');
        if (template.integrationLicence.answer === 'no') expect(template.spec.identity.licence).to.equal('Salesforce');
      });

      it('holds no secret and no id of an org', () => {
        const text = JSON.stringify(template);
        expect(secretShapes.filter((shape) => shape.test(text)).map(String)).to.deep.equal([]);
      });

      it('limits no field by a direction that the platform cannot hold', () => {
        const knowledge = shippedKnowledge();
        const broken = Object.entries(template.spec.access.objects).flatMap(([object, { edit, create, fields }]) =>
          Object.entries(fields).filter(([field, direction]) => (edit || create) && direction === 'outbound' && knowledge.kindOf(object, field) === 'no-permission').map(([field]) => `${object}.${field}`),
        );
        expect(broken).to.deep.equal([]);
      });

      it('names only objects that exist, by the object list of ../shared/corpus', function () {
        needs(typeNames, this);
        const known = new Set(JSON.stringify(JSON.parse(readFileSync(typeNames, 'utf8'))).match(/"[A-Za-z0-9_]+"/g));
        expect(Object.keys(template.spec.access.objects).filter((object) => !known.has(`"${object}"`))).to.deep.equal([]);
      });

      it('names only fields that take a field permission, by the describes of ../shared/corpus', function () {
        needs(describes, this);
        const wrong = Object.entries(template.spec.access.objects).flatMap(([object, { fields }]) => {
          const recorded = recordedFields(object);
          return recorded === undefined ? [] : Object.keys(fields).filter((name) => recorded.find((field) => field.name === name)?.permissionable !== true).map((name) => `${object}.${name}`);
        });
        expect(wrong).to.deep.equal([]);
      });
    });
  }
});
