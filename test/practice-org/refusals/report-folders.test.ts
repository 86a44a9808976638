import { expect } from 'chai';
import { practiceOrg } from './caller.ts';
import { retrieve } from './deploying.ts';
import { dashboardOf, deployShelves, FOLDER, historyReport, refusedShelves, shelved } from './reports.ts';
import { elements, soap, text } from './soap.ts';

const report = historyReport('AccountAuditHistory', ['CREATED', 'CREATED_DATE', 'field_key', 'OLDVAL', 'NEWVAL', 'ACCOUNT.NAME']);

describe('practice org refusals: folders of reports', () => {
  const org = practiceOrg();
  const listed = async (type: string, folder?: string): Promise<string[]> => {
    const asked = `<queries>${folder === undefined ? '' : `<folder>${folder}</folder>`}<type>${type}</type></queries><asOfVersion>66.0</asOfVersion>`;
    return elements(await soap(org(), `<listMetadata>${asked}</listMetadata>`), 'result').map((one) => text(one, 'fullName'));
  };

  it('refuses a report whose folder is neither there nor in the deploy (facts 1.7 [A], words [B])', async () => {
    const failure = await refusedShelves(org(), { Report: { 'Nowhere/Changes': report } }, 'Nowhere/Changes');
    expect(failure.problem).to.equal('Cannot find folder:Nowhere');
    expect(failure.componentType).to.equal('Report');
  });

  for (const folderMark of ['', '/'] as const) {
    it(`takes folder and report together, the folder named as Hist${folderMark} in package.xml (facts 1.7 [A], SDR [A])`, async () => {
      const name = folderMark === '' ? 'Plain_Member' : 'Slash_Member';
      const { details } = await shelved(org(), { Report: { [name]: FOLDER, [`${name}/Changes`]: report } }, { folderMark });
      const parts = details.componentSuccesses.filter((one) => one.componentType !== '').map(({ componentType, fullName, fileName, created }) => ({ componentType, fullName, fileName, created }));
      expect(parts).to.have.deep.members([
        { componentType: 'ReportFolder', fullName: name, fileName: `reports/${name}-meta.xml`, created: true },
        { componentType: 'Report', fullName: `${name}/Changes`, fileName: `reports/${name}/Changes.report`, created: true },
      ]);
    });
  }

  it('takes a report into a folder that is there, and changes it the second time (facts 1.7 [A])', async () => {
    await shelved(org(), { Report: { Before: FOLDER } });
    await shelved(org(), { Report: { 'Before/Changes': report } });
    const { details } = await shelved(org(), { Report: { 'Before/Changes': { ...report, name: 'Changed' } } });
    expect(details.componentSuccesses.find((one) => one.componentType === 'Report')).to.include({ created: false, changed: true });
  });

  it('leaves nothing after a check, and finds the same mistakes (facts 3.2 [A])', async () => {
    await shelved(org(), { Report: { Checked: FOLDER, 'Checked/Changes': report } }, { checkOnly: true });
    expect(await listed('ReportFolder')).to.not.include('Checked');
    const wrong = await deployShelves(org(), { Report: { Checked: FOLDER, 'Checked/Changes': { ...report, reportType: 'Nonsense' } } }, { checkOnly: true });
    expect(wrong.details.componentFailures.map((one) => one.fullName)).to.deep.equal(['Checked/Changes']);
  });

  it('takes nothing of a deploy with one bad report (facts 3.2 [A])', async () => {
    await deployShelves(org(), { Report: { Undone: FOLDER, 'Undone/Good': report, 'Undone/Bad': { ...report, reportType: 'Nonsense' } } });
    expect(await listed('ReportFolder')).to.not.include('Undone');
  });

  it('refuses a folder without a name (facts 1.7 [A])', async () => {
    expect((await refusedShelves(org(), { Report: { Nameless: {} } }, 'Nameless')).problem).to.include('name');
  });

  it('refuses full names with blanks (facts 1.7, Metadata API guide: Folder [A])', async () => {
    await refusedShelves(org(), { Report: { 'My Folder': FOLDER } }, 'My Folder');
    await refusedShelves(org(), { Report: { Blank: FOLDER, 'Blank/My Report': report } }, 'Blank/My Report');
  });

  it('lists folders as ReportFolder, reports by their folder, and describes Report alone (facts 1.7, Metadata API guide: Report [A])', async () => {
    await shelved(org(), { Report: { Listed: FOLDER, 'Listed/Changes': report } });
    expect(await listed('ReportFolder')).to.include('Listed');
    expect(await listed('Report', 'Listed')).to.deep.equal(['Listed/Changes']);
    const types = elements(elements(await soap(org(), '<describeMetadata><asOfVersion>66.0</asOfVersion></describeMetadata>'), 'result')[0] ?? {}, 'metadataObjects');
    const described = new Map(types.map((type) => [text(type, 'xmlName'), { inFolder: text(type, 'inFolder'), directory: text(type, 'directoryName') }]));
    expect(described.get('Report')).to.deep.equal({ inFolder: 'true', directory: 'reports' });
    expect(described.get('Dashboard')).to.deep.equal({ inFolder: 'true', directory: 'dashboards' });
    expect(described.has('ReportFolder')).to.equal(false);
  });

  it('gives back what was deployed, by name, and nothing for a wildcard (facts 1.7 [A], Metadata API guide: Report [A])', async () => {
    await shelved(org(), { Report: { Kept: FOLDER, 'Kept/Changes': report } });
    const { files } = await retrieve(org(), [['Report', 'Kept'], ['Report', 'Kept/Changes']]);
    expect(files['reports/Kept-meta.xml']).to.match(/<ReportFolder [^>]*>\s*<name>Integration History<\/name>\s*<\/ReportFolder>/);
    const kept = (files['reports/Kept/Changes.report'] ?? '').replaceAll(/>\s+</g, '><');
    for (const part of [
      '<columns><field>CREATED</field></columns>',
      '<columns><field>ACCOUNT.NAME</field></columns>',
      '<params><name>co</name><value>1</value></params>',
      '<reportType>AccountAuditHistory</reportType>',
      '<timeFrameFilter><dateColumn>CREATED_DATE</dateColumn><interval>INTERVAL_LAST30</interval></timeFrameFilter>',
    ]) {
      expect(kept).to.include(part);
    }
    const wild = await retrieve(org(), [['Report', '*']]);
    expect(Object.keys(wild.files).filter((path) => path.startsWith('reports/'))).to.deep.equal([]);
  });

  it('says what it cannot find (facts 3.2 [A])', async () => {
    const { messages } = await retrieve(org(), [['Report', 'Kept/Nothing']]);
    expect(messages.join()).to.include("Entity of type 'Report' named 'Kept/Nothing' cannot be found");
  });
});

