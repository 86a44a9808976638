import { expect } from 'chai';
import { expectRefusal, practiceOrg, query, records, send, toolingQuery } from './caller.ts';
import type { Fields } from './caller.ts';
import { elements, soap, text } from './soap.ts';

const LIST_PROFILES = '<listMetadata><queries><type>Profile</type></queries><asOfVersion>66.0</asOfVersion></listMetadata>';

describe('practice org refusals: what only the Tooling API shows', () => {
  const org = practiceOrg({ seed: 'typical' });
  const tooling = async (soql: string): Promise<Fields[]> => {
    const answer = await toolingQuery(org(), soql);
    expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
    return (answer.body as { records: Fields[] }).records;
  };

  it('shows name, contact and session policy of a connected app in Tooling alone (facts 2.x ConnectedApplication [A])', async () => {
    const columns = ['DeveloperName', 'ContactEmail', 'SessionTimeout', 'SessionPolicyAction', 'ExecutionUserId'];
    expect((await tooling(`SELECT Id, Name, ${columns.join(', ')} FROM ConnectedApplication ORDER BY Name`))[0]).to.include({ DeveloperName: 'HubSpot_Sync' });
    for (const column of columns) expectRefusal(await query(org(), `SELECT ${column} FROM ConnectedApplication`), { code: 'INVALID_FIELD' });
    expectRefusal(await toolingQuery(org(), 'SELECT Metadata FROM ConnectedApplication'), { code: 'INVALID_FIELD' });
  });

  it('knows every external client app object in the data API and none in Tooling (facts 2.x ExternalClientApplication [A])', async () => {
    for (const object of ['ExternalClientApplication', 'ExtlClntAppOauthSettings', 'ExtlClntAppPlcyCnfg', 'ExtlClntAppOauthPlcyCnfg']) {
      await records(org(), `SELECT Id FROM ${object}`);
      expectRefusal(await toolingQuery(org(), `SELECT Id FROM ${object}`), { code: 'INVALID_TYPE' });
    }
  });

  it('has the health check in Tooling alone, with the three levels of risk (facts B.2 Health Check [A])', async () => {
    const risks = await tooling('SELECT DurableId, Setting, SettingGroup, RiskType, SettingRiskCategory, OrgValue, OrgValueRaw, StandardValue FROM SecurityHealthCheckRisks');
    expect(risks).to.not.have.lengthOf(0);
    for (const risk of risks) expect(risk['RiskType']).to.be.oneOf(['HIGH_RISK', 'MEDIUM_RISK', 'MEETS_STANDARD']);
    expectRefusal(await query(org(), 'SELECT DurableId FROM SecurityHealthCheckRisks'), { code: 'INVALID_TYPE' });
  });

  it('refuses comparisons that exclude on EntityDefinition and FieldDefinition (facts 2.x EntityDefinition [K])', async () => {
    const message = /Only equals comparisons permitted/;
    expectRefusal(await toolingQuery(org(), "SELECT DurableId FROM EntityDefinition WHERE QualifiedApiName != 'Account'"), { message });
    expectRefusal(await toolingQuery(org(), "SELECT DurableId FROM EntityDefinition WHERE NOT QualifiedApiName = 'Account'"), { message });
    const first = await tooling("SELECT DurableId FROM EntityDefinition WHERE IsFieldHistoryTracked = true ORDER BY DurableId LIMIT 2");
    expect(await tooling(`SELECT DurableId FROM EntityDefinition WHERE DurableId > '${String(first[0]?.['DurableId'])}' AND IsFieldHistoryTracked = true ORDER BY DurableId LIMIT 1`)).to.deep.equal(first.slice(1));
  });

  it('answers the five settings that matter by readMetadata, event settings included (facts 1.5 [A])', async () => {
    for (const [type, name] of [['SecuritySettings', 'Security'], ['ConnectedAppSettings', 'ConnectedApp'], ['OauthOidcSettings', 'OauthOidc'], ['ExternalClientAppSettings', 'ExternalClientApp'], ['EventSettings', 'Event']] as const) {
      const answer = await soap(org(), `<readMetadata><type>${type}</type><fullNames>${name}</fullNames></readMetadata>`);
      expect(text(elements(elements(answer, 'result')[0] ?? {}, 'records')[0] ?? {}, 'fullName'), type).to.equal(name);
    }
  });
});

describe('practice org refusals: sessions in the format of a JWT', () => {
  const org = practiceOrg({ settings: { switches: { sessionFormat: 'jwt' } } });
  const opaque = practiceOrg();

  it('lists no metadata for such a session below API 68, and says nothing of it (facts peers 4 [B])', async () => {
    expect(org().accessToken).to.match(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(elements(await soap(org(), LIST_PROFILES), 'result')).to.deep.equal([]);
    expect(elements(await soap(opaque(), LIST_PROFILES), 'result')).to.not.deep.equal([]);
    await records(org(), 'SELECT Id FROM Profile');
    expect((await records(org(), 'SELECT IsAssociatedWithJwtAccessToken FROM AuthSession WHERE IsCurrent = true'))[0]).to.include({ IsAssociatedWithJwtAccessToken: true });
  });
});

describe('practice org refusals: event log files', () => {
  const org = practiceOrg({ seed: 'typical' });

  it('gives the body of a file as CSV, every cell in quotes, its header told before (facts 2.x EventLogFile [B])', async () => {
    const [file] = await records(org(), "SELECT Id, LogDate, Interval, Sequence, LogFileLength, LogFileFieldNames, LogFile FROM EventLogFile WHERE EventType = 'ApiTotalUsage' ORDER BY LogDate");
    const answer = await send(org(), String(file?.['LogFile']));
    expect(answer.status).to.equal(200);
    expect(answer.headers['content-type']).to.match(/^text\/csv/);
    const [header = '', first = ''] = String(answer.body).split('\n');
    expect(header.replaceAll('"', '')).to.equal(file?.['LogFileFieldNames']);
    expect(header.split(',')).to.include.members(['"USER_ID"', '"CLIENT_IP"', '"CONNECTED_APP_NAME"', '"API_VERSION"']);
    for (const cell of first.split('","')) expect(cell).to.not.match(/^[^"]*,[^"]*$/);
    expect(file?.['LogFileLength']).to.equal(Buffer.byteLength(String(answer.body)));
  });

  it('keeps the body, too, from who may not see the file (facts 2.x EventLogFile [A])', async () => {
    const [file] = await records(org(), 'SELECT LogFile FROM EventLogFile LIMIT 1');
    const token = org().newSession({ without: ['ViewEventLogFiles'] }).accessToken;
    expect((await send(org(), String(file?.['LogFile']), { token })).status).to.equal(404);
  });
});
