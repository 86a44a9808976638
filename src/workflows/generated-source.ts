import { createTwoFilesPatch } from 'diff';
import type { Action, GeneratedIndex } from '../core/metadata/generated-files.ts';
import { actionFor, digest, readIndex, writeIndex } from '../core/metadata/generated-files.ts';
import type { Files } from '../core/model/ports.ts';

/** A type, not an interface, so that tables take it. */
export type GeneratedFile = {
  readonly path: string;
  readonly action: Action;
  /** Unified; from what is there to what the spec says. Where someone edited the file. */
  readonly diff?: string;
};

export interface WrittenSource {
  readonly files: readonly GeneratedFile[];
  /** Some file was edited by hand: then nothing at all was written. */
  readonly refused: boolean;
  readonly changed: boolean;
}

export interface WriteOptions {
  /** Where the digests of what was written last are kept. */
  readonly index: string;
  /** Edits by hand are overwritten. */
  readonly force: boolean;
  /** Say what would be written, and write nothing. */
  readonly preview?: boolean | undefined;
}

function compared(path: string, wanted: string, current: string | undefined, recorded: string | undefined, force: boolean): GeneratedFile {
  const action = actionFor(wanted, current, recorded, force);
  if (action !== 'edited' && action !== 'overwritten') return { path, action };
  return { path, action, diff: createTwoFilesPatch(path, path, (current ?? '').replaceAll('\r\n', '\n'), wanted, 'as it is', 'as the spec says') };
}

/** Written once, still there, and no longer wanted. */
async function leftOver(files: Files, recorded: readonly string[], wanted: ReadonlySet<string>): Promise<readonly GeneratedFile[]> {
  const gone = recorded.filter((path) => !wanted.has(path));
  const there = await Promise.all(gone.map(async (path) => ((await files.read(path)) === undefined ? [] : [{ path, action: 'left-over' as const }])));
  return there.flat();
}

const writes: ReadonlySet<Action> = new Set(['written', 'updated', 'overwritten']);

/** The files that differ, then their digests, so that an edit by hand is seen next time. Left-over files stay in the index. */
async function writeAll(files: Files, indexFile: string, index: GeneratedIndex, wanted: ReadonlyMap<string, string>, listed: readonly GeneratedFile[]): Promise<void> {
  for (const { path, action } of listed) if (writes.has(action)) await files.write(path, wanted.get(path) ?? '');
  const kept = listed.filter(({ action }) => action === 'left-over').map(({ path }) => [path, index.files[path] ?? ''] as const);
  const text = writeIndex({ files: Object.fromEntries([...[...wanted].map(([path, xml]) => [path, digest(xml)] as const), ...kept]) });
  if (text !== (await files.read(indexFile))) await files.write(indexFile, text);
}

/**
 * Files of the project by path: those that differ are written, unless someone edited one by hand and `force` was not given. Then
 * nothing at all is written (`refused`), and the difference is shown.
 */
export async function writeGenerated(files: Files, wanted: ReadonlyMap<string, string>, { index: indexFile, force, preview }: WriteOptions): Promise<WrittenSource> {
  const index = readIndex(indexFile, await files.read(indexFile));
  const found = await Promise.all([...wanted].map(async ([path, text]) => compared(path, text, await files.read(path), index.files[path], force)));
  const listed = [...found, ...(await leftOver(files, Object.keys(index.files), new Set(wanted.keys())))];
  const refused = found.some(({ action }) => action === 'edited');
  if (!refused && preview !== true) await writeAll(files, indexFile, index, wanted, listed);
  return { files: listed, refused, changed: !refused && found.some(({ action }) => writes.has(action)) };
}
