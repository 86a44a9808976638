import { idsPerQuery } from '../../../core/model/audit/org-reading.ts';
import { chunks } from '../../../core/model/chunks.ts';
import { OrgRefusal, type OrgReader } from '../../../core/model/ports.ts';
import { columns, soql, type Soql } from '../../../core/model/soql.ts';

export interface RawToken {
  readonly UserId: string | null;
  readonly AppName: string | null;
  readonly AppMenuItem?: { readonly ApplicationId: string | null } | null;
  readonly CreatedDate: string | null;
  readonly LastUsedDate: string | null;
  readonly UseCount: number | null;
}

/** What one query ever gives, and in batches of how many (facts 2.x OauthToken [A]). */
export const mostRows = 2_500;
const batch = 500;

const fixed = ['UserId', 'AppName', 'CreatedDate', 'LastUsedDate', 'UseCount'];

/** Up to 2,500 rows by OFFSET; fewer than a batch is the end. */
async function pages(org: OrgReader, select: Soql, filter: Soql | undefined): Promise<readonly RawToken[]> {
  const from = filter === undefined ? soql`SELECT ${select} FROM OauthToken` : soql`SELECT ${select} FROM OauthToken WHERE ${filter}`;
  const rows: RawToken[] = [];
  while (rows.length < mostRows) {
    const some = await org.query<RawToken>(soql`${from} ORDER BY CreatedDate LIMIT ${batch} OFFSET ${rows.length}`);
    rows.push(...some);
    if (some.length < batch) break;
  }
  return rows;
}

/** The app's id comes through AppMenuItem; an org that does not know the relationship is asked without it. */
async function read(org: OrgReader, filter?: Soql): Promise<readonly RawToken[]> {
  try {
    return await pages(org, columns([...fixed, 'AppMenuItem.ApplicationId']), filter);
  } catch (error) {
    if (error instanceof OrgRefusal && error.code === 'INVALID_FIELD') return pages(org, columns(fixed), filter);
    throw error;
  }
}

export const tokensOfAll = (org: OrgReader): Promise<readonly RawToken[]> => read(org);

/** Tokens of these users; `full` are users of whom one query gave no more. Users who fill a query together are asked for in halves. */
export async function tokensOf(org: OrgReader, users: readonly string[]): Promise<{ readonly rows: readonly RawToken[]; readonly full: readonly string[] }> {
  const some = async (ids: readonly string[]): Promise<{ readonly rows: readonly RawToken[]; readonly full: readonly string[] }> => {
    const rows = await read(org, soql`UserId IN ${ids}`);
    if (rows.length < mostRows) return { rows, full: [] };
    if (ids.length === 1) return { rows, full: ids };
    const half = Math.ceil(ids.length / 2);
    return together(await Promise.all([some(ids.slice(0, half)), some(ids.slice(half))]));
  };
  return together(await Promise.all(chunks([...new Set(users)], idsPerQuery).map(some)));
}

const together = (parts: readonly { readonly rows: readonly RawToken[]; readonly full: readonly string[] }[]): { readonly rows: readonly RawToken[]; readonly full: readonly string[] } => ({
  rows: parts.flatMap(({ rows }) => rows),
  full: parts.flatMap(({ full }) => full),
});
