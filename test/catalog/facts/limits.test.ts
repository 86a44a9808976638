import { expect } from 'chai';
import fc from 'fast-check';
import apiTotalUsage from '../../../src/catalog/facts/api-total-usage/api-total-usage.ts';
import { csvRows } from '../../../src/catalog/facts/api-total-usage/csv.ts';
import fieldDefinitions from '../../../src/catalog/facts/field-definitions/field-definitions.ts';
import loginHistory from '../../../src/catalog/facts/login-history/login-history.ts';
import loginSummary from '../../../src/catalog/facts/login-summary/login-summary.ts';
import oauthTokens from '../../../src/catalog/facts/oauth-tokens/oauth-tokens.ts';
import permissionSets from '../../../src/catalog/facts/permission-sets/permission-sets.ts';
import externalClientApps from '../../../src/catalog/facts/external-client-apps/external-client-apps.ts';
import type { Datasets } from '../../../src/core/model/audit/datasets.ts';
import { known } from '../../../src/core/model/audit/fact.ts';
import { OrgRefusal } from '../../../src/core/model/ports.ts';
import { askOf, now, orgOf, userId } from './asking.ts';

const token = (number: number): object => ({ UserId: userId(number % 60), AppName: 'Etl', AppMenuItem: null, CreatedDate: '2026-10-01T08:00:00.000+0000', LastUsedDate: null, UseCount: 1 });

/** OauthToken as facts 2.x has it: so many rows, those of users asked for, 500 a batch. */
function tokensOf(tokens: readonly object[], total = tokens.length): ReturnType<typeof orgOf> {
  return orgOf({
    get: () => ({ totalSize: total }),
    query: (text) => {
      const ids = /UserId IN \(([^)]*)\)/.exec(text)?.[1];
      const fitting = ids === undefined ? tokens : tokens.filter((row) => ids.includes((row as { UserId: string }).UserId));
      const offset = Number(/OFFSET (\d+)/.exec(text)?.[1]);
      expect(text).to.contain('LIMIT 500').and.not.match(/AccessToken|DeleteToken|RequestToken/);
      return fitting.slice(0, 2_500).slice(offset, offset + 500);
    },
  });
}

describe('tokens of an org', () => {
  it('are read whole where one query can tell them all, in batches of 500', async () => {
    const { org, asked } = tokensOf(Array.from({ length: 1_203 }, (_, index) => token(index)));
    const fact = await oauthTokens.fromOrg!(askOf(org));
    expect(fact.state).to.equal('known');
    expect(fact.rows).to.have.length(1_203);
    expect(asked).to.have.length(4);
  });

  it('beyond 2,500 are read of users in question, and the gap has both numbers', async () => {
    const { org } = tokensOf(Array.from({ length: 9_000 }, (_, index) => token(index)));
    const fact = await oauthTokens.fromOrg!(askOf(org, [userId(1), userId(2)]));
    expect(fact.state).to.equal('partial');
    expect(fact.rows).to.have.length(300);
    expect(fact.gaps[0]).to.deep.include({ kind: 'truncated', about: ['other users'] });
    expect(fact.gaps[0]?.words).to.contain('9,000').and.to.contain('300');
  });

  it('are halved by user where they fill a query, and a user who fills one alone is named', async () => {
    const heavy = Array.from({ length: 3_000 }, () => ({ ...token(0), UserId: userId(7) }));
    const { org } = tokensOf([...heavy, { ...token(0), UserId: userId(8) }]);
    const fact = await oauthTokens.fromOrg!(askOf(org, [userId(7), userId(8)]));
    expect(fact.rows.filter((row) => row.userId === userId(8))).to.have.length(1);
    expect(fact.gaps.some(({ about }) => about?.includes(userId(7)) && !about.includes(userId(8)))).to.equal(true);
  });

  it('that do not come up to COUNT() are partial with both numbers', async () => {
    const fact = await oauthTokens.fromOrg!(askOf(tokensOf([token(1), token(2)], 5).org));
    expect(fact.state).to.equal('partial');
    expect(fact.gaps[0]?.words).to.equal('Only 2 of 5 tokens could be read.');
  });

  for (const [held, words] of [[false, 'shows your user its own tokens only'], [undefined, 'could not be told']] as const) {
    it(`are not asked for by a caller who ${held === false ? 'lacks the permission' : 'may lack it'}`, async () => {
      const { org, asked } = tokensOf([token(1)]);
      const fact = await oauthTokens.fromOrg!(askOf(org, [], {}, { answer: held }));
      expect(fact).to.deep.include({ state: 'unknown', rows: [] });
      expect(fact.gaps[0]?.words).to.contain(words);
      expect(asked).to.deep.equal([]);
    });
  }
});

