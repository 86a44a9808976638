import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, isAbsolute, parse, format as pathOf, relative, resolve, sep } from 'node:path';
import { systemClock } from './edges/clock/clock.ts';
import { openFiles } from './edges/files/files.ts';
import { openSourceTree } from './edges/files/source-tree.ts';
import { openGitTree } from './edges/git/git-tree.ts';
import { openWorkTree } from './edges/git/work-tree.ts';
import { orgsNamed, type NamedLogin, type NamedOrg } from './edges/terminal/orgs.ts';
import { wordsOf } from './edges/terminal/words.ts';
import { updatedBaseline } from './core/auditing/baseline.ts';
import { baselineText, parseBaseline } from './core/auditing/baseline-file.ts';
import { parseSnapshot, snapshotText } from './core/auditing/snapshot-file.ts';
import type { Snapshot } from './core/model/audit/datasets.ts';
import type { Progress, SourceTree } from './core/model/ports.ts';
import { writeReport } from './edges/files/report-file.ts';
import type { Checked, CheckInput } from './workflows/check/check.ts';
import type { FilesToCheck } from './workflows/check/files.ts';
import type { Login } from './workflows/check/logins.ts';
import type { ProjectDeps } from './workflows/check/project.ts';
import type { NewAccessInput } from './workflows/new-access.ts';
import { readRegistry } from './workflows/project-facts/registry.ts';
import type { SearchedTree } from './workflows/project-facts/repository.ts';
import { exitCodes, Problem } from './problems.ts';
import { wire } from './wiring.ts';

/** What `check` was asked, as its flags have it. */
export interface CheckFlags {
  readonly 'target-org'?: readonly string[] | undefined;
  readonly 'all-orgs': boolean;
  readonly 'source-dir'?: readonly string[] | undefined;
  readonly snapshot?: readonly string[] | undefined;
  readonly 'previous-snapshot'?: readonly string[] | undefined;
  readonly 'api-version'?: string | undefined;
  readonly rule?: readonly string[] | undefined;
  readonly 'fail-on': CheckInput['failOn'];
  /** A switch that was not given has no value. */
  readonly 'fail-on-warn'?: boolean | undefined;
  readonly strict?: boolean | undefined;
  readonly baseline?: string | undefined;
  readonly 'update-baseline': boolean;
}

export interface Checking {
  readonly deps: ProjectDeps;
  readonly input: CheckInput;
}

