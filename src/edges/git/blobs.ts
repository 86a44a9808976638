import type { ChildProcess } from 'node:child_process';
import { Problem } from '../../problems.ts';
import { startFailure, startGit } from './run-git.ts';

/** Contents of objects, asked for one after the other of one `git cat-file --batch`. */
export interface Blobs {
  /** `undefined` where the repository does not have the object. */
  read(id: string): Promise<Buffer | undefined>;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (content: Buffer | undefined) => void;
  readonly reject: (error: Error) => void;
}

const patienceMs = 60_000;

/** The first answer in what has come: `<id> <type> <size>\n<content>\n`, or `<id> missing\n`; `undefined` while it is not whole. */
function firstAnswer(bytes: Buffer): { readonly content: Buffer | undefined; readonly length: number } | undefined {
  const end = bytes.indexOf(10);
  if (end === -1) return undefined;
  const size = / blob (\d+)$/.exec(bytes.toString('latin1', 0, end))?.[1];
  if (size === undefined) return { content: undefined, length: end + 1 };
  const length = end + 1 + Number(size) + 1;
  return bytes.length < length ? undefined : { content: bytes.subarray(end + 1, length - 1), length };
}

/** What comes in, kept in pieces until an answer is whole, so that large files are not copied over and over. */
function answers(child: ChildProcess, waiting: Waiting[]): void {
  let pieces: Buffer[] = [];
  let [held, wanted] = [0, 0];
  child.stdout?.on('data', (chunk: Buffer) => {
    pieces.push(chunk);
    held += chunk.length;
    if (held < wanted) return;
    let bytes = Buffer.concat(pieces);
    for (let answer = firstAnswer(bytes); answer !== undefined; answer = firstAnswer(bytes)) {
      waiting.shift()?.resolve(answer.content);
      bytes = bytes.subarray(answer.length);
    }
    pieces = [bytes];
    [held, wanted] = [bytes.length, bytes.length * 2];
    const head = bytes.indexOf(10);
    if (head !== -1) wanted = head + 2 + Number(/ blob (\d+)$/.exec(bytes.toString('latin1', 0, head))?.[1] ?? 0);
  });
}

/** One process for all objects, ended by `close`. Throws `git-not-found` and `git-failed` on reading. */
export function openBlobs(folder: string): Blobs {
  const waiting: Waiting[] = [];
  const child = startGit(folder, ['cat-file', '--batch']);
  const fail = (problem: Problem): void => {
    for (const each of waiting.splice(0)) each.reject(problem);
  };
  const ended = new Promise<void>((resolve) => {
    child.on('error', (error) => {
      fail(startFailure(error));
      resolve();
    });
    child.on('close', () => {
      fail(new Problem('git-failed', ['git cat-file ended before it had answered']));
      resolve();
    });
  });
  child.stdin?.on('error', () => undefined);
  child.stderr?.resume();
  answers(child, waiting);
  return {
    read: (id) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          child.kill('SIGKILL');
          reject(new Problem('git-failed', [`git cat-file took longer than ${patienceMs / 1000} seconds for one file`]));
        }, patienceMs);
        const over = <Outcome>(then: (outcome: Outcome) => void) => (outcome: Outcome): void => {
          clearTimeout(timer);
          then(outcome);
        };
        waiting.push({ resolve: over(resolve), reject: over(reject) });
        if (child.exitCode !== null || child.signalCode !== null) fail(new Problem('git-failed', ['git cat-file has ended']));
        else child.stdin?.write(`${id}\n`);
      }),
    async close() {
      child.stdin?.end();
      await ended;
    },
  };
}
