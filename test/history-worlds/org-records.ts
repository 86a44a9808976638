import { dateAgo, daysAgo } from '../messy/moments.ts';
import { accounts, type Account } from './cast.ts';
import { logDays } from './event-log.ts';
import { idOf } from './ids.ts';
import { iso } from './moments.ts';
import { recordAuthors, type RecordAuthors } from './record-authors.ts';
import type { HistoryRow, Story } from './story.ts';
import { trackedObjects, type TrackedObject } from './tracked.ts';
import type { Login, World } from './world.ts';

/** Rows of records/<SObject>.csv; a cell that is null is empty. */
export type Records = Readonly<Record<string, string | null>>;

function userOf({ id, name, username, userType, profile }: Account): Records {
  return { Id: id, Username: username, LastName: name, Alias: id.slice(-8), CommunityNickname: `${name} ${id}`, Email: username.includes('.') ? username : `${username}.example.com`, 'Profile.Name': profile, UserType: userType, IsActive: 'true', CreatedDate: daysAgo(700) };
}

/** Mistyped passwords, OAuth log-ins of apps, and people at the screen. */
const loginOf = ({ at, account, app, status }: Login): Records => ({ 'User.Username': account.username, LoginTime: iso(at), LoginType: app === 'Browser' ? 'Application' : 'Remote Access 2.0', SourceIp: '203.0.113.1', Status: status, Application: app });

const historyOf = ({ parent }: TrackedObject, row: HistoryRow): Records => ({ Id: row.id, IsDeleted: 'false', [parent]: row.record, CreatedById: row.user, CreatedDate: iso(row.at), Field: row.field, DataType: row.dataType, OldValue: row.oldValue, NewValue: row.newValue });

const required: Readonly<Record<string, Records>> = {
  Contact: { LastName: 'Contact' },
  Case: { Subject: 'Case', Status: 'New' },
  Opportunity: { Name: 'Opportunity', StageName: 'Prospecting', CloseDate: dateAgo(-30) },
};

/** The records of an object, by those who made and last changed them. */
function recordsOf({ object }: TrackedObject, authors: readonly RecordAuthors[]): readonly Records[] {
  return authors.filter((one) => one.object === object).map(({ record, createdBy, createdAt, modifiedBy, modifiedAt }, index) => ({ Id: record, ...(required[object] ?? { Name: `${object} ${index + 1}` }), CreatedById: createdBy, CreatedDate: iso(createdAt), LastModifiedById: modifiedBy, LastModifiedDate: iso(modifiedAt) }));
}

/** Every table of the org, by object. */
export function orgRecords(world: World, { rows, changes }: Story): Readonly<Record<string, readonly Records[]>> {
  const authors = recordAuthors(changes);
  return {
    User: accounts.filter(({ isInOrg }) => isInOrg).map(userOf),
    LoginHistory: world.logins.toSorted((one, other) => one.at - other.at).map(loginOf),
    EventLogFile: logDays(world).map(({ day, body }, index) => ({ Id: idOf('0AT', index + 1), EventType: 'ApiTotalUsage', LogDate: `${day}T00:00:00.000Z`, Interval: 'Daily', Sequence: '0', ApiVersion: '66.0', LogFile: body })),
    ...Object.fromEntries(trackedObjects.map((object) => [object.object, recordsOf(object, authors)])),
    ...Object.fromEntries(trackedObjects.map((object) => [object.history, rows.filter((row) => row.object === object.object).map((row) => historyOf(object, row))])),
  };
}
