import { expect } from 'chai';
import { practiceOrg } from './caller.ts';
import { deployed } from './deploying.ts';
import { HISTORY_COLUMNS, HISTORY_TYPES } from './history-report-types.ts';
import { FOLDER, historyReport, params, refusedShelves, shelved } from './reports.ts';
import { trackedField, trackedObject } from './tracked-object.ts';
import type { XmlFields } from './xml.ts';

const NAME = 'Hist/Changes';

describe('practice org refusals: report types and their columns', () => {
  const org = practiceOrg();
  before(async () => {
    await deployed(org(), [trackedObject('Deal__c', [trackedField('Status__c')]), trackedObject('Plain__c', [], { enableHistory: false })]);
    await shelved(org(), { Report: { Hist: FOLDER } });
  });
  const takes = (report: XmlFields): Promise<unknown> => shelved(org(), { Report: { [NAME]: report } });
  const refuses = async (report: XmlFields): Promise<string> => (await refusedShelves(org(), { Report: { [NAME]: report } }, NAME)).problem;

  for (const [reportType, { record, params: more }] of Object.entries(HISTORY_TYPES)) {
    it(`takes ${reportType} with every column known of it (facts 1.7 [A])`, async () => {
      await takes(historyReport(reportType, [...HISTORY_COLUMNS, ...record], { params: params({ ...more, co: '1' }) }));
    });

    it(`refuses ${reportType} with a column of another type (facts 1.7 [A])`, async () => {
      const foreign = reportType === 'AccountAuditHistory' ? 'CASE_NUMBER' : 'ACCOUNT_OWNER';
      expect(await refuses(historyReport(reportType, ['CREATED', foreign]))).to.include(foreign);
    });
  }

  it('takes the type of a custom object, with its three columns of the record (facts 1.7 [A])', async () => {
    await takes(historyReport('CustomEntityAuditHistory$Deal__c', [...HISTORY_COLUMNS, 'CUST_NAME', 'CUST_OWNER_NAME', 'CUST_ID']));
  });

  for (const reportType of ['Nonsense', 'AccountHistory', 'OpportunityAuditHistory', 'AccountFieldAuditHistory', 'Deal__c', 'CustomEntityAuditHistory$Nonsense__c', 'CustomEntityAuditHistory$Deal', 'CustomEntityAuditHistory']) {
    it(`refuses the report type ${reportType} (facts 1.7 [A])`, async () => {
      expect(await refuses(historyReport(reportType, ['CREATED']))).to.include('reportType');
    });
  }

  it('has no history type for a custom object that keeps no history (facts 1.6, 1.7 [C])', async () => {
    expect(await refuses(historyReport('CustomEntityAuditHistory$Plain__c', ['CREATED']))).to.include('reportType');
  });

  it('knows the name of an opportunity by the misspelling of Salesforce alone (facts 1.7 [A])', async () => {
    for (const right of ['OPPORTUNITY.NAME', 'OPPORTUNITY_NAME', 'Opportunity.Name']) expect(await refuses(historyReport('OpportunityFieldAuditHistory', ['CREATED', right]))).to.include(right);
    await takes(historyReport('OpportunityFieldAuditHistory', ['CREATED', 'OPPORUNITY.NAME']));
  });

  for (const lookAlike of ['OpportunityHistory', 'CaseHistory']) {
    it(`refuses field history columns on the look-alike ${lookAlike}, which is a report type (facts 1.7 [A])`, async () => {
      for (const column of ['field_key', 'OLDVAL', 'NEWVAL']) expect(await refuses(historyReport(lookAlike, [column], { sortColumn: undefined, timeFrameFilter: undefined }))).to.include(column).and.not.include('reportType');
    });
  }

  const misplaced: Record<string, XmlFields> = {
    'a filter': { filter: { criteriaItems: [{ column: 'NONSENSE', columnToColumn: false, isUnlocked: true, operator: 'equals', value: 'x' }] } },
    'a grouping': { format: 'Summary', groupingsDown: [{ dateGranularity: 'Day', field: 'NONSENSE', sortOrder: 'Asc' }] },
    'the time frame': { timeFrameFilter: { dateColumn: 'NONSENSE', interval: 'INTERVAL_LAST30' } },
    'the order': { sortColumn: 'NONSENSE' },
  };
  for (const [place, more] of Object.entries(misplaced)) {
    it(`refuses a column that is not there in ${place} (facts 1.7 [A])`, async () => {
      expect(await refuses(historyReport('AccountAuditHistory', ['CREATED'], more))).to.include('NONSENSE');
    });
  }

  it('takes filters on the person and on the field, which go by name and by label (facts 1.7 [B])', async () => {
    const item = (column: string, value: string): XmlFields => ({ column, columnToColumn: false, isUnlocked: true, operator: 'equals', value });
    await takes(historyReport('AccountAuditHistory', ['CREATED'], { filter: { criteriaItems: [item('CREATED', 'Billing Sync'), item('field_key', 'Industry')] } }));
    await takes(historyReport('AccountAuditHistory', ['OLDVAL'], { format: 'Summary', groupingsDown: [{ dateGranularity: 'Day', field: 'CREATED', sortOrder: 'Asc' }] }));
  });

  it('takes fields of the record by their own names (facts 1.7, evidence: CaseAuditHistory [B])', async () => {
    await takes(historyReport('CustomEntityAuditHistory$Deal__c', ['CREATED', 'Deal__c.Status__c']));
    expect(await refuses(historyReport('CustomEntityAuditHistory$Deal__c', ['Deal__c.Nonsense__c']))).to.include('Deal__c.Nonsense__c');
  });

  const enums: Record<string, XmlFields> = {
    Sheet: { format: 'Sheet' },
    INTERVAL_SOMETIMES: { timeFrameFilter: { dateColumn: 'CREATED_DATE', interval: 'INTERVAL_SOMETIMES' } },
    Upwards: { sortOrder: 'Upwards' },
    resembles: { filter: { criteriaItems: [{ column: 'CREATED', operator: 'resembles', value: 'x' }] } },
  };
  for (const [value, more] of Object.entries(enums)) {
    it(`refuses ${value}, a value the schema does not know (facts 1.7, WSDL66 [A])`, async () => {
      expect(await refuses(historyReport('AccountAuditHistory', ['CREATED'], more))).to.include(value);
    });
  }

  for (const missing of ['format', 'name', 'reportType'] as const) {
    it(`refuses a report without ${missing} (facts 1.7, WSDL66 [A])`, async () => {
      expect(await refuses(historyReport('AccountAuditHistory', ['CREATED'], { [missing]: undefined }))).to.include(missing);
    });
  }

  it('refuses a name of more than 40 characters (facts 1.7, the longest of real reports [B])', async () => {
    expect(await refuses(historyReport('AccountAuditHistory', ['CREATED'], { name: 'x'.repeat(41) }))).to.match(/name/i);
    await takes(historyReport('AccountAuditHistory', ['CREATED'], { name: 'x'.repeat(40) }));
  });
});
