import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ComponentSet } from '@salesforce/source-deploy-retrieve';
import { expect } from 'chai';
import { openFiles } from '../../src/edges/files/files.ts';
import { exitCodes, Problem } from '../../src/problems.ts';
import { writeNativeReports, type NativeReportsResult } from '../../src/workflows/native-reports.ts';
import { specFile } from '../e2e/support/spec.ts';
import { writeFiles } from '../e2e/support/files.ts';

const base = 'force-app/main/default';
const objectFile = (object: string, inside: string): Record<string, string> => ({
  [`${base}/objects/${object}/${object}.object-meta.xml`]: `<?xml version="1.0" encoding="UTF-8"?>\n<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">${inside}</CustomObject>\n`,
});
const writing = (...objects: readonly string[]): object => ({ access: { objects: Object.fromEntries(objects.map((object) => [object, { edit: true, fields: {} }])) } });

describe('generate --reports', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'native-reports-'));
    await writeFiles(folder, { 'sfdx-project.json': '{"packageDirectories":[{"path":"force-app","default":true}]}' });
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const run = (force = false): Promise<NativeReportsResult> => writeNativeReports({ files: openFiles(folder) }, { force });
  const refused = async (): Promise<Problem> => {
    const failure: unknown = await run().catch((error: unknown) => error);
    if (!(failure instanceof Problem)) throw new Error(`no Problem: ${String(failure)}`);
    return failure;
  };
  const given = (...files: readonly Record<string, string>[]): Promise<void> => writeFiles(folder, Object.assign({}, ...files) as Record<string, string>);

  it('writes folders, reports and one dashboard that the registry of the Salesforce CLI knows', async () => {
    await given(specFile('erp', writing('Account', 'Deal__c')), specFile('crm', writing('Account')), objectFile('Deal__c', '<label>Big Deal</label><enableHistory>true</enableHistory>'));
    const result = await run();
    expect(result).to.deep.include({ integrations: ['crm', 'erp'], objects: ['Account', 'Deal__c'], refused: false, changed: true, notes: [] });
    const found = ComponentSet.fromSource([join(folder, base, 'reports'), join(folder, base, 'dashboards')]).getSourceComponents().toArray();
    expect(found.map(({ type, fullName }) => `${type.name} ${fullName}`).toSorted()).to.deep.equal([
      'Dashboard Integration_History/Integration_History',
      'DashboardFolder Integration_History',
      ...['Account_by_integrations', 'Account_by_others', 'Deal_c_by_integrations', 'Deal_c_by_others', 'crm_Account', 'erp_Account', 'erp_Deal_c'].map((name) => `Report Integration_History/${name}`),
      'ReportFolder Integration_History',
    ]);
    expect(await openFiles(folder).read(`${base}/reports/Integration_History/erp_Deal_c.report-meta.xml`)).to.include('<name>ERP: Big Deal</name>').and.include('<value>ERP Integration</value>').and.include('<reportType>CustomEntityAuditHistory$Deal__c</reportType>');
  });

  it('changes nothing the second time, and does not lose an edit by hand', async () => {
    await given(specFile('erp'));
    await run();
    expect((await run()).changed).to.equal(false);
    const path = `${base}/reports/Integration_History/erp_Lead.report-meta.xml`;
    const files = openFiles(folder);
    const edited = ((await files.read(path)) ?? '').replace('LAST30', 'LAST7');
    await files.write(path, edited);
    await given(specFile('crm'));
    const again = await run();
    expect(again.refused).to.equal(true);
    expect(again.files.find((file) => file.path === path)?.diff).to.include('-        <interval>INTERVAL_LAST7</interval>');
    expect(await files.read(path)).to.equal(edited);
    expect(await files.read(`${base}/reports/Integration_History/crm_Lead.report-meta.xml`)).to.equal(undefined);
    expect((await run(true)).files.find((file) => file.path === path)?.action).to.equal('overwritten');
  });

  it('names reports of an integration that is gone, and leaves them', async () => {
    await given(specFile('erp'), specFile('crm'));
    await run();
    await rm(join(folder, 'integrations', 'crm.yaml'));
    expect((await run()).files.filter(({ action }) => action === 'left-over').map(({ path }) => path)).to.deep.equal([`${base}/reports/Integration_History/crm_Lead.report-meta.xml`]);
  });

  it('leaves out what would stop the deployment, and says what to do', async () => {
    await given(specFile('erp', writing('Account', 'Campaign', 'Lead', 'Off__c', 'Unseen__c')), objectFile('Off__c', '<enableHistory>false</enableHistory>'), objectFile('Lead', '<enableHistory>false</enableHistory>'), objectFile('Account', ''));
    const { objects, notes } = await run();
    expect(objects).to.deep.equal(['Account']);
    expect(notes).to.have.length(4);
    expect(notes[0]).to.match(/^Campaign is left out: no report type/);
    expect(notes[1]).to.match(/^Lead is left out: its history is not kept/);
    expect(notes[2]).to.match(/^Off__c is left out: its history is not kept/);
    expect(notes[3]).to.match(/^Unseen__c is left out: .*sf project retrieve start --metadata CustomObject:Unseen__c/);
  });

  it('has nothing of what integrations only read', async () => {
    await given(specFile('erp', { access: { objects: { Account: {}, Lead: { edit: true } } } }));
    expect((await run()).objects).to.deep.equal(['Lead']);
  });

  it('refuses users whom no report could tell apart, a project without specs, and one with nothing to show', async () => {
    expect((await refused()).key).to.equal('no-spec');
    await given(specFile('erp', { ...writing('Campaign') }));
    expect(await refused()).to.include({ key: 'native-reports-nothing' });
    await given(specFile('old_erp', { label: 'erp' }));
    expect(await refused()).to.include({ key: 'native-reports-same-name', exit: exitCodes.wrongUse });
  });
});
