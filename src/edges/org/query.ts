import { OrgRefusal } from '../../core/model/ports.ts';
import type { OrgReader } from '../../core/model/ports.ts';
import type { Soql } from '../../core/model/soql.ts';
import { Problem } from '../../problems.ts';
import type { Caller } from './caller.ts';
import { isObject, objectsAt, textAt } from './json.ts';

export type Queries = Pick<OrgReader, 'query' | 'toolingQuery'>;

/** Characters of a query in an address: a GET takes about 16 kB (facts 2.z [K]). */
export const longestQuery = 14_900;
const mostPages = 5_000;

const nextPage = /^\/services\/data\/v\d{2,3}\.0\/(?:tooling\/)?query\/[A-Za-z0-9_-]{1,200}$/;

/** A query, or a part of one, as an address has it. */
export function inAddress(query: Soql): string {
  return encodeURIComponent(query.text);
}

/** `__proto__` is no column, and to set it would be something else. */
const isNoColumn = (key: string, value: unknown): boolean => key === '__proto__' || (key === 'attributes' && textAt(value, 'type') !== '');

/** Rows and their parents carry `attributes: {type, url}`, which no caller asked for. Tens of thousands of rows come through here: no list is made in passing. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (!isObject(value)) return value;
  const kept: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const inner = value[key];
    if (!isNoColumn(key, inner)) kept[key] = typeof inner === 'object' ? bare(inner) : inner;
  }
  return kept;
}

/** Only a path below the same API is followed; an address elsewhere would be handed the session (security facts D, SSRF). */
function next(page: unknown, host: string): string | undefined {
  const path = textAt(page, 'nextRecordsUrl');
  if (path === '') return undefined;
  if (!nextPage.test(path)) throw new Problem('org-odd-next-page', [host]);
  return path;
}

async function everyPage(caller: Caller, first: string): Promise<readonly unknown[]> {
  const rows: unknown[] = [];
  const seen = new Set<string>();
  for (let path: string | undefined = first; path !== undefined;) {
    if (seen.has(path) || seen.size >= mostPages) throw new Problem('org-odd-next-page', [caller.origin.host]);
    seen.add(path);
    const page = await caller.json({ method: 'GET', path, readOnly: true });
    for (const row of objectsAt(page, 'records')) rows.push(bare(row));
    path = next(page, caller.origin.host);
  }
  return rows;
}

/** A cursor that the org dropped between two pages: the query reads only, so it begins again, once (security facts B.6). */
async function read(caller: Caller, path: string): Promise<readonly unknown[]> {
  try {
    return await everyPage(caller, path);
  } catch (error) {
    if (error instanceof OrgRefusal && error.code === 'INVALID_QUERY_LOCATOR') return everyPage(caller, path);
    throw error;
  }
}

/** SOQL below `base`, e.g. `/services/data/v66.0`: all pages, rows without `attributes`. */
export function openQueries(caller: Caller, base: string): Queries {
  const run = async <Row>(root: string, query: Soql): Promise<readonly Row[]> => {
    const asked = inAddress(query);
    if (asked.length > longestQuery) throw new Problem('soql-too-long', [String(asked.length)]);
    return (await read(caller, `${base}${root}?q=${asked}`)) as readonly Row[];
  };
  return {
    query: (query) => run('/query', query),
    toolingQuery: (query) => run('/tooling/query', query),
  };
}
