/** Where something stands in a file. `file` is relative to what was checked, with `/`; line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
