import { ApiError } from '../http.ts';
import type { Call, Context, Handler, Route } from '../http.ts';
import { newId } from '../ids.ts';
import { columnsAnswer } from '../soql/columns.ts';
import { runQuery } from '../soql/query.ts';
import type { QueryAnswer } from '../soql/query.ts';
import { param, versionOf } from './request.ts';

interface Room {
  path: 'query' | 'queryAll' | 'tooling/query';
  tooling: boolean;
  all: boolean;
}

/** A query whose records did not fit one batch, kept among the org's jobs. */
interface Cursor {
  userId: string;
  object: string;
  records: Records;
}

type Records = Pick<QueryAnswer, 'length' | 'slice'>;

const rooms: Room[] = [
  { path: 'query', tooling: false, all: false },
  { path: 'queryAll', tooling: false, all: true },
  { path: 'tooling/query', tooling: true, all: false },
];
/** facts 2.z [A]: 200 to 2,000 records a batch. OauthToken: 500 (facts 2.x [A]). */
const LARGEST = 2000;
const SMALLEST = 200;

function first(room: Room): Handler {
  return (call, context) => {
    const soql = call.query.get('q') ?? '';
    if (soql.trim() === '') throw new ApiError(400, 'MALFORMED_QUERY', 'A query string has to be specified');
    const { state, session } = context;
    const answer = runQuery(state, session, soql, { ...room, version: versionOf(context) });
    if (call.query.get('columns') === 'true') return { status: 200, body: columnsAnswer(state, answer) };
    const batch = batchSize(call, answer.object);
    if (answer.length <= batch) return { status: 200, body: { totalSize: answer.totalSize, done: true, records: answer.records } };
    if (answer.object === 'EntityDefinition') {
      // facts 2.x EntityDefinition [K]
      throw new ApiError(400, 'EXCEEDED_ID_LIMIT', 'EntityDefinition does not support queryMore(), use LIMIT to restrict the results to a single batch');
    }
    const id = newId(state, '01g');
    const cursor: Cursor = { userId: session.userId, object: answer.object, records: answer };
    state.jobs.set(id, cursor);
    return { status: 200, body: page(context, room, { id, start: 0, batch }, answer) };
  };
}

function more(room: Room): Handler {
  return (call, context) => {
    const [id = '', from = ''] = param(context, 'locator').split('-');
    const cursor = context.state.jobs.get(id) as Cursor | undefined;
    const start = Number(from);
    if (cursor?.userId !== context.session.userId || !(start > 0 && start < cursor.records.length)) {
      throw new ApiError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
    }
    return { status: 200, body: page(context, room, { id, start, batch: batchSize(call, cursor.object) }, cursor.records) };
  };
}

interface Place {
  id: string;
  start: number;
  batch: number;
}

function page(context: Context, { path }: Room, { id, start, batch }: Place, records: Records): unknown {
  const end = start + batch;
  const done = end >= records.length;
  const next = done ? {} : { nextRecordsUrl: `/services/data/v${versionOf(context)}/${path}/${id}-${end}` };
  return { totalSize: records.length, done, ...next, records: records.slice(start, end) };
}

function batchSize(call: Call, object: string): number {
  const asked = Number(/batchSize=(\d+)/.exec(call.headers['sforce-query-options'] ?? '')?.[1] ?? LARGEST);
  const most = object === 'OauthToken' ? 500 : LARGEST;
  return Math.min(most, Math.max(SMALLEST, asked));
}

export const queryRoutes: Route[] = rooms.flatMap((room): Route[] => [
  { method: 'GET', path: `/services/data/:version/${room.path}`, session: 'rest', handler: first(room) },
  { method: 'GET', path: `/services/data/:version/${room.path}/:locator`, session: 'rest', handler: more(room) },
]);
