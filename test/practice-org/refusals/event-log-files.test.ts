import { parse } from 'csv-parse/sync';
import { expect } from 'chai';
import { csv, plantedOrg } from '../history-tests/planted.ts';
import { API, created, expectRefusal, get, patch, post, practiceOrg, query, records, remove, send } from './caller.ts';
import type { Answer, PracticeOrg } from './caller.ts';
import { granted, newIdentity, objectGrant } from './identity.ts';
import type { Identity } from './identity.ts';
import { hoursLater } from './later.ts';
import { accessToken, jwtLogin } from './logging-in.ts';

const CLOCK = '2026-11-21T12:00:00.000Z';
const HEADER = 'EVENT_TYPE,TIMESTAMP,REQUEST_ID,ORGANIZATION_ID,USER_ID,API_FAMILY,API_VERSION,API_RESOURCE,CLIENT_NAME,HTTP_METHOD,CLIENT_IP,COUNTS_AGAINST_API_LIMIT,CONNECTED_APP_ID,ENTITY_NAME,STATUS_CODE,CONNECTED_APP_NAME,USER_NAME,TIMESTAMP_DERIVED';

interface Planted {
  type: string;
  created: string;
  interval?: 'Daily' | 'Hourly';
  sequence?: number;
}
const file = ({ type, created, interval = 'Daily', sequence = 0 }: Planted): Record<string, string> => ({
  EventType: type,
  Interval: interval,
  Sequence: String(sequence),
  LogDate: `${created.slice(0, 10)}T00:00:00.000Z`,
  CreatedDate: created,
  LogFile: `"EVENT_TYPE","USER_ID"\n"${type}","005000000000001"\n`,
});
const RECENT = '2026-11-21T03:00:00.000Z';
const files = {
  'org.json': JSON.stringify({ clock: CLOCK }),
  'records/EventLogFile.csv': csv([
    ...['ApiTotalUsage', 'Login', 'Logout', 'API', 'RestApi', 'BulkApi2', 'URI'].map((type) => file({ type, created: RECENT })),
    file({ type: 'ApiTotalUsage', created: '2026-11-21T10:00:00.000Z', interval: 'Hourly', sequence: 1 }),
    file({ type: 'ApiTotalUsage', created: '2026-11-20T03:00:00.000Z' }),
    file({ type: 'ApiTotalUsage', created: '2026-10-25T03:00:00.000Z' }),
    file({ type: 'ApiTotalUsage', created: '2026-10-20T03:00:00.000Z' }),
  ]),
};
const typesIn = async (org: PracticeOrg): Promise<unknown[]> => (await records(org, 'SELECT EventType FROM EventLogFile')).map((row) => row['EventType']);
const daysIn = async (org: PracticeOrg): Promise<unknown[]> =>
  (await records(org, "SELECT CreatedDate FROM EventLogFile WHERE EventType = 'ApiTotalUsage' AND Interval = 'Daily' ORDER BY CreatedDate")).map((row) => String(row['CreatedDate']).slice(0, 10));
const bodyOf = async (org: PracticeOrg, where: string): Promise<string> => {
  const [row] = await records(org, `SELECT Id FROM EventLogFile WHERE ${where}`);
  const answer = await get(org, `/sobjects/EventLogFile/${String(row?.['Id'])}/LogFile`);
  expect(answer.status).to.equal(200);
  expect(answer.headers['content-type']).to.match(/^text\/csv/);
  return answer.body as string;
};

describe('practice org refusals: event log files without Event Monitoring', () => {
  const org = plantedOrg(files);

  it('are the free types alone (facts 2.x EventLogFile [A])', async () => {
    expect(new Set(await typesIn(org()))).to.deep.equal(new Set(['ApiTotalUsage', 'Login', 'Logout']));
  });

  it('are gone 24 hours after they were made (facts 2.x EventLogFile [A])', async () => {
    expect(await daysIn(org())).to.deep.equal(['2026-11-21']);
    expect(((await query(org(), "SELECT COUNT() FROM EventLogFile WHERE EventType = 'ApiTotalUsage'")).body as { totalSize: number }).totalSize).to.equal(2);
  });

  it('are daily or hourly, and only the hourly ones are numbered (facts 2.x EventLogFile, REST guide: hourly files [A])', async () => {
    const rows = await records(org(), "SELECT Interval, Sequence FROM EventLogFile WHERE EventType = 'ApiTotalUsage' ORDER BY Sequence");
    expect(rows.map((row) => [row['Interval'], row['Sequence']])).to.deep.equal([['Daily', 0], ['Hourly', 1]]);
  });
});

describe('practice org refusals: event log files with Event Monitoring', () => {
  const org = plantedOrg(files, { settings: { switches: { eventMonitoring: 'on' } } });

  it('are of every type (facts 2.x EventLogFile [A])', async () => {
    expect(await typesIn(org())).to.include.members(['ApiTotalUsage', 'API', 'RestApi', 'BulkApi2', 'URI']);
  });

  it('are kept for 30 days (facts 2.x EventLogFile, REST guide: event monitoring [A])', async () => {
    expect(await daysIn(org())).to.deep.equal(['2026-10-25', '2026-11-20', '2026-11-21']);
  });
});

