import { expect } from 'chai';
import { openAdmin, type Admin } from '../support/admin.ts';
import { closeAfter } from '../support/close-after.ts';
import { deployed, problems, type DeployResult } from '../support/deploy-result.ts';
import { specFile } from '../support/spec.ts';
import type { SfOutcome } from '../support/sf.ts';

const access = { objects: Object.fromEntries(['Account', 'Contact', 'Lead', 'Opportunity', 'Case', 'Contract', 'Order', 'Deal__c'].map((object) => [object, { edit: true }])) };
const objectFile = `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">
    <deploymentStatus>Deployed</deploymentStatus>
    <enableHistory>true</enableHistory>
    <label>Deal</label>
    <nameField>
        <label>Deal Name</label>
        <trackHistory>true</trackHistory>
        <type>Text</type>
    </nameField>
    <pluralLabel>Deals</pluralLabel>
    <sharingModel>ReadWrite</sharingModel>
</CustomObject>
`;

/** 8 objects with two reports each and one of the integration's own. */
const reports = 24;

describe('Native reports of the plugin in the real sf', () => {
  const opened = closeAfter();
  let admin: Admin;
  before(async function () {
    admin = await openAdmin(this, opened, { files: { ...specFile('erp', { access, label: 'ERP & "Sons", Inc' }), 'force-app/main/default/objects/Deal__c/Deal__c.object-meta.xml': objectFile } });
  });
  const deploy = (...flags: readonly string[]): Promise<SfOutcome<DeployResult>> => admin.sf.json<DeployResult>(['project', 'deploy', 'start', '--source-dir', 'force-app', ...flags], { cwd: admin.project });

  it('are written without an org, and not touched the second time', async () => {
    const first = await admin.json<{ files: { action: string }[]; notes: string[] }>(['generate', '--reports']);
    expect(first.exitCode, first.stdout).to.equal(0);
    expect(first.result.notes).to.deep.equal([]);
    expect(first.result.files.map(({ action }) => action)).to.deep.equal(Array.from({ length: reports + 3 }, () => 'written'));
    const again = await admin.text(['generate', '--reports']);
    expect(again.stdout).to.include('nothing was changed');
  });

  it('are valid in the org: every report type and column is one it knows', async () => {
    const { value, requests } = await admin.org.requestsOf(() => deploy('--dry-run'));
    expect(value.exitCode, JSON.stringify(problems(value.result))).to.equal(0);
    expect(value.result).to.include({ status: 'Succeeded', checkOnly: true });
    expect(requests.filter(({ changed }) => changed)).to.deep.equal([]);
  });

  it('are deployed with their folders and the dashboard', async () => {
    const { exitCode, result } = await deploy();
    expect(exitCode, JSON.stringify(problems(result))).to.equal(0);
    const parts = deployed(result);
    expect(parts.filter((part) => part.startsWith('Report Integration_History/'))).to.have.length(reports);
    expect(parts).to.include.members(['Dashboard Integration_History/Integration_History', 'Report Integration_History/erp_Opportunity', 'Report Integration_History/Deal_c_by_others']);
  });

  it('cannot be combined with one spec: exit 2', async () => {
    expect((await admin.json(['generate', '--reports', '--name', 'erp'])).exitCode).to.equal(2);
  });
});
