/**
 * The tables of a history store. Every one is Parquet below a folder of its own name, with plain columns of types that DuckDB,
 * ClickHouse and PostgreSQL share, so that any engine can read the store. Ids have 18 characters; moments are UTC.
 */
export type ColumnType = 'text' | 'moment' | 'day' | 'integer' | 'boolean';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** May be null. */
  readonly optional?: boolean;
  /** What it holds, for whoever reads the store with an engine of their own. */
  readonly about: string;
}

export interface TableShape {
  /** What one row is. */
  readonly about: string;
  /** `object=.../month=YYYY-MM/` folders; the two are columns of the files, too. */
  readonly partitioned: boolean;
  readonly columns: readonly Column[];
}

const text = (name: string, about: string): Column => ({ name, type: 'text', about });
const perhaps = (column: Column): Column => ({ ...column, optional: true });
const moment = (name: string, about: string): Column => ({ name, type: 'moment', about });
const integer = (name: string, about: string): Column => ({ name, type: 'integer', about });
const boolean = (name: string, about: string): Column => ({ name, type: 'boolean', about });

const object = text('object', 'API name of the object whose records changed, e.g. Case');
const month = text('month', 'month of the change in UTC, YYYY-MM');
const userId = text('user_id', 'CreatedById of the history row');
const field = text('field', 'as Salesforce has it: an API name, or a special event such as created or ownerAssignment');
const kind = text('kind', 'change, created, or event (facts 2)');
const confidence = text('confidence', 'exact, inferred or ambiguous');

