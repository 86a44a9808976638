import { expect } from 'chai';
import { dashboardXml, mostObjects } from '../../../src/core/metadata/native-dashboard.ts';
import { filterValue, reportXml } from '../../../src/core/metadata/native-report.ts';
import { readXml, text, texts } from '../../../src/core/metadata/read-xml.ts';
import { nativeReportType } from '../../../src/core/model/history/native-report-types.ts';
import { nativeReports, type Reported } from '../../../src/core/model/history/native-reports.ts';
import type { XmlElement } from '../../../src/core/model/metadata-file.ts';
import { Problem } from '../../../src/problems.ts';

const integration = (name: string, label = name, writes = ['Account', 'Deal__c']): Reported => ({ name, label, user: `${label} Integration`, writes });
const objects = [
  { object: 'Account', label: 'Account' },
  { object: 'Deal__c', label: 'Deal' },
];
const elements = (content: XmlElement, name: string): readonly XmlElement[] => (content[name] ?? []).filter((one): one is XmlElement => typeof one !== 'string');
const filterOf = (xml: string): XmlElement => elements(readXml(xml), 'filter')[0] ?? {};
const values = (xml: string): readonly (string | undefined)[] => elements(filterOf(xml), 'criteriaItems').map((item) => text(item, 'value'));

describe('native reports', () => {
  it('are of the history report types of Salesforce, its misspelling of opportunities included (facts 1.7)', () => {
    expect(nativeReportType('Opportunity')).to.deep.include({ reportType: 'OpportunityFieldAuditHistory', record: ['OPPORUNITY.NAME', 'OPP_OWNER'] });
    expect(nativeReportType('ns__Deal__c')?.reportType).to.equal('CustomEntityAuditHistory$ns__Deal__c');
    for (const none of ['OpportunityHistory', 'CaseHistory', 'Campaign', 'Deal__e', 'Setup__mdt', 'toString']) expect(nativeReportType(none), none).to.equal(undefined);
  });

  it('show integrations, everybody else, and each integration that may write the object', () => {
    const [account] = nativeReports([integration('hubspot', 'HubSpot'), integration('erp', 'ERP', ['Deal__c'])], objects);
    expect(account?.byIntegrations).to.deep.include({ name: 'Account_by_integrations', label: 'Account: by integrations', among: 'these', users: ['HubSpot Integration', 'ERP Integration'] });
    expect(account?.byOthers).to.deep.include({ name: 'Account_by_others', among: 'others', users: ['HubSpot Integration', 'ERP Integration'] });
    expect(account?.each.map(({ name, label, users }) => [name, label, users])).to.deep.equal([['hubspot_Account', 'HubSpot: Account', ['HubSpot Integration']]]);
  });

  it('have names that Salesforce takes and that nobody else has, however long and alike those of objects and integrations are', () => {
    const long = 'x'.repeat(40);
    const alike = [`${long}_a__c`, `${long}__a__c`].map((object) => ({ object, label: `An object with a label of many words ${object.length}` }));
    const reports = nativeReports([integration('a'.repeat(28), 'b'.repeat(60), alike.map(({ object }) => object))], alike).flatMap(({ byIntegrations, byOthers, each }) => [byIntegrations, byOthers, ...each]);
    expect(reports).to.have.length(6);
    for (const part of ['name', 'label'] as const) expect(new Set(reports.map((report) => report[part].toLowerCase())), part).to.have.property('size', 6);
    for (const { name, label } of reports) {
      expect(name).to.match(/^[A-Za-z](?:[A-Za-z0-9]|_(?=[A-Za-z0-9]))*$/).and.have.length.at.most(80);
      expect(label).to.have.length.at.most(40);
    }
  });

  it('name a column once: as a grouping or as a column', () => {
    const [account] = nativeReports([integration('hubspot')], objects);
    const columns = (xml: string): readonly string[] => elements(readXml(xml), 'columns').flatMap((column) => texts(column, 'field'));
    expect(columns(reportXml(account!.byIntegrations))).to.deep.equal(['CREATED_DATE', 'ACCOUNT.NAME', 'ACCOUNT_OWNER', 'field_key', 'OLDVAL', 'NEWVAL']);
    expect(columns(reportXml(account!.each[0]!))).to.deep.equal(['CREATED_DATE', 'ACCOUNT.NAME', 'ACCOUNT_OWNER', 'CREATED', 'OLDVAL', 'NEWVAL']);
  });

  it('put commas between names, and quotes around a name that has a comma', () => {
    expect(['Plain', 'Acme, Inc', 'The "Best"', '<&>'].map(filterValue)).to.deep.equal(['Plain', '"Acme, Inc"', '"The ""Best"""', '<&>']);
    const [account] = nativeReports([integration('a', 'Acme, Inc'), integration('b', '<&>')], objects);
    expect(values(reportXml(account!.byIntegrations))).to.deep.equal(['"Acme, Inc Integration",<&> Integration']);
  });

  it('spread many names over filters that are joined by "or", and those of others by "and"', () => {
    const many = Array.from({ length: 30 }, (_, at) => integration(`i${at}`, `An integration with number ${at}`));
    const [account] = nativeReports(many, objects);
    const [these, others] = [reportXml(account!.byIntegrations), reportXml(account!.byOthers)];
    expect(values(these)).to.have.length.within(2, 20);
    expect(values(these).join(',').split(',')).to.have.length(30);
    expect(values(these).every((value) => (value ?? '').length <= 255)).to.equal(true);
    expect(text(filterOf(these), 'booleanFilter')).to.match(/^1 OR 2(?: OR \d+)*$/);
    expect(text(filterOf(others), 'booleanFilter')).to.equal(undefined);
  });

  it('are refused where the names do not fit into the filters of a report', () => {
    const [account] = nativeReports(Array.from({ length: 100 }, (_, at) => integration(`i${at}`, `${'n'.repeat(55)}${at}`)), objects);
    expect(() => reportXml(account!.byIntegrations)).to.throw(Problem).with.property('key', 'native-reports-too-many');
  });

  it('are on the dashboard, integrations left and others right, as far as it has room', () => {
    const wide = Array.from({ length: mostObjects + 3 }, (_, at) => ({ object: `O${at}__c`, label: `O${at}` }));
    const content = readXml(dashboardXml('Changes', 'F', nativeReports([integration('hubspot')], wide)));
    const reports = (section: string): readonly string[] => elements(elements(content, section)[0] ?? {}, 'components').flatMap((component) => texts(component, 'report'));
    expect(reports('leftSection')).to.have.length(mostObjects).and.include('F/O0_c_by_integrations');
    expect(reports('rightSection')).to.have.length(mostObjects).and.include('F/O9_c_by_others');
    expect(text(content, 'runningUser')).to.equal(undefined);
  });
});