/** A file that a person named, from the folder the person is in. Throws `check-file-absent` (exit 2). */
export async function given(path: string): Promise<string> {
  return readFile(resolve(path), 'utf8').catch((error: unknown) => {
    throw new Problem('check-file-absent', [path, error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'], exitCodes.wrongUse);
  });
}

/** Clocks of two machines differ by less. */
const aDayMs = 86_400_000;

/** Throws as `parseSnapshot`, and for one that claims to be of a day to come: every age in it would be wrong. */
async function snapshotIn(path: string): Promise<Snapshot> {
  const snapshot = parseSnapshot(path, await given(path));
  if (Date.parse(snapshot.takenAt) > systemClock.now().getTime() + aDayMs) throw new Problem('snapshot-broken', [path, `it says that it was taken at ${snapshot.takenAt}, which is still to come`], exitCodes.wrongUse);
  return snapshot;
}

const snapshotsIn = async (paths: readonly string[] = []): Promise<readonly Snapshot[]> => Promise.all(paths.map(snapshotIn));

/** A folder as a person names it, relative to the project. Throws `check-folder-outside` for one that is not below it. */
function folderIn(root: string, path: string): string {
  const way = relative(root, resolve(path));
  if (isAbsolute(way) || way.split(sep)[0] === '..') throw new Problem('check-folder-outside', [path, root], exitCodes.wrongUse);
  return way.split(sep).join('/');
}

/** The folders as trees of one project: what is reported is relative to it. */
export function treesOf(root: string, folders: readonly string[]): FilesToCheck {
  return { name: basename(root), trees: folders.map((folder) => openSourceTree(root, folderIn(root, folder))) };
}

/** The same folders as they were in a commit, as one tree. */
function treesBefore(root: string, folders: readonly string[], ref: string): SourceTree {
  const trees = folders.map((folder) => openGitTree(root, ref, { below: folderIn(root, folder), forkPoint: true }));
  return {
    name: ref,
    list: async () => [...new Set((await Promise.all(trees.map(async (tree) => tree.list()))).flat())].toSorted(),
    read: async (path) => trees[0]?.read(path),
    async close() {
      await Promise.all(trees.map(async (tree) => tree.close?.()));
    },
  };
}

/** What `check --base` compares: the folders now, and in a commit. */
export async function openComparison(root: string, folders: readonly string[], ref: string): Promise<NewAccessInput> {
  const { rows } = await readRegistry(openFiles(root));
  return { base: treesBefore(root, folders, ref), head: treesOf(root, folders).trees, registry: rows };
}

/** The project's folder, to be searched: what git says of it, and its files by any name. */
export function openSearchedTree(root: string): SearchedTree {
  const files = openSourceTree(root);
  return { ...openWorkTree(root), read: (path) => files.read(path) };
}

/** One that is not there yet holds nothing: every finding counts, and the command says so. */
async function baselineOf({ baseline: file }: Pick<CheckFlags, 'baseline'>): Promise<CheckInput['baseline']> {
  if (file === undefined || !existsSync(resolve(file))) return undefined;
  return { file, text: await given(file) };
}

/** The orgs that were asked for; the default one where neither an org nor files nor a snapshot were. */
async function orgsOf(flags: CheckFlags): Promise<readonly NamedOrg[]> {
  const { 'target-org': given, 'all-orgs': all } = flags;
  const wanted = all || given !== undefined || (flags['source-dir'] === undefined && flags.snapshot === undefined);
  return wanted ? orgsNamed(given, all) : [];
}

/** The edges behind the ports, for `check`: the project's files, and as many orgs as were named. */
export async function openChecking(flags: CheckFlags, place: { readonly root: string; readonly isProject: boolean; readonly progress: Progress; readonly version: string }): Promise<Checking> {
  const { root, isProject, progress, version } = place;
  const folders = flags['source-dir'];
  const named = await orgsOf(flags);
  // Orgs that are read side by side have no line each: the command has one for all of them.
  const ofOne = named.length === 1 ? progress : { stage: () => undefined, note: (text: string) => progress.note(text) };
  const loginOf = ({ name, open }: NamedLogin): Login => ({ name, open: async () => wire({ org: await open(), apiVersion: flags['api-version'], projectRoot: root, progress: ofOne }) });
  const baseline = await baselineOf(flags);
  return {
    deps: { files: openFiles(root), clock: systemClock, tree: isProject ? openSearchedTree(root) : undefined },
    input: {
      orgs: named.map((org) => ({ ...loginOf(org), others: org.others.map(loginOf) })),
      files: folders === undefined ? undefined : treesOf(root, folders),
      snapshots: await snapshotsIn(flags.snapshot),
      previous: await snapshotsIn(flags['previous-snapshot']),
      selection: flags.rule ?? [],
      baseline,
      failOn: flags['fail-on'],
      failOnWarn: flags['fail-on-warn'] ?? false,
      strict: flags.strict ?? false,
      tool: { name: 'sf-plugin-integration-user', version },
      say: wordsOf,
    },
  };
}

/** One file for one snapshot; for several, each org's id goes into the name: `facts-00D....json`. */
const fileFor = (path: string, { id }: Snapshot, several: boolean): string => {
  const { dir, name, ext } = parse(path);
  return several ? pathOf({ dir, name: `${name}-${id}`, ext }) : path;
};

/** What `check` leaves behind where it was asked to: snapshots and the baseline. Returns the files written. */
export async function keep(flags: { readonly 'save-snapshot'?: string | undefined; readonly 'update-baseline': boolean; readonly baseline?: string | undefined }, { report, snapshots }: Checked, before: CheckInput['baseline']): Promise<readonly string[]> {
  const written: [string, string][] = [];
  const path = flags['save-snapshot'];
  if (path !== undefined) for (const snapshot of snapshots) written.push([fileFor(path, snapshot, snapshots.length > 1), snapshotText(snapshot)]);
  if (flags['update-baseline'] && flags.baseline !== undefined) written.push([flags.baseline, baselineText(updatedBaseline(report, before && parseBaseline(before.file, before.text)))]);
  for (const [file, text] of written) await writeReport(resolve(file), text);
  return written.map(([file]) => file);
}
