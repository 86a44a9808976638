import { noteLogin } from '../../access/login-history.ts';
import { keepRow, row, rows } from '../../state.ts';
import type { OrgState } from '../../state.ts';
import { addApiTotalUsage } from '../event-log.ts';
import { daysAgo } from './days.ts';

interface Trace {
  /** Name of a machine, or a username. */
  who: string;
  application: string;
  loginType: string;
  loginSubType: string | null;
  sourceIp: string;
  /** Days ago of each login. */
  days: number[];
  /** LoginHistory.Status; default Success. */
  status?: string;
  /** Uses of the OAuth token this leaves, 0 for none. */
  uses: number;
}

const daily = (count: number, from = 0): number[] => Array.from({ length: count }, (_, place) => from + place);

/** What the accounts did lately: how they came in, from where, and which tokens they hold. One person's login runs a nightly job. */
const traces: Trace[] = [
  { who: 'Warehouse Reader', application: 'Warehouse Loader', loginType: 'Remote Access 2.0', loginSubType: null, sourceIp: '203.0.113.20', days: daily(30), uses: 900 },
  { who: 'ERP Sync', application: 'ERP Middleware', loginType: 'Remote Access 2.0', loginSubType: 'OauthUsernamePassword', sourceIp: '198.51.100.7', days: daily(30), uses: 0 },
  { who: 'HubSpot Integration', application: 'HubSpot Sync', loginType: 'Remote Access 2.0', loginSubType: 'OauthRefreshToken', sourceIp: '192.0.2.44', days: daily(20), uses: 4310 },
  { who: 'Legacy ETL', application: 'Legacy ETL', loginType: 'Other Apex API', loginSubType: 'SoapApiLogin', sourceIp: '198.51.100.90', days: daily(14, 1), uses: 0 },
  { who: 'Legacy ETL', application: 'Legacy ETL', loginType: 'Other Apex API', loginSubType: 'SoapApiLogin', sourceIp: '198.51.100.91', days: [3, 9], status: 'Invalid Password', uses: 0 },
  { who: 'Telephony Connector', application: 'Telephony', loginType: 'Remote Access 2.0', loginSubType: 'OauthWebServer', sourceIp: '192.0.2.80', days: [210, 240], uses: 12 },
  { who: 'Old Marketing Cloud', application: 'Marketing Connector', loginType: 'Remote Access 2.0', loginSubType: 'OauthRefreshToken', sourceIp: '192.0.2.99', days: [], uses: 77 },
  { who: 'clara.grant.19@typical.example.com', application: 'Spreadsheet Export', loginType: 'Remote Access 2.0', loginSubType: 'OauthRefreshToken', sourceIp: '198.51.100.12', days: daily(25), uses: 1250 },
  { who: 'clara.grant.19@typical.example.com', application: 'Browser', loginType: 'Application', loginSubType: null, sourceIp: '203.0.113.200', days: [0, 1, 2, 6], uses: 0 },
];

/** `ids` holds users by machine name and by username. Throws where a trace names nobody. */
export function addTraces(state: OrgState, ids: Map<string, string>): void {
  for (const trace of traces) {
    const userId = ids.get(trace.who);
    if (userId === undefined) throw new Error(`The typical seed has no user ${trace.who}`);
    for (const days of trace.days.toReversed()) addLogin(state, userId, trace, days);
    if (trace.uses > 0) addToken(state, userId, trace);
  }
  addUsage(state, ids);
}

/** Yesterday's calls: one for each trace that came yesterday, through the API. */
function addUsage(state: OrgState, ids: Map<string, string>): void {
  const day = `${daysAgo(state, 1).slice(0, 10)}T00:00:00.000Z`;
  const callers = traces.filter((trace) => trace.days.includes(1) && trace.loginType !== 'Application');
  const calls = callers.map((trace) => ({
    EVENT_TYPE: 'ApiTotalUsage',
    USER_ID: ids.get(trace.who)?.slice(0, 15) ?? '',
    ORGANIZATION_ID: state.settings.orgId.slice(0, 15),
    API_FAMILY: trace.loginType === 'Other Apex API' ? 'SOAP' : 'REST',
    API_VERSION: trace.loginType === 'Other Apex API' ? '30.0' : state.settings.apiVersion,
    API_RESOURCE: '/v66.0/query',
    HTTP_METHOD: 'GET',
    CLIENT_IP: trace.sourceIp,
    COUNTS_AGAINST_API_LIMIT: '1',
    STATUS_CODE: '200',
    CONNECTED_APP_NAME: trace.application,
    TIMESTAMP_DERIVED: daysAgo(state, 1),
  }));
  addApiTotalUsage(state, day, calls, ids.values().next().value ?? '');
}

/** LastLoginDate stays as the user's own row has it. */
function addLogin(state: OrgState, userId: string, trace: Trace, days: number): void {
  const user = row(state, 'User', userId);
  const lastLogin = user?.['LastLoginDate'] ?? null;
  const id = noteLogin(state, userId, { ...trace, loginUrl: 'typical.my.salesforce.com' }, trace.status ?? 'Success');
  const login = row(state, 'LoginHistory', id);
  if (login) login['LoginTime'] = daysAgo(state, days);
  if (user) user['LastLoginDate'] = lastLogin;
}

function addToken(state: OrgState, userId: string, { application, uses, days }: Trace): void {
  const deleteToken = `5AepTypical${rows(state, 'OauthToken').length + 1}`;
  const dates = { CreatedDate: daysAgo(state, 800), LastUsedDate: daysAgo(state, days[0] ?? 300) };
  const empty = { Id: null, AccessToken: null, RequestToken: null };
  keepRow(state, 'OauthToken', { ...empty, ...dates, UserId: userId, AppName: application, UseCount: uses, DeleteToken: deleteToken }, deleteToken);
}
