/** Why something is not known. `refused`: the org said no; `own-rows-only`: it answers with the caller's own rows and no error. */
export const gapKinds = ['refused', 'own-rows-only', 'truncated', 'unsupported', 'absent-column', 'unreadable', 'not-in-files', 'not-set-up', 'not-given'] as const;
export type GapKind = (typeof gapKinds)[number];

/** Something a dataset does not tell. */
export interface Gap {
  readonly kind: GapKind;
  /** One sentence that a person understands, e.g. `Only 2,500 of 3,120 tokens could be read.` */
  readonly words: string;
  /** What would close it, e.g. the label of the missing permission: `Customize Application`. */
  readonly needs?: string;
  /**
   * What it is about, by key (a user id, a profile's name, an app's name, an object, `column:PermissionsX`), in comparable
   * form; without it, the whole dataset. A gap about one thing leaves what is known of all others standing.
   */
  readonly about?: readonly string[];
}

/**
 * One dataset as far as it is known. `known`: complete. `partial`: the rows are true and more may exist, see `gaps`.
 * `unknown`: nothing can be said; never the same as no rows.
 */
export interface Fact<Row> {
  readonly state: 'known' | 'partial' | 'unknown';
  readonly rows: readonly Row[];
  readonly gaps: readonly Gap[];
}

/** What a gap is about where a dataset was read of the users in question only, and not of all others. */
export const everybodyElse = 'other users';

export const known = <Row>(rows: readonly Row[]): Fact<Row> => ({ state: 'known', rows, gaps: [] });

/** Complete where there is no gap. */
export const asFarAs = <Row>(rows: readonly Row[], gaps: readonly Gap[]): Fact<Row> => ({ state: gaps.length === 0 ? 'known' : 'partial', rows, gaps });

export const unknown = (...gaps: readonly Gap[]): Fact<never> => ({ state: 'unknown', rows: [], gaps });
