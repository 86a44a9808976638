import { all as factUnits } from '../catalog/facts/index.ts';
import { sourceFileAt, type SourceFile } from '../core/metadata/source/layout.ts';
import { sourceProject } from '../core/metadata/source/project.ts';
import { openTexts } from '../core/metadata/source/parse.ts';
import { readSourceFile, unreadable, unreadFolder, type SourceReading } from '../core/metadata/source/read-file.ts';
import type { Facts } from '../core/model/audit/datasets.ts';
import type { FactUnit } from '../core/model/audit/fact-unit.ts';
import type { SourceProject } from '../core/model/audit/source-project.ts';
import type { SourceTree } from '../core/model/ports.ts';
import { Problem } from '../problems.ts';
import { inTurns } from './turns.ts';

/** Files read ahead while others are parsed: enough to keep the parser busy, few enough to hold little text at once. */
const readers = 8;

const reasons: Readonly<Record<string, (detail: string) => string>> = {
  'source-too-large': (limit) => `This file is larger than ${limit} and was not read.`,
  'source-link-leaves': () => 'This is a link to a place outside of the project, and was not followed.',
  'source-unreadable': (code) => `This file could not be read (${code}).`,
};

function refusal(file: SourceFile, error: unknown): SourceReading {
  const words = error instanceof Problem ? reasons[error.key]?.(error.tokens[1] ?? '') : undefined;
  if (words === undefined) throw error;
  return unreadable(file, words);
}

async function readOne(tree: SourceTree, file: SourceFile, kept: (text: string) => string): Promise<SourceReading> {
  const got = await tree.read(file.path).then((text) => ({ text }), (error: unknown) => refusal(file, error));
  if ('kind' in got) return got;
  return got.text === undefined ? unreadable(file, 'This file was gone when it was to be read.') : readSourceFile(file, got.text, kept);
}

async function readTree(tree: SourceTree, kept: (text: string) => string): Promise<readonly SourceReading[]> {
  const dark: SourceReading[] = [];
  const files = (await tree.list((folder, code) => dark.push(unreadFolder(folder, code)))).flatMap((path) => sourceFileAt(path) ?? []);
  return [...dark, ...(await inTurns(files, readers, async (file) => readOne(tree, file, kept)))];
}

/**
 * The metadata of several folders as one project, each file read and parsed once. A file or folder that cannot be read is named
 * among `unreadable`; whatever else a tree throws is thrown.
 */
export async function readSourceProject(name: string, trees: readonly SourceTree[]): Promise<SourceProject> {
  const readings: SourceReading[] = [];
  const kept = openTexts();
  for (const tree of trees) readings.push(...(await readTree(tree, kept)));
  const seen = new Set<string>();
  const pathOf = (reading: SourceReading): string => (reading.kind === 'read' ? reading.file.path : reading.kind === 'unreadable' ? reading.trouble.at.file : '');
  return sourceProject(name, readings.filter((reading) => reading.kind !== 'not-metadata' && !seen.has(pathOf(reading)) && seen.add(pathOf(reading))));
}

/** Those that come after others, after them. */
function inOrder(units: readonly FactUnit[]): readonly FactUnit[] {
  const ordered: FactUnit[] = [];
  const place = (unit: FactUnit): void => {
    if (ordered.includes(unit)) return;
    for (const before of units.filter(({ dataset }) => unit.after.includes(dataset))) place(before);
    ordered.push(unit);
  };
  for (const unit of units) place(unit);
  return ordered;
}

/** What a project's metadata files tell: every dataset that files can answer. Those that need an org are not in it. */
export function sourceFacts(project: SourceProject): Facts {
  const facts: Record<string, unknown> = {};
  for (const { dataset, fromSource } of inOrder(factUnits as readonly unknown[] as readonly FactUnit[])) {
    if (fromSource !== undefined) facts[dataset] = fromSource(project, facts);
  }
  return facts;
}

/** What was read of a project, and what it tells. */
export interface SourceRead {
  readonly project: SourceProject;
  readonly facts: Facts;
}

/** Reads folders, or one commit, and answers every dataset that metadata files can answer. The trees are closed afterwards. */
export async function readSource(name: string, trees: readonly SourceTree[]): Promise<SourceRead> {
  try {
    const project = await readSourceProject(name, trees);
    return { project, facts: sourceFacts(project) };
  } finally {
    await Promise.all(trees.map(async (tree) => tree.close?.()));
  }
}
