import { ApiError } from '../http.ts';
import type { Handler, Route } from '../http.ts';
import { objectOf } from '../schema/schema.ts';
import type { ChildRelationship } from '../schema/schema.ts';
import type { OrgState, Session } from '../state.ts';
import { insertRow } from './dml.ts';
import { jsonBody } from './request.ts';
import type { Body } from './request.ts';
import { malformed } from './subrequest.ts';
import { mixedDmlGuard, transaction } from './transaction.ts';

/** A record of a tree, with its children by relationship. */
interface Node {
  type: string;
  referenceId: string;
  fields: Body;
  children: { relationship: ChildRelationship; nodes: Node[] }[];
}
type TreeResult = { referenceId: string; id: string } | { referenceId: string; errors: { statusCode: string; message: string; fields: string[] }[] };

/** REST reference, sObject tree [A]: records in all, and levels below the first. */
const MOST_RECORDS = 200;
const MOST_LEVELS = 5;

/** Records with their children, all or none: 201 with every id, or 400 with the record that failed (REST reference, sObject tree [A]). */
const create: Handler = (call, { state, session, params }) => {
  const nodes = nodesOf(state, jsonBody(call)['records'], 1);
  if (nodes.some(({ type }) => type !== params['sobject'])) throw malformed(`The records of this tree are of type ${String(params['sobject'])}`);
  if (count(nodes) > MOST_RECORDS) throw new ApiError(400, 'LIMIT_EXCEEDED', `The number of records exceeds the limit of ${MOST_RECORDS}`);
  const results = transaction(state, (draft) => {
    const planted = plantAll(draft, session, nodes);
    return { good: planted.every((one) => 'id' in one), result: planted };
  });
  const failed = results.filter((one) => 'errors' in one);
  return failed.length > 0 ? { status: 400, body: { hasErrors: true, results: failed } } : { status: 201, body: { hasErrors: false, results } };
};

/** Throws for what is no tree. */
function nodesOf(state: OrgState, given: unknown, level: number): Node[] {
  if (!Array.isArray(given)) throw malformed('records is required');
  if (level > MOST_LEVELS) throw new ApiError(400, 'LIMIT_EXCEEDED', `A tree has at most ${MOST_LEVELS} levels`);
  return (given as Body[]).map((one) => nodeOf(state, one, level));
}

function nodeOf(state: OrgState, { attributes, ...rest }: Body, level: number): Node {
  const { type, referenceId } = (attributes ?? {}) as Body;
  if (typeof type !== 'string' || typeof referenceId !== 'string') throw malformed('attributes.type and attributes.referenceId are required for each record');
  const relationships = objectOf(state.schema, type)?.children ?? [];
  const children = relationships.flatMap((relationship) => {
    const { records } = (rest[relationship.relationshipName] ?? {}) as Body;
    return records === undefined ? [] : [{ relationship, nodes: nodesOf(state, records, level + 1) }];
  });
  const nested = new Set(children.map(({ relationship }) => relationship.relationshipName));
  return { type, referenceId, children, fields: Object.fromEntries(Object.entries(rest).filter(([name]) => !nested.has(name))) };
}

function count(nodes: Node[]): number {
  return nodes.reduce((sum, { children }) => sum + 1 + children.reduce((below, child) => below + count(child.nodes), 0), 0);
}

function plantAll(draft: OrgState, session: Session, nodes: Node[]): TreeResult[] {
  const guard = mixedDmlGuard();
  const plant = ({ type, referenceId, fields, children }: Node): TreeResult[] => {
    try {
      guard({ name: type });
      const id = String(insertRow(draft, session, type, fields)['Id']);
      const below = children.flatMap(({ relationship, nodes: grown }) => grown.flatMap((one) => plant({ ...one, fields: { ...one.fields, [relationship.field]: id } })));
      return [{ referenceId, id }, ...below];
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return [{ referenceId, errors: [{ statusCode: error.code, message: error.message, fields: error.fields }] }];
    }
  };
  return nodes.flatMap(plant);
}

export const treeRoutes: Route[] = [{ method: 'POST', path: '/services/data/:version/composite/tree/:sobject', session: 'rest', handler: create }];
