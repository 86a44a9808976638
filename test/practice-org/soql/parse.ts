import { parseQuery } from '@jetstreamapp/soql-parser-js';
import type { Query } from '@jetstreamapp/soql-parser-js';
import { ApiError } from '../http.ts';
import { notPlayed, refuseAtOffset } from './refuse.ts';

/** facts 2.z [K]: a statement has at most 100,000 characters. */
const LONGEST = 100_000;

/** The syntax tree of a statement. Throws MALFORMED_QUERY where it is none (facts 3.3). */
export function parseSoql(soql: string): Query {
  if (soql.length > LONGEST) throw new ApiError(400, 'QUERY_TOO_COMPLICATED', 'Query is either selecting too many fields or the filter conditions are too complicated.');
  const query = tree(soql);
  if (query.withDataCategory) throw notPlayed('WITH DATA CATEGORY');
  // Apex alone has these two.
  if (query.withSecurityEnforced || query.withAccessLevel) {
    throw refuseAtOffset(soql, Math.max(0, soql.search(/\bWITH\b/i)), 'MALFORMED_QUERY', "unexpected token: 'WITH'");
  }
  return query;
}

function tree(soql: string): Query {
  try {
    return parseQuery(soql);
  } catch (error) {
    throw refusal(soql, error);
  }
}

interface ParserError {
  token?: { image?: string; startOffset?: number };
}

function refusal(soql: string, error: unknown): ApiError {
  const { token } = error as ParserError;
  const offset = token?.startOffset ?? Number.NaN;
  if (Number.isNaN(offset)) return new ApiError(400, 'MALFORMED_QUERY', "unexpected token: '<EOF>'");
  return refuseAtOffset(soql, offset, 'MALFORMED_QUERY', `unexpected token: '${token?.image ?? ''}'`);
}
