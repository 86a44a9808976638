import { accessOf } from '../access/effective.ts';
import type { Access } from '../access/effective.ts';
import { objectOf } from '../schema/schema.ts';
import type { ObjectSchema } from '../schema/schema.ts';
import type { OrgState, Row, Session } from '../state.ts';
import { grouped } from './grouped.ts';
import { ownPermissions } from './own-permissions.ts';
import { noSuchType } from './refuse.ts';
import { tableOf } from './tables.ts';

/** Who asks what, and what the answer depends on besides the statement. */
export interface Reader {
  state: OrgState;
  userId: string;
  access: Access;
  soql: string;
  tooling: boolean;
  /** queryAll: rows in the recycle bin count too. */
  all: boolean;
  /** For record URLs, e.g. `66.0`. */
  version: string;
  /** IANA name of the user's time zone: days of date literals are its days. */
  timeZone: string;
  /** An object's rows as this user sees their columns, by id. */
  tableOf(object: string): Map<string, Row>;
  rowOf(object: string, id: string): Row | undefined;
  /** The record with an id, whatever its object. */
  recordOf(id: string): { object: ObjectSchema; row: Row } | undefined;
}

export interface ReaderOptions {
  tooling?: boolean;
  all?: boolean;
  version?: string;
}

export function readerFor(state: OrgState, session: Session, soql: string, options: ReaderOptions = {}): Reader {
  const tables = new Map<string, Map<string, Row>>();
  const tooling = options.tooling ?? false;
  const prefixes = grouped(state.schema.objects.values(), (object) => object.keyPrefix);
  const access = accessOf(state, session.userId);
  const personal: Record<string, () => Map<string, Row>> = {
    AuthSession: () => withCurrent(tableOf(state, 'AuthSession'), session),
    UserPermissionAccess: () => ownPermissions(state, access),
    FieldHistoryArchive: () => withEmptyIds(tableOf(state, 'FieldHistoryArchive')),
  };
  const tableFor = (object: string): Map<string, Row> => {
    const table = tables.get(object) ?? personal[object]?.() ?? tableOf(state, object);
    tables.set(object, table);
    return table;
  };
  const rowOf = (object: string, id: string): Row | undefined => tableFor(object).get(id);
  return {
    state,
    userId: session.userId,
    access,
    soql,
    tooling,
    all: options.all ?? false,
    version: options.version ?? state.settings.apiVersion,
    timeZone: timeZoneOf(state, session.userId),
    tableOf: tableFor,
    rowOf,
    recordOf: (id) => {
      for (const object of prefixes.get(id.slice(0, 3)) ?? []) {
        const row = rowOf(object.name, id);
        if (row) return { object, row };
      }
      return undefined;
    },
  };
}

/** AuthSession.IsCurrent is true of the session that asks, and of no other (facts 2.x AuthSession [A]). */
function withCurrent(table: Map<string, Row>, { authSessionId }: Session): Map<string, Row> {
  return new Map([...table].map(([id, row]) => [id, { ...row, IsCurrent: id === authSessionId }]));
}

/** A big object's rows have an Id of zeros (Big Objects guide, SOQL [A]). */
function withEmptyIds(table: Map<string, Row>): Map<string, Row> {
  return new Map([...table].map(([id, row]) => [id, { ...row, Id: '000000000000000AAA' }]));
}

/** The object a statement names, if this user may read it through this API; else INVALID_TYPE (facts 3.3 [A]). */
export function readableObject(reader: Reader, name: string): ObjectSchema {
  const object = objectOf(reader.state.schema, name);
  const inApi = object && (object.api === 'both' || (object.api === 'tooling') === reader.tooling);
  if (!object?.queryable || !inApi || !reader.access.object(object.name).read) throw noSuchType(reader.soql, name);
  return object;
}

function timeZoneOf(state: OrgState, userId: string): string {
  const zone = state.tables.get('User')?.get(userId)?.['TimeZoneSidKey'];
  return typeof zone === 'string' && zone !== '' ? zone : 'UTC';
}