describe('practice org refusals: what may be done with event log files', () => {
  const org = plantedOrg(files);
  const refused = (answer: Answer): void => {
    expect(answer.status, JSON.stringify(answer.body)).to.be.oneOf([400, 403, 404, 405]);
    expectRefusal(answer, { status: answer.status });
  };

  it('gives the body by its own address, as CSV (facts 2.x EventLogFile [A])', async () => {
    expect(await bodyOf(org(), "EventType = 'Login'")).to.equal('"EVENT_TYPE","USER_ID"\n"Login","005000000000001"\n');
  });

  it('needs View Event Log Files, for the row and for the body (facts 2.x EventLogFile [A])', async () => {
    const token = org().newSession({ without: ['ViewEventLogFiles'] }).accessToken;
    const [row] = await records(org(), 'SELECT Id FROM EventLogFile LIMIT 1');
    expectRefusal(await query(org(), 'SELECT Id FROM EventLogFile', { token }), { code: 'INVALID_TYPE', message: /sObject type 'EventLogFile' is not supported/ });
    for (const path of [String(row?.['Id']), `${String(row?.['Id'])}/LogFile`]) refused(await get(org(), `/sobjects/EventLogFile/${path}`, { token }));
  });

  it('needs API Enabled (facts 2.x EventLogFile [A])', async () => {
    const token = org().newSession({ without: ['ApiEnabled'] }).accessToken;
    expectRefusal(await query(org(), 'SELECT Id FROM EventLogFile', { token }), { status: 403, code: ['API_DISABLED_FOR_ORG', 'API_CURRENTLY_DISABLED'] });
  });

  it('takes no new file, and no change of one (facts 2.x EventLogFile, REST guide: event monitoring [A])', async () => {
    refused(await post(org(), 'EventLogFile', { EventType: 'ApiTotalUsage', LogDate: RECENT }));
    const [row] = await records(org(), 'SELECT Id FROM EventLogFile LIMIT 1');
    refused(await patch(org(), 'EventLogFile', String(row?.['Id']), { EventType: 'Login' }));
  });

  it('refuses to filter, sort and group by the body (facts 2.x EventLogFile [A])', async () => {
    for (const rest of ["WHERE LogFile = 'x'", 'ORDER BY LogFile']) expectRefusal(await query(org(), `SELECT Id FROM EventLogFile ${rest}`), { code: ['INVALID_FIELD', 'MALFORMED_QUERY'] });
    expectRefusal(await query(org(), 'SELECT LogFile, COUNT(Id) FROM EventLogFile GROUP BY LogFile'), { code: ['INVALID_FIELD', 'MALFORMED_QUERY'] });
    await records(org(), 'SELECT Id FROM EventLogFile WHERE LogDate >= 2026-11-20T00:00:00Z AND CreatedDate > 2026-11-20T00:00:00Z ORDER BY LogDate, Sequence');
  });

  it('knows no body of another id (facts 3.3 [A])', async () => {
    refused(await send(org(), `${API}/sobjects/EventLogFile/0AT000000000001AAA/LogFile`));
    refused(await remove(org(), 'EventLogFile', '0AT000000000001AAA'));
  });
});

describe('practice org refusals: the usage log of what clients did', () => {
  const org = practiceOrg({ settings: { clock: CLOCK } });
  let identity: Identity;
  let lines: Record<string, string>[] = [];
  before(async () => {
    await created(org(), 'Account', { Name: 'Logged' });
    identity = await newIdentity(org(), 'Warehouse', {
      grants: { objectPermissions: [objectGrant('Account', 'Read')], userPermissions: granted('ApiEnabled', 'ApiUserOnly') },
    });
    await query(org(), 'SELECT Id FROM Account', { token: accessToken(await jwtLogin(org(), identity)) });
    const where = "EventType = 'ApiTotalUsage' AND Interval = 'Daily' AND LogDate = 2026-11-21T00:00:00Z";
    lines = parse(await hoursLater(org(), 30, () => bodyOf(org(), where)), { columns: true });
  });

  it('is there on the next day, with the columns of real files and a line for each call (facts 2.x EventLogFile [B])', async () => {
    expect(Object.keys(lines[0] ?? {})).to.include.members(HEADER.split(','));
    const [user] = await records(org(), `SELECT Id FROM User WHERE Username = '${org().username}'`);
    const call = lines.find((line) => line['HTTP_METHOD'] === 'POST' && (line['API_RESOURCE'] ?? '').includes('sobjects/Account'));
    expect(call).to.include({ EVENT_TYPE: 'ApiTotalUsage', API_FAMILY: 'REST', API_VERSION: '66.0', STATUS_CODE: '201', ENTITY_NAME: 'Account', USER_NAME: org().username });
    expect(call?.['USER_ID']).to.equal(String(user?.['Id']).slice(0, 15));
    expect(call?.['TIMESTAMP_DERIVED']).to.match(/^2026-11-21T12:0\d:\d\d\.\d{3}Z$/);
  });

  it('names the app, the user and the address of a call (facts 2.x EventLogFile [B])', () => {
    const call = lines.find((line) => line['USER_NAME'] === identity.username && (line['API_RESOURCE'] ?? '').includes('query'));
    expect(call).to.include({ USER_ID: identity.userId.slice(0, 15), CONNECTED_APP_NAME: identity.name, CLIENT_IP: '127.0.0.1', HTTP_METHOD: 'GET' });
  });
});
