import { expect } from 'chai';
import { closeAfter } from '../support/close-after.ts';
import { asFlag, userValues } from '../support/integration-user.ts';
import { connect, logInAdmin } from '../support/log-in.ts';
import { startOrgProcess, type OrgProcess } from '../support/practice-org-process.ts';
import { openSf, type Sf, type SfOutcome } from '../support/sf.ts';

const duplicate =
  "Duplicate Username.<br>The username already exists in this or another Salesforce organization. Usernames must be unique across all Salesforce organizations. To resolve, use a different username (it doesn't need to match the user's email address). ";

describe('The real sf CLI is told why the practice org refuses a user', () => {
  const opened = closeAfter();
  let sf: Sf;
  let org: OrgProcess;
  let profileId: string;
  before(async function () {
    sf = opened(await openSf(this));
    org = opened(await startOrgProcess());
    await logInAdmin(sf, org);
    const soql = "SELECT Id FROM Profile WHERE Name = 'Minimum Access - API Only Integrations'";
    profileId = (await connect(org).query<{ Id: string }>(soql)).records[0]?.Id ?? '';
  });

  const create = async (values: Record<string, string>): Promise<SfOutcome> => {
    const { value, requests } = await org.requestsOf(() =>
      sf.json(['data', 'create', 'record', '--sobject', 'User', '--values', asFlag(values)]),
    );
    expect(value.exitCode).to.equal(1);
    expect(requests.filter(({ changed }) => changed)).to.deep.equal([]);
    return value;
  };

  it('because the username is taken, facts 3.3 [A]', async () => {
    const refused = await create({ ...userValues('billing@example.com.practice', profileId), Username: org.username });
    expect(refused.json.name).to.equal('DUPLICATE_USERNAME');
    expect(refused.json.message).to.include(duplicate);
  });

  it('because required fields are missing, facts 3.3 [A]', async () => {
    const values = Object.entries(userValues('billing@example.com.practice', profileId));
    const refused = await create(Object.fromEntries(values.filter(([name]) => !['LastName', 'Email'].includes(name))));
    expect(refused.json.name).to.equal('REQUIRED_FIELD_MISSING');
    expect(refused.json.message).to.match(/Required fields are missing: \[(LastName, Email|Email, LastName)\]/);
  });

  it('because the time zone is none of the picklist, facts 3.3 [A]', async () => {
    const refused = await create({ ...userValues('billing@example.com.practice', profileId), TimeZoneSidKey: 'Mars/Olympus' });
    expect(refused.json.name).to.equal('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
  });

  it('because the five seats of the integration licence are taken, facts 3.3 [A]', async () => {
    const five = Array.from({ length: 5 }, (_, seat) => userValues(`seat${seat}@example.com.practice`, profileId));
    const results = await connect(org).sobject('User').create(five);
    expect(results.map(({ success }) => success)).to.deep.equal([true, true, true, true, true]);
    const refused = await create(userValues('seat5@example.com.practice', profileId));
    expect(refused.json.name).to.equal('LICENSE_LIMIT_EXCEEDED');
    expect(refused.json.message).to.include('License Limit Exceeded - Salesforce Integration');
  });
});
