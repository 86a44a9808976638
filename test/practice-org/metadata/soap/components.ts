import { SoapFault } from '../../http.ts';
import type { OrgState, Session, XmlElement } from '../../state.ts';
import { textOf, textsOf, without } from '../components/content.ts';
import { DeployProblem } from '../components/handler.ts';
import type { Component, Scope } from '../components/handler.ts';
import { handlerOf } from '../components/index.ts';
import { contentsOf, listedOf } from '../contents.ts';
import { putComponent, removeComponent } from '../deploy/put.ts';
import { commit, draftOf } from '../draft.ts';
import { decodeName, encodeName } from '../kinds.ts';
import { shapeProblem } from '../shapes/check.ts';
import { contentOf } from '../xml/parse.ts';
import type { XmlNode } from '../xml/parse.ts';
import type { XmlValue } from '../xml/write.ts';
import { recordValue } from './envelope.ts';

/** Components per call (facts 2.z [A]), more for these two. */
const MAX_COMPONENTS = 10;
const MAX_OF = new Map([['CustomMetadata', 200], ['CustomApplication', 200]]);

/** `SecuritySettings` is the type of the `Settings` component `Security` (facts 1.5). */
function storedAs(type: string, fullName: string): { type: string; fullName: string } {
  return type.endsWith('Settings') && !handlerOf(type) ? { type: 'Settings', fullName: type.slice(0, -'Settings'.length) } : { type, fullName: decodeName(fullName) };
}

function requireFew(type: string, count: number): void {
  // facts 7.15; words [K]
  if (count > (MAX_OF.get(type) ?? MAX_COMPONENTS)) throw new SoapFault('EXCEEDED_ID_LIMIT', 'record limit reached. cannot submit more than 10 records in this operation');
}

/** readMetadata: one record per name, nil where there is none (facts 2.y [K]). Everything a component has, whatever else is read. */
export function readMetadata(state: OrgState, request: XmlElement, apiVersion: number): XmlValue {
  const type = textOf(request, 'type') ?? '';
  const names = textsOf(request, 'fullNames');
  requireFew(type, names.length);
  if (!handlerOf(storedAs(type, '').type)) throw new SoapFault('INVALID_TYPE', `Unknown type:${type}`);
  return { records: names.map((name) => readOne(state, type, name, apiVersion)) };
}

function readOne(state: OrgState, type: string, name: string, apiVersion: number): XmlValue {
  const { type: kept, fullName } = storedAs(type, name);
  const content = contentsOf(state, kept, fullName, { apiVersion, includes: () => true });
  return content ? recordValue(type, encodeName(kept, fullName), content) : null;
}

type Way = 'create' | 'update' | 'upsert';

/** createMetadata, updateMetadata, upsertMetadata: each component by itself, results in the order of the call. */
export function saveMetadata(state: OrgState, session: Session, operation: XmlNode, apiVersion: number, way: Way): XmlValue {
  const nodes = operation.children.filter((child) => child.name === 'metadata');
  requireFew(nodes[0] ? typeOf(nodes[0]) : '', nodes.length);
  return nodes.map((node) => {
    const type = typeOf(node);
    const given = textOf(contentOf(node), 'fullName') ?? '';
    const { type: kept, fullName } = storedAs(type, given);
    const existed = listedOf(state, kept).some((one) => one.fullName === fullName);
    const component: Component = { type: kept, fullName, fileName: '', node: undefined, content: without(contentOf(node), ['fullName']), body: undefined };
    const result = attempt(state, session, given, apiVersion, (scope) => {
      requireThere(way, existed, kept, given);
      const found = shapeProblem(node, type, { apiVersion, outOfOrder: 'free' });
      if (found) throw new DeployProblem(found.problem, { statusCode: 'INVALID_FIELD' });
      putComponent(scope, component, 'call');
    });
    return way === 'upsert' ? { created: !existed, ...result } : result;
  });
}

/** The type is the element's xsi:type, with or without a prefix. */
function typeOf(node: XmlNode): string {
  return (node.attributes['type'] ?? '').replace(/^.*:/, '');
}

function requireThere(way: Way, existed: boolean, type: string, fullName: string): void {
  // [K]
  if (way === 'create' && existed) throw new DeployProblem(`This ${type} already exists: ${fullName}`, { statusCode: 'DUPLICATE_DEVELOPER_NAME' });
  if (way === 'update' && !existed) throw new DeployProblem(`In field: fullName - no ${type} named ${fullName} found`, { statusCode: 'INVALID_CROSS_REFERENCE_KEY' });
}

export function deleteMetadata(state: OrgState, session: Session, request: XmlElement, apiVersion: number): XmlValue {
  const type = textOf(request, 'type') ?? '';
  const names = textsOf(request, 'fullNames');
  requireFew(type, names.length);
  return names.map((name) =>
    attempt(state, session, name, apiVersion, (scope) => {
      const { type: kept, fullName } = storedAs(type, name);
      if (!removeComponent(scope, kept, fullName)) throw new DeployProblem(`no ${type} named ${name} found`, { statusCode: 'INVALID_CROSS_REFERENCE_KEY' });
    }),
  );
}

/** SaveResult: `errors` only where it failed. */
function attempt(state: OrgState, session: Session, fullName: string, apiVersion: number, work: (scope: Scope) => void): Record<string, XmlValue> {
  const draft = draftOf(state);
  const scope: Scope = { state: draft, session, apiVersion, ignoreWarnings: true, mode: 'deploy' };
  try {
    work(scope);
  } catch (error) {
    if (!(error instanceof DeployProblem)) throw error;
    return { errors: { message: error.message, statusCode: error.statusCode }, fullName, success: false };
  }
  commit(state, draft);
  return { fullName, success: true };
}
