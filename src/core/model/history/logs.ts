/** Bodies of event log files, which may be too large to be held. */
export interface LogFiles {
  /** Writes the body to `path`, as CSV, or to `path` with `.gz`: where it is. Throws OrgRefusal and Problem as every call. */
  fetch(id: string, path: string): Promise<string>;
}
