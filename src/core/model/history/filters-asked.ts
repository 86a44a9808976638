import type { Filters, GroupKey } from './filters.ts';
import { momentAsked } from './moment-asked.ts';

/** The flags of a question, as the command line has them. */
export interface Asked {
  readonly object?: readonly string[] | undefined;
  readonly field?: readonly string[] | undefined;
  readonly actor?: readonly string[] | undefined;
  readonly record?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly 'group-by'?: readonly GroupKey[] | undefined;
  readonly top?: number | undefined;
}

/** What was not asked for is not there. Throws `history-moment-odd` (exit 2). */
export function filtersOf(asked: Asked, now: Date): Filters {
  const { object: objects, field: fields, actor: actors, record, since, until, 'group-by': groupBy, top } = asked;
  const all = {
    objects,
    fields,
    actors,
    record,
    since: since === undefined ? undefined : momentAsked('--since', since, now),
    until: until === undefined ? undefined : momentAsked('--until', until, now),
    groupBy,
    top,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
