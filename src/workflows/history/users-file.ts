import type { KnownUser } from '../../core/model/history/people.ts';
import { longId } from '../../core/model/long-id.ts';
import { Problem } from '../../problems.ts';

/** A row of a file, by the names its first line has. */
export type FileRow = Readonly<Record<string, string | null>>;

const yes = /^(?:true|yes|y|1)$/i;

function fieldOf(row: FileRow, ...names: readonly string[]): string | undefined {
  for (const [name, value] of Object.entries(row)) if (names.includes(name.toLowerCase()) && value !== null && value.trim() !== '') return value.trim();
  return undefined;
}

/** `Integration` may hold a name, or say yes: then the user's own name is the integration's. */
function integrationOf(row: FileRow, name: string): KnownUser['integration'] {
  const said = fieldOf(row, 'integration');
  if (said === undefined || /^(?:false|no|n|0)$/i.test(said)) return undefined;
  return { name: yes.test(said) ? name : said, basis: 'file', why: 'The file of users says so.' };
}

function userOf(row: FileRow, id: string, marks: boolean): KnownUser {
  const name = fieldOf(row, 'name') ?? id;
  const texts = { username: fieldOf(row, 'username'), userType: fieldOf(row, 'usertype') };
  const active = fieldOf(row, 'isactive');
  const integration = integrationOf(row, name);
  const told = Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined)) as Partial<Record<keyof typeof texts, string>>;
  return {
    id: longId(id),
    name,
    isPerson: marks && integration === undefined,
    ...told,
    ...(active === undefined ? {} : { active: yes.test(active) }),
    ...(integration === undefined ? {} : { integration }),
  };
}

/**
 * Users of `--users FILE`: Id and Name, and where it has them Username, UserType, IsActive and Integration. Only a file that
 * marks integrations tells people apart. Throws `history-users-columns` and `history-users-id` with the file and row.
 */
export function usersOf(file: string, rows: readonly FileRow[]): readonly KnownUser[] {
  const columns = new Set(rows.flatMap((row) => Object.keys(row).map((name) => name.toLowerCase())));
  if (rows.length > 0 && !(columns.has('id') && columns.has('name'))) throw new Problem('history-users-columns', [file]);
  return rows.map((row, at) => {
    const id = fieldOf(row, 'id') ?? '';
    if (!/^[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$/.test(id)) throw new Problem('history-users-id', [file, String(at + 1)]);
    return userOf(row, id, columns.has('integration'));
  });
}
