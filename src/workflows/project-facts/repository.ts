import { asFarAs, type Fact, type Gap } from '../../core/model/audit/fact.ts';
import type { RepositoryRow } from '../../core/model/audit/rows-files.ts';
import { secretsIn } from '../../core/model/audit/secret-marks.ts';
import type { Files, WorkTree } from '../../core/model/ports.ts';

/** Larger ones and binary ones are not read (the catalogue's dataset `repository`). */
const largest = 1_000_000;
const atOnce = 50;

const noWorkTree: Gap = { kind: 'not-given', words: 'The folder is no git work tree, so it cannot be told which files are committed.' };

async function found(files: Files, path: string, fixtures: readonly string[]): Promise<readonly RepositoryRow[]> {
  if (fixtures.some((each) => path === each || path.startsWith(`${each.replace(/\/$/, '')}/`))) return [];
  const text = await files.read(path);
  if (text === undefined || text.length > largest || text.includes('\0')) return [];
  return secretsIn(text).map(({ line, column, ...rest }) => ({ ...rest, at: { file: path, line, column } }));
}

/**
 * What looks like a secret in the project's files: those that git has and those it does not ignore, and what both of these
 * say. Values are never kept. `fixtures` (policy, repository.fixtures) hold made-up ones.
 */
export async function readRepository(files: Files, tree: WorkTree, fixtures: readonly string[]): Promise<Fact<RepositoryRow>> {
  const [tracked, ignored] = await Promise.all([tree.tracked(), tree.ignored()]);
  const paths = [...new Set([...(tracked ?? []), ...(await files.list(''))])].filter((path) => tracked?.has(path) === true || ignored?.(path) !== true);
  const rows: RepositoryRow[] = [];
  for (let from = 0; from < paths.length; from += atOnce) {
    const part = await Promise.all(paths.slice(from, from + atOnce).map(async (path) => found(files, path, fixtures)));
    rows.push(...part.flat().map((row) => ({ ...row, ...(tracked === undefined ? {} : { tracked: tracked.has(row.at.file) }), ...(ignored === undefined ? {} : { ignored: ignored(row.at.file) }) })));
  }
  return asFarAs(rows, tracked === undefined ? [noWorkTree] : []);
}
