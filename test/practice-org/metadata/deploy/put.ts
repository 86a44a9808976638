import { accessOf } from '../../access/effective.ts';
import { SATELLITES } from '../components/external-client-app.ts';
import { DeployProblem } from '../components/handler.ts';
import type { Component, Handler, Scope } from '../components/handler.ts';
import { handlerOf } from '../components/index.ts';
import { commit, draftOf } from '../draft.ts';
import { parentOf } from '../kinds.ts';
import { shapeProblem } from '../shapes/check.ts';
import { typeSince } from '../shapes/shape.ts';
import { contentOf } from '../xml/parse.ts';
import type { XmlNode } from '../xml/parse.ts';
import { without } from '../components/content.ts';
import { requireLock } from './contention.ts';
import { noteComponent } from './setup-changes.ts';

const EXTERNAL_CLIENT_APP = new Set<string>(['ExternalClientApplication', ...SATELLITES.map(([type]) => type)]);

interface Outcome {
  id: string;
  created: boolean;
  changed: boolean;
}

/** Put one component into the scope's draft, whole or not at all. Throws `DeployProblem`. */
export function putComponent(scope: Scope, component: Component, source: 'file' | 'call'): Outcome {
  const handler = handlerFor(component.type, scope.apiVersion);
  requireRights(scope, handler);
  const checked = source === 'file' ? checkedFile(scope, component) : component;
  requireLock(scope, handler, component.fullName);
  const draft = draftOf(scope.state);
  const created = !handler.list(draft).some((one) => one.fullName === component.fullName);
  const id = handler.deploy({ ...scope, state: draft }, checked);
  const changed = draft.changes !== scope.state.changes;
  if (changed) noteComponent({ ...scope, state: draft }, component, created ? 'created' : 'changed');
  commit(scope.state, draft);
  return { id, created, changed };
}

/** Take one component out of the scope's draft; false where it is not there. */
export function removeComponent(scope: Scope, type: string, fullName: string): boolean {
  const handler = handlerFor(type, scope.apiVersion);
  requireRights(scope, handler);
  if (!handler.list(scope.state).some((one) => one.fullName === fullName)) return false;
  requireLock(scope, handler, fullName);
  handler.remove(scope, fullName);
  noteComponent(scope, { type, fullName }, 'deleted');
  return true;
}

function handlerFor(type: string, apiVersion: number): Handler {
  const handler = handlerOf(type);
  if (!handler || typeSince(type) > apiVersion) throw new DeployProblem(`Entity type '${type}' is not available in this api version`, { statusCode: 'INVALID_TYPE' });
  return handler;
}

/** Which permission each type needs is the platform's documentation (facts 1.1, 1.2 table); the words are [K]. */
function requireRights(scope: Scope, handler: Handler): void {
  const { userPermissions } = accessOf(scope.state, scope.session.userId);
  if (handler.needs.some((name) => userPermissions.has(name))) return;
  throw new DeployProblem('insufficient access rights on object id', { statusCode: 'INSUFFICIENT_ACCESS_OR_READONLY' });
}

/** The file held against its type's declared shape, without what the platform ignores. */
function checkedFile(scope: Scope, component: Component): Component {
  const { node, type, fullName } = component;
  if (!node) return component;
  const shape = type === 'Settings' ? `${fullName}Settings` : type;
  requireRoot(component, node, shape);
  const appPart = EXTERNAL_CLIENT_APP.has(type);
  const found = shapeProblem(node, shape, { apiVersion: scope.apiVersion, outOfOrder: appPart ? 'dropped' : 'refused' });
  if (found) throw new DeployProblem(wordsOf(found.problem), { statusCode: 'INVALID_XML', line: found.line, column: found.column });
  return { ...component, content: without(contentOf(node), ['fullName']) };
}

function requireRoot(component: Component, node: XmlNode, expected: string): void {
  // A field and the like is an element of its object's file.
  if (parentOf(component.type) || node.name === expected) return;
  throw new DeployProblem(`Element {${node.namespace}}${node.name} invalid at this location`, { statusCode: 'INVALID_XML', line: node.line, column: node.column });
}

/** Without its parent a satellite gets the platform's own words, also when the parent was there and dropped (facts 1 [C], 3.3 [C]). */
function wordsOf(problem: string): string {
  return problem === 'Required field is missing: externalClientApplication' ? 'Enter the name of the parent external client app' : problem;
}
