import { asFarAs, type Fact, type Gap } from '../../core/model/audit/fact.ts';
import type { RepositoryRow } from '../../core/model/audit/rows-files.ts';
import { isFixture, secretsIn } from '../../core/model/audit/secret-marks.ts';
import type { Files, SourceTree, WorkTree } from '../../core/model/ports.ts';
import { listed } from '../../core/model/sentence.ts';
import { visible } from '../../core/model/visible-text.ts';
import { Problem } from '../../problems.ts';

/** The project's folder as git and the disk have it: whatever its files are called, they can be read. */
export type SearchedTree = WorkTree & Pick<SourceTree, 'read'>;

/** Larger ones and binary ones are not searched (the catalogue's dataset `repository`). */
const largest = 1_000_000;
const atOnce = 50;
const mostNames = 3;

const noWorkTree: Gap = { kind: 'not-given', words: 'The folder is no git work tree, so it cannot be told which files are committed.' };

/** One file that cannot be read must not end the search. */
const orUnread = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  throw error;
};

function notRead(paths: readonly string[]): readonly Gap[] {
  if (paths.length === 0) return [];
  const rest = paths.length > mostNames ? [`${paths.length - mostNames} more`] : [];
  const names = listed([...paths.slice(0, mostNames).map((path) => visible(path)), ...rest], 'and');
  return [{ kind: 'unreadable', words: `Not searched for secrets, because ${paths.length === 1 ? 'it' : 'they'} could not be read: ${names}.` }];
}

async function found(tree: SearchedTree, path: string, fixtures: readonly string[]): Promise<readonly RepositoryRow[] | Problem> {
  if (isFixture(fixtures, path)) return [];
  const text = await tree.read(path).catch(orUnread);
  if (text instanceof Problem) return text.key === 'source-too-large' ? [] : text;
  if (text === undefined || text.length > largest || text.includes('\0')) return [];
  return secretsIn(text).map(({ line, column, ...rest }) => ({ ...rest, at: { file: path, line, column } }));
}

/**
 * What looks like a secret in the project's files: those that git has and those it does not ignore, and what both of these
 * say. Values are never kept. `fixtures` (policy, repository.fixtures) hold made-up ones. What cannot be read is a gap.
 */
export async function readRepository(files: Pick<Files, 'list'>, tree: SearchedTree, fixtures: readonly string[]): Promise<Fact<RepositoryRow>> {
  const [tracked, ignored, there] = await Promise.all([tree.tracked(), tree.ignored(), files.list('').catch(orUnread)]);
  const paths = [...new Set([...(tracked ?? []), ...(there instanceof Problem ? [] : there)])].filter((path) => tracked?.has(path) === true || ignored?.(path) !== true);
  const rows: RepositoryRow[] = [];
  const unread = there instanceof Problem ? [there.tokens[0] || 'the folder'] : [];
  const sorted = (path: string, result: readonly RepositoryRow[] | Problem): void => {
    if (result instanceof Problem) unread.push(path);
    else rows.push(...result.map((row) => ({ ...row, ...(tracked === undefined ? {} : { tracked: tracked.has(row.at.file) }), ...(ignored === undefined ? {} : { ignored: ignored(row.at.file) }) })));
  };
  for (let from = 0; from < paths.length; from += atOnce) {
    const part = paths.slice(from, from + atOnce);
    const results = await Promise.all(part.map(async (path) => found(tree, path, fixtures)));
    results.forEach((result, index) => sorted(part[index] ?? '', result));
  }
  return asFarAs(rows, [...(tracked === undefined ? [noWorkTree] : []), ...notRead(unread)]);
}
