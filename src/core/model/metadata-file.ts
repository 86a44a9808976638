/** Parsed XML: element name to its occurrences, in order. Text content is a string. */
export interface XmlElement {
  readonly [element: string]: readonly (string | XmlElement)[];
}

/** One metadata component in its XML. */
export interface MetadataFile {
  /** e.g. `PermissionSet` */
  readonly type: string;
  readonly fullName: string;
  /** e.g. `permissionsets`; the directory in source and zip alike (facts 1.4: not the type's name). */
  readonly folder: string;
  /** e.g. `permissionset` */
  readonly suffix: string;
  readonly xml: string;
}
