/**
 * Every marked error of facts 3.3 and 3.4 and every point of facts 7: the test that holds the practice org to it, or the reason
 * why none does yet. `ledger.test.ts` checks that the tests named here exist.
 */
import { OAUTH_COVERED, OAUTH_UNCOVERED } from './ledger-oauth.ts';
import { POINTS_COVERED } from './ledger-points.ts';
import { REST_COVERED, REST_UNCOVERED } from './ledger-rest.ts';

export type Mark = 'A' | 'B' | 'C' | 'K';
/** Test file to what it covers. */
export type Covered = Record<string, readonly (readonly [id: string, mark: Mark, text: string, title: string])[]>;
export type Uncovered = readonly (readonly [id: string, mark: Mark, text: string, why: string])[];

export interface Entry {
  id: string;
  mark: Mark;
  text: string;
  /** File under test/practice-org/refusals and a piece of the title. */
  test?: readonly [file: string, title: string];
  /** Why no test covers it. */
  uncovered?: string;
}

const covered = (table: Covered): Entry[] =>
  Object.entries(table).flatMap(([file, entries]) => entries.map(([id, mark, text, title]): Entry => ({ id, mark, text, test: [file, title] })));
const uncovered = (table: Uncovered): Entry[] => table.map(([id, mark, text, why]) => ({ id, mark, text, uncovered: why }));

export const LEDGER: readonly Entry[] = [
  ...covered(REST_COVERED),
  ...covered(OAUTH_COVERED),
  ...covered(POINTS_COVERED),
  ...uncovered(REST_UNCOVERED),
  ...uncovered(OAUTH_UNCOVERED),
];
