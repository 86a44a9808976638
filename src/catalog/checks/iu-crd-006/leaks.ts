import type { Evidence } from '../../../core/model/audit/check.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import type { RepositoryRow } from '../../../core/model/audit/rows-files.ts';
import { isFixture } from '../../../core/model/audit/secret-marks.ts';
import type { View } from '../../../core/model/audit/view.ts';

const named: Readonly<Record<RepositoryRow['kind'], string>> = {
  'private-key': 'a private key',
  'consumer-secret': 'a consumer secret',
  'session-id': 'a session id',
  'refresh-token': 'a refresh token',
  'auth-url': 'an sfdxAuthUrl',
  'key-file-mode': 'a key file',
};

const where = ({ at }: RepositoryRow): string => `${at.file}, line ${String(at.line)}`;
const base = (row: RepositoryRow): Pick<Evidence, 'key' | 'at'> => ({ key: `${row.kind}:${row.hash}`, at: row.at });

/** What lies in the project, of one integration or of none. */
export function secretsOf(view: View, integration: string | undefined): readonly RepositoryRow[] {
  const { fixtures } = view.policy.repository;
  return view.rows('repository').filter((row) => row.integration === integration && !isFixture(fixtures, row.at.file));
}

function leak(row: RepositoryRow): readonly Evidence[] {
  if (row.kind === 'key-file-mode') return [{ ...base(row), words: `The key file ${row.at.file} can be read by others on this machine.`, fix: `Let only its owner read it: chmod 600 ${row.at.file}` }];
  if (row.tracked === true) return [{ ...base(row), words: `${where(row)}, holds ${named[row.kind]}, and git keeps the file.` }];
  return row.tracked === false && row.ignored === false ? [{ ...base(row), words: `${where(row)}, holds ${named[row.kind]}, and git does not ignore the file.` }] : [];
}

/** In git or one commit away from it, or readable by others. */
export const leaks = (rows: readonly RepositoryRow[]): readonly Evidence[] => rows.flatMap(leak);

/** Where git cannot say whether it keeps the file. */
export function untold(rows: readonly RepositoryRow[]): readonly Gap[] {
  const [first] = rows.filter(({ kind, tracked, ignored }) => kind !== 'key-file-mode' && (tracked === undefined || (!tracked && ignored === undefined)));
  return first === undefined ? [] : [{ kind: 'not-given', words: `${where(first)}, holds ${named[first.kind]}, and whether git keeps the file cannot be told: this is no git work tree.` }];
}

/** Ignored by git, and still a copy that nobody looks after. */
export function copies(rows: readonly RepositoryRow[]): readonly Evidence[] {
  return rows
    .filter(({ kind, tracked, ignored }) => kind !== 'key-file-mode' && tracked === false && ignored === true)
    .map((row) => ({ ...base(row), words: `${where(row)}, holds a copy of ${named[row.kind]}; git ignores it, and it still lies outside the store.` }));
}
