import { accessOf } from '../access/effective.ts';
import type { Context, Handler, Route } from '../http.ts';
import { describeObject, describeShort } from '../schema/describe.ts';
import type { Describing } from '../schema/describe.ts';
import { objectOf } from '../schema/schema.ts';
import type { ObjectSchema } from '../schema/schema.ts';
import { param, versionOf } from './request.ts';
import { notFound } from './row-access.ts';

const base = '/services/data/:version';

function describing(context: Context, object: ObjectSchema, tooling: boolean): Describing {
  const access = accessOf(context.state, context.session.userId);
  return {
    version: versionOf(context),
    tooling,
    may: access.object(object.name),
    field: (field) => (field.permissionable ? access.field(object.name, field.name) : { read: true, edit: true }),
  };
}

/** Objects the user may read, of one of the two APIs. What it may not read is not there. */
function objectsFor({ state, session }: Context, tooling: boolean): ObjectSchema[] {
  const access = accessOf(state, session.userId);
  return [...state.schema.objects.values()].filter((object) => inApi(object, tooling) && access.object(object.name).read);
}

function inApi(object: ObjectSchema, tooling: boolean): boolean {
  return object.api === 'both' || (object.api === 'tooling') === tooling;
}

function named(context: Context, tooling: boolean): ObjectSchema {
  const object = objectOf(context.state.schema, param(context, 'sobject'));
  const readable = object && accessOf(context.state, context.session.userId).object(object.name).read;
  if (!object || !readable || !inApi(object, tooling)) throw notFound();
  return object;
}

function everything(tooling: boolean): Handler {
  return (_call, context) => {
    const sobjects = objectsFor(context, tooling).map((object) => describeShort(object, describing(context, object, tooling)));
    return { status: 200, body: { encoding: 'UTF-8', maxBatchSize: 200, sobjects } };
  };
}

function basic(tooling: boolean): Handler {
  return (_call, context) => {
    const object = named(context, tooling);
    return { status: 200, body: { objectDescribe: describeShort(object, describing(context, object, tooling)), recentItems: [] } };
  };
}

function whole(tooling: boolean): Handler {
  return (_call, context) => {
    const object = named(context, tooling);
    return { status: 200, body: describeObject(object, describing(context, object, tooling)) };
  };
}

export const describeRoutes: Route[] = [false, true].flatMap((tooling): Route[] => {
  const room = tooling ? '/tooling' : '';
  return [
    { method: 'GET', path: `${base}${room}/sobjects`, session: 'rest', handler: everything(tooling) },
    { method: 'GET', path: `${base}${room}/sobjects/:sobject`, session: 'rest', handler: basic(tooling) },
    { method: 'GET', path: `${base}${room}/sobjects/:sobject/describe`, session: 'rest', handler: whole(tooling) },
  ];
});
