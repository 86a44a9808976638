/** Where something stands in a file. `file` is relative to what was checked, with `/`; line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The place as the property `at` of what stands there; nothing where it is not known. */
export const placed = (at: Place | undefined): { readonly at?: Place } => (at === undefined ? {} : { at });
