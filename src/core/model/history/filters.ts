/** What a report is narrowed to. Names are compared without regard to case; moments are ISO date-times in UTC. */
export interface Filters {
  readonly objects?: readonly string[];
  readonly fields?: readonly string[];
  /** Names of actors, as reports show them: integrations, people, apps on shared accounts. */
  readonly actors?: readonly string[];
  /** From this moment on. */
  readonly since?: string;
  /** Before this moment. */
  readonly until?: string;
  /** 15 or 18 characters. */
  readonly record?: string;
  readonly groupBy?: readonly GroupKey[];
  /** At most so many rows. */
  readonly top?: number;
}

export const groupKeys = ['actor', 'class', 'object', 'field', 'kind', 'confidence', 'day', 'week', 'month'] as const;
export type GroupKey = (typeof groupKeys)[number];
export type FilterName = keyof Filters;
