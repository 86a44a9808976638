import type { Place } from './place.ts';

/** An element of metadata XML with where it starts. Text is trimmed; an element has either text or children. */
export interface SourceElement {
  readonly name: string;
  readonly text: string;
  readonly children: readonly SourceElement[];
  readonly at: Place;
}

/** One component, put together from all files that make it up (decomposed sets, source and MDAPI copies). */
export interface SourceComponent {
  /** Metadata type, e.g. `PermissionSet`. */
  readonly type: string;
  /** Percent-decoded; a field's is `Object.Field`. */
  readonly fullName: string;
  readonly files: readonly string[];
  readonly root: SourceElement;
}

/** Metadata files of a project or folder, read and parsed once. */
export interface SourceProject {
  readonly name: string;
  readonly components: (type: string) => readonly SourceComponent[];
  /** Files that should be metadata and could not be read, with why. */
  readonly unreadable: readonly { readonly at: Place; readonly words: string }[];
  /** How many metadata files there are. */
  readonly files: number;
}