export const tables = {
  changes: {
    about: 'one row of a history object',
    partitioned: true,
    columns: [
      text('change_id', 'Id of the history row; unique'),
      object,
      month,
      text('record_id', 'the record that changed'),
      field,
      kind,
      perhaps(text('data_type', 'DataType of the history row')),
      perhaps(text('old_key', 'keyed hash of OldValue; equal keys mean equal values; null where there was none')),
      perhaps(text('new_key', 'keyed hash of NewValue')),
      perhaps(text('old_value', 'OldValue; null unless the store keeps values')),
      perhaps(text('new_value', 'NewValue; null unless the store keeps values')),
      userId,
      moment('changed_at', 'CreatedDate of the history row'),
      boolean('counted', 'false for the second row that a lookup change writes (facts 2), so that a change counts once'),
    ],
  },
  daily: {
    about: 'counted changes of one day, added up',
    partitioned: true,
    columns: [
      object,
      month,
      { name: 'day', type: 'day', about: 'in UTC' },
      userId,
      text('app', 'who it was on a shared account, as attributions say, or may have been; empty where the user says it'),
      text('app_class', 'class of app; empty where the user says it'),
      confidence,
      field,
      kind,
      integer('changes', 'counted rows'),
      integer('filled', 'of them: from no value to a value'),
      integer('cleared', 'of them: from a value to none'),
      integer('same', 'of them: old and new value are equal'),
      moment('first_at', 'the first of them'),
      moment('last_at', 'the last of them'),
    ],
  },
  actors: {
    about: 'one user that history names',
    partitioned: false,
    columns: [
      userId,
      text('actor', 'the name reports use: of the integration, else of the user; unique but for users of one integration'),
      text('class', 'integration, person, automated, platform, guest, deleted or unknown'),
      perhaps(text('integration', 'name of the integration')),
      text('basis', 'registry, evidence, file or none: where that is known from'),
      text('why', 'one sentence'),
      boolean('shared', 'more than one integration, or a person and an integration, act as this user'),
      perhaps(text('name', 'User.Name')),
      perhaps(text('username', 'User.Username')),
      perhaps(boolean('active', 'User.IsActive')),
    ],
  },
  attributions: {
    about: 'who acted on a shared account at one moment on one object',
    partitioned: false,
    columns: [
      userId,
      object,
      moment('changed_at', 'as in changes'),
      perhaps(text('app', 'the one it was; null where ambiguous')),
      perhaps(text('app_class', 'integration or person; null where ambiguous')),
      perhaps(text('candidates', 'who it may have been: A or B')),
      confidence,
      text('evidence', 'usage, event-log, login, sole or none'),
    ],
  },
  shared: {
    about: 'one integration, app or person that acts as a shared account',
    partitioned: false,
    columns: [
      userId,
      text('actor', 'the account, as in actors'),
      text('app', 'who acts as it'),
      text('why', 'one phrase'),
      perhaps(moment('first_at', 'first trace of it')),
      perhaps(moment('last_at', 'last trace of it')),
      perhaps(moment('exact_from', 'from when on logs are banked that can tell them apart')),
    ],
  },
  usage: {
    about: 'one API call of ApiTotalUsage or an Event Monitoring log, banked',
    partitioned: false,
    columns: [
      text('call_id', 'REQUEST_ID, or a digest of the row'),
      userId,
      moment('called_at', 'TIMESTAMP_DERIVED, or TIMESTAMP'),
      perhaps(text('app', 'CONNECTED_APP_NAME, else CLIENT_NAME')),
      perhaps(text('app_id', 'CONNECTED_APP_ID')),
      perhaps(text('entity', 'ENTITY_NAME or ENTITY_TYPE; null where it is not one object')),
      perhaps(text('method', 'HTTP_METHOD or METHOD; of SOAP and Bulk GET for what reads, else POST')),
      perhaps(text('family', 'API_FAMILY, else what the log is about')),
      perhaps(text('resource', 'API_RESOURCE or URI, ids taken out: tells a Bulk query from a Bulk load')),
      perhaps(integer('status', 'STATUS_CODE')),
      text('log', 'ApiTotalUsage, API, RestApi, BulkApi ...'),
    ],
  },
  logins: {
    about: 'one row of LoginHistory, banked',
    partitioned: false,
    columns: [
      text('login_id', 'LoginHistory.Id'),
      userId,
      moment('at', 'LoginTime'),
      perhaps(text('app', 'Application')),
      perhaps(text('type', 'LoginType')),
      perhaps(text('sub_type', 'LoginSubType')),
      perhaps(text('status', 'Status')),
    ],
  },
  declared: {
    about: 'one field, or one object, that a spec declares',
    partitioned: false,
    columns: [
      text('integration', 'name of the spec'),
      text('object', 'API name; empty where the spec gives access to no object'),
      text('field', 'API name; empty for the object itself'),
      text('direction', 'inbound, outbound, two-way, or retired with its integration; for the object itself: create, edit, delete, read or none'),
    ],
  },
  tracked: {
    about: 'one field of an object, and whether its history is tracked',
    partitioned: false,
    columns: [
      object,
      text('field', 'API name; empty for the object itself'),
      text('label', 'as people see it'),
      perhaps(text('data_type', 'of the field')),
      boolean('tracked', 'history tracking is on'),
      boolean('can_track', 'false for formulas, roll-ups, auto-numbers and the like (facts 1.6)'),
      boolean('with_values', 'false where history says that it changed, never what to (facts 1.6)'),
    ],
  },
  coverage: {
    about: 'what was read of one object',
    partitioned: false,
    columns: [
      object,
      text('source', 'org, archive or files'),
      perhaps(moment('from_at', 'rows are there from here on')),
      perhaps(moment('to_at', 'up to here')),
      integer('rows', 'in changes'),
      text('state', 'complete, partial or unread'),
      text('records', 'all, some or unknown: which records the caller sees'),
      perhaps(text('why', 'what keeps it from being complete, one sentence')),
    ],
  },
  counts: {
    about: 'records of one object that one user made or was the last to change, as the org counts them',
    partitioned: false,
    columns: [
      object,
      userId,
      integer('created', 'records with this CreatedById'),
      perhaps(moment('created_last', 'the newest of them')),
      integer('modified', 'records with this LastModifiedById'),
      perhaps(moment('modified_last', 'the newest change among them')),
      moment('as_of', 'when the org was asked'),
    ],
  },
} as const satisfies Readonly<Record<string, TableShape>>;

export type TableName = keyof typeof tables;
export const tableNames = Object.keys(tables) as readonly TableName[];

/** Tables that are written whole, from rows that were made in memory. */
export type WholeTable = Exclude<TableName, 'changes' | 'daily' | 'attributions' | 'usage' | 'logins'>;

/** A value as any engine gives it: moments as ISO date-times in UTC with milliseconds, days as YYYY-MM-DD, integers as numbers. */
export type Cell = string | number | boolean | null;
export type StoreRow = Readonly<Record<string, Cell>>;
