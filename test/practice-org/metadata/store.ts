import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { OrgState, Session } from '../state.ts';
import type { Component, Scope } from './components/handler.ts';
import { allHandlers, handlerOf } from './components/index.ts';
import { listedOf, wholeView } from './contents.ts';
import { writeManifest } from './deploy/manifest.ts';
import { filesOf } from './retrieve/files.ts';
import { kindOf } from './kinds.ts';
import { componentsIn } from './source-files.ts';

/**
 * Load a folder of metadata files, source or zip format or both side by side, as they were retrieved from a real org. References to
 * components the folder does not hold are kept. Rejects with the file's name where a file is no XML.
 */
export async function loadMetadataFolder(state: OrgState, dir: string): Promise<void> {
  const files = filesUnder(dir).map((path) => ({ path: relative(dir, path).split(sep).join('/'), bytes: readFileSync(path) }));
  const components = componentsIn(files);
  const scope: Scope = { state, session: loader(state), apiVersion: Number(state.settings.apiVersion), ignoreWarnings: true, mode: 'load' };
  for (const component of [...components].sort((left, right) => rankOf(left) - rankOf(right))) handlerOf(component.type)?.deploy(scope, component);
  for (const handler of allHandlers()) handler.afterwards?.(scope);
}

/** Write everything metadata the org has, in the zip format with its package.xml. */
export async function dumpMetadataFolder(org: OrgState, dir: string): Promise<void> {
  const state = unhidden(org);
  const types = dumpedTypes(state);
  const chosen = types.flatMap((type) => listedOf(state, type).filter((one) => one.id !== '').map((listed) => ({ type, fullName: listed.fullName, listed })));
  const files = filesOf(state, chosen, wholeView(state));
  const members = new Map(types.map((type) => [kindOf(type)?.folderOf ?? type, [] as string[]]));
  for (const one of chosen) members.get(kindOf(one.type)?.folderOf ?? one.type)?.push(one.fullName);
  files.set('package.xml', Buffer.from(writeManifest(members, state.settings.apiVersion), 'utf8'));
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), bytes);
  }
}

/** A dump is the whole org, consumer keys included. Secrets are never in files (facts 1.3 [A]): a loaded org makes new ones. */
function unhidden(state: OrgState): OrgState {
  return { ...state, settings: { ...state.settings, switches: { ...state.settings.switches, consumerKey: 'kept' } } };
}

function dumpedTypes(state: OrgState): string[] {
  return [...new Set([...allHandlers().map((handler) => handler.type), ...state.metadata.keys()])].filter((type) => listedOf(state, type).some((one) => one.id !== ''));
}

function rankOf(component: Component): number {
  return handlerOf(component.type)?.rank ?? 0;
}

/** Loaded components are nobody's work: the first user's, as in a new org. */
function loader(state: OrgState): Session {
  const [userId = ''] = state.tables.get('User')?.keys() ?? [];
  return { token: '', userId, sourceIp: '', scopes: [], createdAt: state.now(), expired: true };
}

function filesUnder(dir: string): string[] {
  if (!existsSync(dir)) return [];
  const entries = readdirSync(dir, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
}
