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
  /** What another copy of it says otherwise, where only one can hold; the element that is read is that of the first copy. */
  readonly conflicts: readonly { readonly element: string; readonly at: Place; readonly other: Place }[];
}

/** What could not be read: where and why, in one sentence, and what it would have been. */
export interface UnreadableSource {
  readonly at: Place;
  readonly words: string;
  /** `undefined`: a folder, which may hold anything. */
  readonly type: string | undefined;
  readonly fullName: string;
}

/** Metadata files of a project or folder, read and parsed once. */
export interface SourceProject {
  readonly name: string;
  /** By full name. */
  readonly components: (type: string) => readonly SourceComponent[];
  readonly unreadable: readonly UnreadableSource[];
  /** How many metadata files there are, unreadable ones among them. */
  readonly files: number;
}