describe('logins of an org', () => {
  const overflow = new OrgRefusal(400, 'EXCEEDED_ID_LIMIT', 'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch');
  const spanOf = (text: string): readonly [number, number] => [Date.parse(/LoginTime >= (\S+)/.exec(text)?.[1] ?? ''), Date.parse(/LoginTime < (\S+)/.exec(text)?.[1] ?? '')];
  const day = 86_400_000;

  it('are added up over halves of a window that is too large, each moment once', async () => {
    const spans: (readonly [number, number])[] = [];
    const { org } = orgOf({
      query: (text) => {
        const [from, to] = spanOf(text);
        if (to - from > 30 * day) throw overflow;
        spans.push([from, to]);
        return [{ UserId: userId(1), LoginType: 'Remote Access 2.0', LoginSubType: null, Application: 'Salesforce CLI', logins: 10, lastLogin: new Date(to - 1_000).toISOString() }];
      },
    });
    const fact = await loginSummary.fromOrg!(askOf(org));
    const ordered = spans.toSorted(([one], [other]) => one - other);
    expect(ordered.every(([from], index) => index === 0 || from === ordered[index - 1]?.[1])).to.equal(true);
    expect(fact.state).to.equal('known');
    expect(fact.rows).to.deep.equal([{ userId: userId(1), type: 'Remote Access 2.0', application: 'Salesforce CLI', logins: 10 * spans.length, lastAt: new Date(Math.max(...spans.map(([, to]) => to)) - 1_000).toISOString() }]);
  });

  it('stay bounded in calls where every slice is too large, and each slice is a gap', async () => {
    const { org, asked } = orgOf({ query: () => { throw overflow; } });
    const fact = await loginSummary.fromOrg!(askOf(org));
    expect(asked.length).to.be.at.most(20);
    expect(fact.state).to.equal('partial');
    expect(fact.gaps.every(({ kind, words }) => kind === 'truncated' && words.includes('2,000'))).to.equal(true);
  });

  it('never filter by a column that cannot be filtered', async () => {
    const { org, asked } = orgOf({ query: () => [] });
    await loginSummary.fromOrg!(askOf(org, [userId(1)]));
    await loginHistory.fromOrg!(askOf(org, [userId(1)], { loginSummary: known([]) }));
    for (const text of asked.map((each) => each.replaceAll(/'[^']*'/g, "''"))) expect(/WHERE(.*?)(?:GROUP|ORDER|$)/s.exec(text)?.[1]).to.not.match(/\b(?:Status|Application|Browser|Platform|ApiType|ApiVersion|ClientVersion|SourceIp)\b/);
  });

  it('of busy users are cut with the moment they go back to, and others stay whole', async () => {
    const busy = Array.from({ length: 4_000 }, (_, index) => ({ UserId: userId(1), LoginTime: new Date(now.getTime() - index * 1_000).toISOString(), LoginType: 'Remote Access 2.0', SourceIp: '203.0.113.9', Status: 'Success', Application: 'Etl', ApiType: null, ApiVersion: null }));
    const { org } = orgOf({ query: (text) => (text.includes(userId(1)) ? busy : []) });
    const counted = (id: string, logins: number): Datasets['loginSummary'] => ({ userId: id, type: 'Remote Access 2.0', logins, lastAt: now.toISOString() });
    const fact = await loginHistory.fromOrg!(askOf(org, [userId(1), userId(2)], { loginSummary: known([counted(userId(1), 400_000), counted(userId(2), 3)]) }));
    expect(fact.gaps).to.have.length(1);
    expect(fact.gaps[0]?.about).to.deep.equal([userId(1)]);
    expect(fact.gaps[0]?.words).to.contain('4,000').and.to.contain('2026-11-22 07:53');
  });
});

describe('columns and objects that come and go', () => {
  it('permission sets are asked only for columns that the org has', async () => {
    const { org, asked } = orgOf({ query: () => [{ Id: '0PS000000000001AAA', Name: 'X', Label: 'X', IsCustom: true, IsOwnedByProfile: false, ProfileId: null, Profile: null, Type: 'Regular', PermissionSetGroupId: null, HasActivationRequired: false, NamespacePrefix: 'ns', LicenseId: null, PermissionsManageUsers: true }] });
    const fact = await permissionSets.fromOrg!(askOf(org, [], { permissionColumns: known([{ name: 'ManageUsers' }, { name: 'Unrated' }]) }));
    expect(asked[0]).to.contain('PermissionsManageUsers').and.not.match(/PermissionsUseAnyApiClient|PermissionsUnrated/);
    expect(fact.rows[0]).to.deep.include({ name: 'ns__X', kind: 'permission-set', permissions: ['ManageUsers'] });
  });

  it('external client apps that answer INVALID_TYPE are unknown, in Salesforce\'s words', async () => {
    const refusal = new OrgRefusal(400, 'INVALID_TYPE', "sObject type 'ExternalClientApplication' is not supported.");
    const fact = await externalClientApps.fromOrg!(askOf(orgOf({ query: () => { throw refusal; } }).org));
    expect(fact).to.deep.include({ state: 'unknown', rows: [] });
    expect(fact.gaps[0]?.words).to.contain('is not supported').and.to.contain('INVALID_TYPE');
    expect(fact.gaps[0]?.needs).to.contain('External Client Apps');
  });

  it('fields are asked for one object a query, and an object that is refused is a gap of its own', async () => {
    const { org, asked } = orgOf({
      tooling: (text) => {
        if (text.includes("'Secret__c'")) throw new OrgRefusal(400, 'INVALID_TYPE', 'no');
        if (text.includes('IsFlsEnabled')) throw new OrgRefusal(400, 'INVALID_FIELD', 'No such column');
        return [{ QualifiedApiName: 'Email', DataType: 'Email', IsFieldHistoryTracked: false, IsCalculated: false, SecurityClassification: 'Restricted', ComplianceGroup: 'PII;GDPR' }];
      },
    });
    const rights = ['Lead', 'Secret__c'].map((object) => ({ parentId: '0PS000000000001AAA', object, rights: ['read'] as const }));
    const fact = await fieldDefinitions.fromOrg!(askOf(org, [], { objectPermissions: known(rights) }));
    expect(asked.every((text) => /EntityDefinition\.QualifiedApiName = '\w+'$/.test(text))).to.equal(true);
    expect(fact.rows).to.deep.equal([{ field: 'Lead.Email', historyOn: false, isCalculated: false, type: 'Email', classification: 'Restricted', compliance: ['PII', 'GDPR'] }]);
    expect(fact.gaps.map(({ about }) => about)).to.deep.equal([['Secret__c']]);
  });
});

describe('API usage logs', () => {
  const file = (Id: string, LogDate: string, Interval: string): object => ({ Id, LogDate, Interval, LogFileLength: 100 });
  const csv = '"USER_ID","CLIENT_IP","API_FAMILY","API_VERSION","API_RESOURCE","CONNECTED_APP_NAME"\r\n"005000000000001","203.0.113.9","REST","60.0","/v60.0/sobjects/Lead/00Q000000000001AAA","A ""quoted"", app"\n"005000000000001","203.0.113.9","REST","60.0","/v60.0/sobjects/Lead/00Q000000000002AAA","A ""quoted"", app"\n';

  it('are added up by header name, with 18 characters in ids, and the daily file in place of the hourly ones', async () => {
    const { org, asked } = orgOf({ query: () => [file('1', '2026-11-21T00:00:00.000+0000', 'Daily'), file('2', '2026-11-21T05:00:00.000+0000', 'Hourly')], text: () => csv });
    const fact = await apiTotalUsage.fromOrg!(askOf(org, ['005000000000001AAA']));
    expect(asked.filter((path) => path.includes('/LogFile'))).to.deep.equal(['/sobjects/EventLogFile/1/LogFile']);
    expect(fact.rows).to.deep.equal([{ day: '2026-11-21', userId: '005000000000001AAA', appName: 'A "quoted", app', clientIp: '203.0.113.9', family: 'REST', version: '60.0', resource: '/v60.0/sobjects/Lead/{id}', calls: 2 }]);
  });

  it('come back from CSV as they went in', () => {
    const cell = fc.string().filter((text) => !/\p{Surrogate}/u.test(text));
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 });
    fc.assert(fc.property(table, (rows) => {
      const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\r\n');
      const read: (string | undefined)[][] = [];
      for (const row of csvRows(text)) read.push(Array.from({ length: row.cells }, (_, index) => row.cell(index)));
      expect(read).to.deep.equal(rows);
    }));
  });
});