describe('practice org refusals: dashboards', () => {
  const org = practiceOrg();
  const folders = { Report: { Hist: FOLDER, 'Hist/Changes': report }, Dashboard: { Boards: { name: 'Boards' } } };
  before(async () => {
    await shelved(org(), folders);
  });
  const refuses = async (name: string, content = dashboardOf('Hist/Changes')): Promise<string> => (await refusedShelves(org(), { Dashboard: { [name]: content } }, name)).problem;

  it('take a report that is there, and one that comes with them (facts 1.7 [K])', async () => {
    await shelved(org(), { Dashboard: { 'Boards/One': dashboardOf('Hist/Changes') } });
    await shelved(org(), { Report: { 'Hist/New': report }, Dashboard: { 'Boards/Two': dashboardOf('Hist/New') } });
  });

  it('are refused with a report that is nowhere (facts 1.7 [K], words [C])', async () => {
    expect(await refuses('Boards/Bad', dashboardOf('Hist/Nothing'))).to.equal('In field: report - no Report named Hist/Nothing found');
    expect(await refuses('Boards/Bad', dashboardOf('Changes'))).to.equal('In field: report - no Report named Changes found');
  });

  it('are refused in a folder that is nowhere, a folder of reports included (facts 1.7 [A], words [B])', async () => {
    expect(await refuses('Nowhere/Board')).to.equal('Cannot find folder:Nowhere');
    expect(await refuses('Hist/Board')).to.equal('Cannot find folder:Hist');
  });

  it('need a running user that is there, unless they run as who looks (facts 1.7 [K])', async () => {
    const specified = { dashboardType: 'SpecifiedUser' };
    await shelved(org(), { Dashboard: { 'Boards/Run': dashboardOf('Hist/Changes', { ...specified, runningUser: org().username }) } });
    expect(await refuses('Boards/Run', dashboardOf('Hist/Changes', { ...specified, runningUser: 'nobody@example.com' }))).to.match(/runningUser.*nobody@example\.com/);
  });

  it('are refused with a type of chart or of dashboard nobody knows (facts 1.7, metadata WSDL [A])', async () => {
    expect(await refuses('Boards/Bad', dashboardOf('Hist/Changes', { dashboardType: 'Everybody' }))).to.include('Everybody');
    expect(await refuses('Boards/Bad', dashboardOf('Hist/Changes', {}, 'Spiral'))).to.include('Spiral');
  });

  it('come back as they were deployed (facts 1.7 [A])', async () => {
    await shelved(org(), { Dashboard: { 'Boards/Kept': dashboardOf('Hist/Changes') } });
    const { files } = await retrieve(org(), [['Dashboard', 'Boards'], ['Dashboard', 'Boards/Kept']]);
    expect(files['dashboards/Boards-meta.xml']).to.include('<DashboardFolder');
    expect(files['dashboards/Boards/Kept.dashboard']).to.include('<report>Hist/Changes</report>').and.include('<dashboardType>LoggedInUser</dashboardType>');
  });
});
