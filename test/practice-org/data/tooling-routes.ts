import { accessOf } from '../access/effective.ts';
import type { Handler, Route } from '../http.ts';
import { objectOf } from '../schema/schema.ts';
import { readRecord } from './read-record.ts';
import { listParam, param } from './request.ts';
import { notFound, readableRow } from './row-access.ts';

/** Tooling records can be read; Profile serves GET and HEAD only (facts 2.x Profile [A]). */
const read: Handler = (call, context) => {
  const object = objectOf(context.state.schema, param(context, 'sobject'));
  const readable = object && accessOf(context.state, context.session.userId).object(object.name).read;
  if (!object || !readable || object.api === 'data') throw notFound();
  const row = readableRow(context.state, context.session, object, param(context, 'id'));
  return { status: 200, body: readRecord(context, object, row, listParam(call, 'fields'), true) };
};

export const toolingRoutes: Route[] = [{ method: 'GET', path: '/services/data/:version/tooling/sobjects/:sobject/:id', session: 'rest', handler: read }];
