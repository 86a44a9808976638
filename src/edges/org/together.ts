import type { OrgReader } from '../../core/model/ports.ts';
import type { Soql } from '../../core/model/soql.ts';
import type { Caller } from './caller.ts';
import type { MetadataCalls } from './metadata-reads.ts';
import type { Queries } from './query.ts';
import { openMoment } from './moment.ts';
import { remembered } from './remembered.ts';
import { shared } from './shared.ts';
import { openDescribe } from './together-describe.ts';
import { openFind } from './together-find.ts';
import { openListingsTogether, openMetadataTogether } from './together-metadata.ts';

export type Together = Pick<OrgReader, 'query' | 'schemaQuery' | 'toolingQuery' | 'find' | 'describe' | 'readMetadata' | 'listMetadata' | 'retrieve' | 'get'>;

export interface Single {
  readonly caller: Caller;
  /** e.g. `/services/data/v66.0` */
  readonly base: string;
  readonly queries: Queries;
  readonly calls: MetadataCalls;
  readonly retrieve: OrgReader['retrieve'];
  readonly get: OrgReader['get'];
}

/**
 * Reading for many at the price of few. Whoever reads, reads for one integration; what a hundred of them ask for in the
 * same moment goes to the org in common calls, and each gets what it would have got alone.
 */
export function openTogether({ caller, base, queries, calls, retrieve, get }: Single): Together {
  const moment = openMoment();
  const textOf = (query: Soql): string => query.text;
  const query = shared(textOf, queries.query<unknown>);
  const schemaQuery = remembered(textOf, query);
  const toolingQuery = shared(textOf, queries.toolingQuery<unknown>);
  const getOnce = shared((path: string) => path, get<unknown>);
  return {
    query: async <Row>(asked: Soql) => (await query(asked)) as readonly Row[],
    schemaQuery: async <Row>(asked: Soql) => (await schemaQuery(asked)) as readonly Row[],
    toolingQuery: async <Row>(asked: Soql) => (await toolingQuery(asked)) as readonly Row[],
    find: openFind(query, moment),
    describe: openDescribe(caller, base, moment),
    readMetadata: openMetadataTogether(calls, retrieve, moment),
    listMetadata: openListingsTogether(calls, moment),
    retrieve,
    get: async <Body>(path: string) => (await getOnce(path)) as Body,
  };
}
