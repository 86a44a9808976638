import { rows } from '../../state.ts';
import type { OrgState, Orders, Session } from '../../state.ts';
import { DeployProblem } from '../components/handler.ts';
import type { Component, Scope } from '../components/handler.ts';
import { allHandlers, handlerOf } from '../components/index.ts';
import { commit, draftOf } from '../draft.ts';
import { encodeName } from '../kinds.ts';
import { collect } from './collect.ts';
import type { Stray } from './collect.ts';
import { SETUP_LOCKED } from './contention.ts';
import { LimitProblem, ManifestProblem } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { putComponent, removeComponent } from './put.ts';
import type { DeployMessage, DeployOptions, Finished } from './result.ts';
import { openPackages } from './zip.ts';
import type { Package } from './zip.ts';

export interface Request {
  zip: Buffer;
  options: DeployOptions;
  /** Of the endpoint; a package's own version comes first. */
  apiVersion: number;
  orders: Orders;
}

/**
 * Run a deploy: one transaction. With `rollbackOnError` any failure leaves nothing behind, `checkOnly` never leaves anything
 * (facts 3.2 [A]). Warnings fail a component unless they are ignored.
 */
export function runDeploy(state: OrgState, session: Session, request: Request): Finished {
  if (request.orders.contention === 'setup') return { messages: [], numberFiles: 0, error: SETUP_LOCKED };
  const draft: OrgState = { ...draftOf(state), orders: request.orders };
  const finished = tried(draft, session, request);
  const failed = finished.error !== undefined || finished.messages.some((message) => !message.success);
  const { checkOnly, rollbackOnError } = request.options;
  if (!checkOnly && !(failed && rollbackOnError)) {
    commit(state, draft);
    endOrphanedSessions(state);
  }
  return finished;
}

function tried(draft: OrgState, session: Session, { zip, options, apiVersion }: Request): Finished {
  const messages: DeployMessage[] = [];
  let numberFiles = 0;
  try {
    for (const pack of openPackages(zip, options.singlePackage)) {
      numberFiles += pack.files.size;
      deployPackage(scopeOf(draft, session, options, pack.manifest.version ?? apiVersion), pack, options, messages);
    }
  } catch (error) {
    if (error instanceof LimitProblem) return { messages: [], numberFiles, error: { message: error.message, code: 'LIMIT_EXCEEDED' } };
    if (!(error instanceof ManifestProblem)) throw error;
    messages.push(failure(draft, { type: '', fullName: 'package.xml', fileName: 'package.xml', problem: error.message }));
  }
  return { messages, numberFiles };
}

function scopeOf(state: OrgState, session: Session, { ignoreWarnings }: DeployOptions, apiVersion: number): Scope {
  return { state, session, apiVersion, ignoreWarnings, mode: 'deploy' };
}

function deployPackage(scope: Scope, pack: Package, options: DeployOptions, messages: DeployMessage[]): void {
  const { components, strays } = collect(pack, options.allowMissingFiles);
  messages.push(manifestDone(scope.state, `${pack.prefix}package.xml`));
  for (const one of pack.destructive) if (one.when === 'before') removeAll(scope, pack, one, messages);
  messages.push(...strays.map((stray) => failure(scope.state, stray)));
  const ranked = components.map((component) => ({ component, rank: handlerOf(component.type)?.rank ?? 0 })).sort((left, right) => left.rank - right.rank);
  for (const { component } of ranked) messages.push(deployOne(scope, component));
  for (const handler of allHandlers()) handler.afterwards?.(scope);
  for (const one of pack.destructive) if (one.when === 'after') removeAll(scope, pack, one, messages);
}

function deployOne(scope: Scope, component: Component): DeployMessage {
  return attempt(scope, component, () => {
    const { id, created, changed } = putComponent(scope, component, 'file');
    return { id, created, changed, deleted: false };
  });
}

function removeAll(scope: Scope, pack: Package, { file, manifest }: { file: string; manifest: Manifest }, messages: DeployMessage[]): void {
  const fileName = `${pack.prefix}${file}`;
  messages.push(manifestDone(scope.state, fileName));
  for (const [type, names] of manifest.types) {
    for (const fullName of names) messages.push(attempt(scope, { type, fullName, fileName }, () => removeOne(scope, type, fullName)));
  }
}

function removeOne(scope: Scope, type: string, fullName: string): Partial<DeployMessage> {
  if (removeComponent(scope, type, fullName)) return { changed: true, deleted: true };
  // [K]
  const problem = `No ${type} named: ${fullName} found`;
  return { problem, problemType: 'Warning', success: scope.ignoreWarnings };
}

type Target = Pick<Component, 'type' | 'fullName' | 'fileName'>;

function attempt(scope: Scope, target: Target, work: () => Partial<DeployMessage>): DeployMessage {
  try {
    return { ...blank(scope.state, target), success: true, ...work() };
  } catch (error) {
    if (!(error instanceof DeployProblem)) throw error;
    return {
      ...blank(scope.state, target),
      problem: error.message,
      problemType: error.problemType,
      ...(error.line === undefined ? {} : { lineNumber: error.line }),
      ...(error.column === undefined ? {} : { columnNumber: error.column }),
    };
  }
}

/** `package.xml` is itself one of the successes, with no component type (facts 3.2 [A]). */
function manifestDone(state: OrgState, fileName: string): DeployMessage {
  const fullName = fileName.slice(fileName.lastIndexOf('/') + 1);
  return { ...blank(state, { type: '', fullName, fileName }), changed: true, success: true };
}

function failure(state: OrgState, { problem, line, ...target }: Stray): DeployMessage {
  return { ...blank(state, target), problem, problemType: 'Error', ...(line === undefined ? {} : { lineNumber: line }) };
}

function blank(state: OrgState, { type, fullName, fileName }: Target): DeployMessage {
  return {
    changed: false,
    componentType: type,
    created: false,
    createdDate: state.now().toISOString(),
    deleted: false,
    fileName,
    fullName: encodeName(type, fullName),
    success: false,
  };
}

/** Tokens die with their app (facts 1.3 [A/C]). */
function endOrphanedSessions(state: OrgState): void {
  const apps = new Set(['ConnectedApplication', 'ExternalClientApplication'].flatMap((table) => rows(state, table).map((row) => row['Id'])));
  const orphaned = [...state.sessions.values()].filter((session) => session.appId !== undefined && !apps.has(session.appId));
  for (const session of orphaned) session.expired = true;
  for (const [token, grant] of state.grants) if (!apps.has(grant.appId)) state.grants.delete(token);
}
